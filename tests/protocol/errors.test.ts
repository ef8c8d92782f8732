import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { Random } from "../support/random.ts";
import { clientFrame, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { mount } from "./mount.ts";
import { closeCodeOf, until } from "./viewer.ts";

const topic = topics.stats("m1");

test.each([
  ["subscribe", []],
  ["subscribe", [null]],
  ["subscribe", ["quotes"]],
  ["subscribe", [{}]],
  ["subscribe", [{ topic: 5 }]],
  ["subscribe", [{ topic: "quotes" }, { topic: "quotes" }]],
  ["subscribe", [{ topic: "quotes", rows: "AAPL" }]],
  ["subscribe", [{ topic: "quotes", columns: [] }]],
  ["subscribe", [{ topic: "quotes", pace: -1 }]],
  ["subscribe", [{ topic: "quotes", pace: "10" }]],
  ["subscribe", [{ topic: "quotes", since: 5 }]],
  ["subscribe", [Buffer.from("quotes")]],
  ["unsubscribe", [{}]],
  ["unsubscribe", [{ subscription: 1.5 }]],
  ["pace", [{}]],
  ["pace", [{ pace: null }]],
  ["time", [{}]],
  ["time", [{ sent: "now" }]],
  ["delta", [{ topic: "quotes" }]],
  ["__proto__", [{}]],
  ["constructor", [{}]],
  ["hello", []],
])("E1 %s %j is a bad request", async (event, args) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal(event, ...args);
  expect(error.code).toBe("bad_request");
  expect(error.message.length).toBeGreaterThan(10);
  expect(mounted.server.gateway.stats().subscriptions).toBe(0);
});

test("E1 an answer that cannot be given for a defect of ours is an answer still", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  Object.defineProperty(mounted, "settings", {
    get: () => {
      throw new Error("defect");
    },
  });
  expect(await viewer.refusal("control", {})).toMatchObject({ code: "bad_request" });
  expect(mounted.logged.join()).toContain("defect");
  expect(await viewer.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
});

test("E2 an acknowledgement is optional, and need not be one", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  viewer.socket.send("subscribe");
  for (const args of [[{ topic }], ["nonsense"], [], [{ topic }, "no function"]]) {
    (viewer.socket as { emit(event: string, ...args: unknown[]): unknown }).emit(
      "subscribe",
      ...args,
    );
  }
  expect(await viewer.taken()).toMatchObject([{ topic }]);
});

/** Any JSON value, and a little more. */
function anything(random: Random, depth = 0): unknown {
  const simple = [null, true, 0, -1, 1e308, "", "quotes", "\u0000", [], {}, Buffer.from([1, 2])];
  if (depth > 2 || random.chance(0.5)) return random.pick(simple);
  const keys = ["topic", "rows", "columns", "pace", "since", "subscription", "sent", "__proto__"];
  const values = Array.from({ length: random.below(4) }, () => anything(random, depth + 1));
  if (random.chance(0.3)) return values;
  return Object.fromEntries(values.map((value) => [random.pick(keys), value]));
}

