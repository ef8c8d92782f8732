import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { stage } from "./stage.ts";

test("the status follows the line, from connecting to live and back", () => {
  const { mirror, line, surroundings, view } = stage();
  const seen: string[] = [];
  mirror.onConnection.listen(() => seen.push(mirror.connection.status));
  mirror.start();
  view({ topic: topics.matches }).watch();
  line.flowing = false;
  expect(mirror.connection).toMatchObject({ status: "connecting", transport: null });
  line.open();
  expect(mirror.connection).toMatchObject({ status: "catching-up", transport: "held" });
  surroundings.clock.advance(40);
  line.flush();
  const { clock } = surroundings;
  expect(mirror.connection).toMatchObject({ status: "live", since: clock.now(), operator: true });
  clock.advance(1_000);
  line.cut();
  expect(mirror.connection).toMatchObject({ status: "reconnecting", since: clock.now() });
  surroundings.set({ online: false });
  expect(mirror.connection.status).toBe("offline");
  surroundings.set({ online: true });
  // Whoever waits to try again need not, now.
  expect(line.renewals).toBe(1);
  line.open();
  line.flush();
  expect(mirror.connection).toMatchObject({ status: "live", reconnects: 1 });
  expect(seen.filter((status, at) => status !== seen[at - 1])).toEqual([
    "connecting",
    "catching-up",
    "live",
    "reconnecting",
    "offline",
    "reconnecting",
    "catching-up",
    "live",
  ]);
});

test("a new subscription on a live line leaves it live", () => {
  const { mirror, line, view } = stage();
  mirror.start();
  line.open();
  line.flowing = false;
  view({ topic: topics.matches }).watch();
  expect(mirror.connection.status).toBe("live");
});

test("what was refused for now is still being caught up with", () => {
  const { mirror, line, server, surroundings, view } = stage();
  view({ topic: topics.matches }).watch();
  server.refusals.push("too_many_subscriptions");
  mirror.start();
  line.open();
  expect(mirror.connection.status).toBe("catching-up");
  surroundings.clock.advance(1_000);
  expect(mirror.connection.status).toBe("live");
});

test("the connection is the same object while nothing about it changes", () => {
  const { mirror, line, surroundings, view, settle } = stage();
  view({ topic: topics.matches }).watch();
  mirror.start();
  line.open();
  const { connection } = mirror;
  view({ topic: "trades/A" }).watch();
  surroundings.set({ hidden: true });
  settle();
  expect(mirror.connection).toBe(connection);
});

test("control is answered by the server, or refused where there is none to ask", async () => {
  const { mirror, line } = stage();
  mirror.start();
  const refused = await mirror.ask("control", { rate: 100 });
  expect(refused).toMatchObject({ ok: false });
  line.open();
  expect(await mirror.ask("control", { rate: 100 })).toMatchObject({ ok: true, rate: 100 });
  line.flowing = false;
  const cut = mirror.ask("control", { rate: 100 });
  line.cut();
  expect(await cut).toMatchObject({ ok: false });
});

test("the meter is read once a second while somebody looks", () => {
  const { mirror, line, server, surroundings, view, settle } = stage();
  mirror.start();
  line.open();
  view({ topic: topics.matches }).watch();
  settle();
  const { clock } = surroundings;
  const before = clock.waiting;
  let told = 0;
  const stop = mirror.onReading.listen(() => told++);
  server.put("matches", "m1", { homeScore: 9 });
  clock.advance(30);
  server.push();
  surroundings.draw();
  clock.advance(2_000);
  expect(told).toBe(2);
  expect(mirror.reading.ageP50).toBe(30);
  expect(mirror.reading.deltasPerSecond).toBeGreaterThan(0);
  expect(mirror.reading.kilobytesPerSecond).toBeGreaterThan(0);
  stop();
  expect(clock.waiting).toBe(before);
});
