/** Deltas go straight to the TCP socket where they can; see server/gateway/socketio/private-path.ts. */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { follow } from "./follow.ts";
import { mount } from "./mount.ts";

const topic = topics.stats("m1");
const goal = {
  clock: "1'",
  period: "1H",
  kind: "goal",
  side: "home",
  player: null,
  other: null,
  text: "Goal",
  homeScore: 1,
  awayScore: 0,
  time: 1,
} as const;

test("with the versions that are installed, deltas over a WebSocket take the private path", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  mounted.stat("shots", 1);
  mounted.runWindows();
  expect((await viewer.taken()).length).toBe(2);
  const { privateWrites, fallbackWrites } = mounted.server.gateway.counters();
  expect(privateWrites).toBe(2);
  expect(fallbackWrites).toBe(0);
});

test.each(["json", "binary"] as const)(
  "%s over the private path equals the board",
  async (encoding) => {
    await using mounted = await mount();
    await follow(mounted, { encoding, transport: "websocket" });
    const counters = mounted.server.gateway.counters();
    expect(counters.privateWrites).toBeGreaterThan(20);
    expect(counters.fallbackWrites).toBe(0);
  },
);

test.each(["json", "binary"] as const)(
  "%s over polling, which has no such path, does too",
  async (encoding) => {
    await using mounted = await mount();
    await follow(mounted, { encoding, transport: "polling" });
    const counters = mounted.server.gateway.counters();
    expect(counters.privateWrites).toBe(0);
    expect(counters.fallbackWrites).toBeGreaterThan(10);
    expect(counters.viewers).toMatchObject({ socketio_websocket: 0, socketio_polling: 1 });
  },
);

test("a connection that changes from polling to a WebSocket goes over to the private path", async () => {
  await using mounted = await mount();
  await follow(mounted, { encoding: "json", transport: "upgrade" });
  const counters = mounted.server.gateway.counters();
  expect(counters.viewers).toMatchObject({ socketio_websocket: 1, socketio_polling: 0 });
  expect(counters.privateWrites).toBeGreaterThan(20);
});

test("what goes out is counted in bytes, frames and all", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ frames: true });
  await viewer.subscribe({ topic, encoding: "binary" });
  await viewer.takenFrames();
  const before = mounted.server.gateway.counters();
  mounted.stat("shots", 1);
  mounted.clock.advance(500);
  // The board's own row is written once a second.
  const after = mounted.server.gateway.counters();
  const [frame] = await viewer.takenFrames();
  expect(after.deltas - before.deltas).toBe(1);
  expect(after.bytes - before.bytes).toBe((frame?.length ?? 0) + 2);
});

test("what several subscriptions are sent by one change goes out as one write", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  for (const name of ["stats/m1", "events/m1", "matches"]) await viewer.subscribe({ topic: name });
  await viewer.taken();
  mounted.runWindows();
  let together = 0;
  for (const socket of mounted.sockets) {
    const { _writev: writev } = socket;
    socket._writev = function (chunks, done) {
      together = Math.max(together, chunks.length);
      writev?.call(this, chunks, done);
    };
  }
  mounted.sink.transact(() => {
    mounted.match.stat("shots", "Shots", 1, 0);
    mounted.match.set({ homeScore: 1, awayScore: 0 });
    mounted.match.event(goal);
  });
  mounted.runWindows();
  const deltas = await viewer.taken();
  expect(deltas.map((delta) => delta.topic).sort()).toEqual(["events/m1", "matches", "stats/m1"]);
  // What Socket.IO writes by itself are a header and a payload.
  expect(together).toBe(3);
});