test("E2 messages of any shape hurt nobody else", async () => {
  await using mounted = await mount({ limits: { strikesMax: 1e6, eventsBurst: 1e6 } });
  const [good, bad] = [await mounted.connect(), await mounted.connect()];
  await good.subscribe({ topic });
  await good.taken();
  const random = new Random(20_261_121);
  const events = ["subscribe", "unsubscribe", "pace", "control", "time", "delta", "hello", "x"];
  const raw = bad.socket as { emit(event: string, ...args: unknown[]): unknown };
  for (let round = 0; round < 2_000; round += 1) {
    const args = Array.from({ length: random.below(3) }, () => anything(random));
    raw.emit(random.pick(events), ...args);
    if (round % 100 !== 99) continue;
    await bad.settle();
    mounted.stat("round", round);
    mounted.runWindows();
    expect(await good.taken()).toMatchObject([{ rows: { round: { home: round } } }]);
  }
  expect(mounted.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("E3 one subscription too many is refused, and one that is given back makes room", async () => {
  await using mounted = await mount({ limits: { subscriptionsMax: 2 } });
  const viewer = await mounted.connect();
  const { subscription } = await viewer.subscribe({ topic: "quotes" });
  await viewer.subscribe({ topic: "matches" });
  const error = await viewer.refusal("subscribe", { topic: "leagues" });
  expect(error.code).toBe("too_many_subscriptions");
  expect(mounted.server.gateway.stats().subscriptions).toBe(2);
  await viewer.ask("unsubscribe", { subscription });
  await viewer.subscribe({ topic: "leagues" });
});

test("E3 rows are counted over all subscriptions, and given back with them", async () => {
  await using mounted = await mount({ limits: { rowsMax: 3 } });
  const viewer = await mounted.connect();
  const wish = { topic: "quotes", rows: ["AAPL", "MSFT"] };
  const { subscription } = await viewer.subscribe(wish);
  await viewer.subscribe({ ...wish, pace: 1 });
  const more = { topic: "matches", rows: ["m1", "m2"] };
  const error = await viewer.refusal("subscribe", more);
  expect(error).toMatchObject({
    code: "too_many_subscriptions",
    message: "a connection may name 3 rows: end a subscription first",
  });
  expect(mounted.server.gateway.stats().subscriptions).toBe(1);
  await viewer.subscribe({ topic: "matches", rows: ["m1"] });
  await viewer.ask("unsubscribe", { subscription });
  await viewer.subscribe(more);
});

test("E4 too many messages are refused until time has passed", async () => {
  await using mounted = await mount({ limits: { eventsBurst: 10, eventsPerSecond: 5 } });
  const viewer = await mounted.connect();
  for (let count = 0; count < 10; count += 1) {
    expect(await viewer.ask("time", { sent: count })).toMatchObject({ sent: count });
  }
  expect((await viewer.refusal("time", { sent: 0 })).code).toBe("rate_limited");
  mounted.clock.advance(400);
  expect(await viewer.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
  expect(await viewer.ask("time", { sent: 2 })).toMatchObject({ sent: 2 });
  expect((await viewer.refusal("time", { sent: 0 })).code).toBe("rate_limited");
});

test("E5 a connection that goes on sending bad messages is closed, and others are not", async () => {
  await using mounted = await mount({ limits: { strikesMax: 5 } });
  const [good, bad] = [await mounted.connect(), await mounted.connect()];
  const closed = closeCodeOf(bad);
  for (let count = 0; count < 5; count += 1) await bad.refusal("subscribe", count);
  expect(bad.cut).toBeNull();
  (bad.socket as { emit(event: string, ...args: unknown[]): unknown }).emit("subscribe", 6);
  await until(() => bad.cut !== null);
  // Socket.IO's clients come back by themselves after any other reason.
  expect(bad.cut).toBe("io server disconnect");
  expect(await closed).toBe(1008);
  expect(await good.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
});

test("E5 a bad message now and then is forgiven", async () => {
  await using mounted = await mount({ limits: { strikesMax: 2, strikesPerSecond: 1 } });
  const viewer = await mounted.connect();
  for (let count = 0; count < 20; count += 1) {
    await viewer.refusal("subscribe", count);
    mounted.clock.advance(1_000);
  }
  expect(viewer.cut).toBeNull();
});

/** A WebSocket of Engine.IO's. */
const engineRequest = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1";

test.each([
  ["pings", opcodes.ping, "a"],
  ["acknowledgements of what was not asked", opcodes.text, "431[]"],
  ["namespaces that there are not", opcodes.text, "40/other,"],
  ["what costs much to read", opcodes.text, `42["time","${"a".repeat(10_000)}"]`],
])("E5 %s are bounded as events are", async (_, opcode, content) => {
  await using mounted = await mount({ limits: { eventsBurst: 10, eventsPerSecond: 5 } });
  const good = await mounted.connect();
  const bad = await RawWebSocket.open(mounted.port, {}, engineRequest);
  for (const [kind, text] of [
    [opcodes.text, "40"],
    [opcode, content],
  ] as const)
    bad.write(clientFrame(kind, text));
  expect(await good.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
  expect(bad.closeCode).toBeNull();
  for (let count = 0; count < 20; count += 1) bad.write(clientFrame(opcode, content));
  await until(() => bad.closeCode !== null);
  expect(bad.closeCode).toBe(1008);
  expect(mounted.logged.filter((line) => line.includes("too many packets"))).toHaveLength(1);
  expect(await good.ask("time", { sent: 2 })).toMatchObject({ sent: 2 });
});

test("E5 the name of a namespace that there is not is to be short", async () => {
  await using mounted = await mount();
  const bad = await RawWebSocket.open(mounted.port, {}, engineRequest);
  bad.write(clientFrame(opcodes.text, `40/${"a".repeat(100)},`));
  await until(() => bad.closeCode !== null);
  expect(bad.closeCode).toBe(1008);
});

test.each(["42", "42[1]"])("E1 %s is an event without a name", async (packet) => {
  await using mounted = await mount();
  const raw = await RawWebSocket.open(mounted.port, {}, engineRequest);
  for (const text of ["40", packet]) raw.write(clientFrame(opcodes.text, text));
  raw.write(clientFrame(opcodes.text, '421["time",{"sent":1}]'));
  await until(() => raw.frames.some(({ payload }) => `${payload}`.startsWith("431[")));
  expect(mounted.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("E6 a message that is too long closes the connection", async () => {
  await using mounted = await mount();
  const [good, bad] = [await mounted.connect(), await mounted.connect()];
  const raw = bad.socket as { emit(event: string, ...args: unknown[]): unknown };
  raw.emit("subscribe", { topic: "x".repeat(70_000) });
  await until(() => bad.cut !== null);
  expect(await good.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
});
