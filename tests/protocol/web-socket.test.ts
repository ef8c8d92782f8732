/** The events of a plain WebSocket, with Node's own as the client. */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { PlainSocket } from "../support/plain-socket.ts";
import { Random } from "../support/random.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { type MountOptions, mount } from "./mount.ts";
import { Copy, rowsOf, until } from "./viewer.ts";

const topic = topics.stats("m1");

async function opened(options: MountOptions = {}) {
  const mounted = await mount(options);
  const socket = await PlainSocket.open(mounted.url);
  return { mounted, socket };
}

test("W2 each event is answered under its own name, with the ref that it came with", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const subscribed = await socket.ask("subscribe", { topic, columns: ["home"], pace: 7 });
  expect(subscribed).toEqual({
    type: "subscribed",
    ref: 1,
    subscription: 1,
    topic,
    pace: 5,
    encoding: "json",
    cursor: `e1.${mounted.board.table(topic)?.version}`,
    columns: ["home"],
    keep: null,
    tickSize: null,
    base: expect.any(Number),
  });
  expect(await socket.ask("pace", { pace: 20 })).toEqual({ type: "paced", ref: 2, pace: 20 });
  const budget = { kilobytesPerSecond: 8 };
  const fitted = { type: "fitted", ref: 3, kilobytesPerSecond: 8, pace: null };
  expect(await socket.ask("budget", budget)).toEqual(fitted);
  const settings = { rate: 5, speed: 1, paused: false, scenario: null };
  const controlled = { type: "controlled", ref: 4, ...settings };
  expect(await socket.ask("control", { rate: 5 })).toEqual(controlled);
  const { sent, received, ...time } = await socket.ask("time", { sent: 17 });
  expect([sent, received, time]).toEqual([17, mounted.clock.now(), { type: "time", ref: 5 }]);
  const unsubscribed = { type: "unsubscribed", ref: 6 };
  expect(await socket.ask("unsubscribe", { subscription: 1 })).toEqual(unsubscribed);
});

test("W2 a ref may be a text, or left out", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  socket.socket.send(JSON.stringify({ type: "time", ref: "mine", sent: 1 }));
  socket.socket.send(JSON.stringify({ type: "time", sent: 2 }));
  await until(() => socket.events.length === 3);
  expect(socket.events[1]).toMatchObject({ type: "time", ref: "mine", sent: 1 });
  expect(socket.events[2]).not.toHaveProperty("ref");
});

test("W3 it says hello, then sends a snapshot and deltas after the answer", async () => {
  await using mounted = await mount();
  const socket = await RawWebSocket.open(mounted.port);
  socket.send({ type: "subscribe", topic });
  await until(() => socket.events.length === 3);
  const [hello, answer, snapshot] = socket.events;
  const version = "0.0.0";
  expect(hello).toEqual({
    type: "hello",
    protocol: 1,
    epoch: "e1",
    version,
    operator: true,
    keys: "none",
  });
  expect(answer).toMatchObject({ type: "subscribed", subscription: 1 });
  expect(snapshot).toMatchObject({ type: "delta", topic, subscription: 1, from: null, rows: {} });
  mounted.stat("shots", 1);
  mounted.runWindows();
  await until(() => socket.events.length === 4);
  expect(socket.events[3]).toMatchObject({ from: snapshot?.to, rows: { shots: { home: 1 } } });
});

test("W3 it shares lanes with Socket.IO, and is sent what was encoded once", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await socket.ask("subscribe", { topic });
  await Promise.all([viewer.taken(), socket.taken()]);
  expect(mounted.server.gateway.stats()).toEqual({ viewers: 2, subscriptions: 1, lanes: 1 });
  mounted.stat("shots", 1);
  mounted.runWindows();
  expect(await socket.taken()).toEqual(await viewer.taken());
  expect(mounted.server.gateway.counters()).toMatchObject({
    fallbackWrites: 0,
    viewers: { websocket: 1, socketio_websocket: 1 },
  });
});

test("W3 it is told when another pace fits its budget", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  await socket.ask("subscribe", { topic, pace: 20 });
  await socket.ask("budget", { kilobytesPerSecond: 5 });
  for (let round = 0; round < 100; round += 1) {
    mounted.stat("heavy", round, `${round}${"x".repeat(1_000)}`);
    mounted.clock.advance(50);
  }
  await socket.settle();
  const fitted = socket.events.filter(({ type }) => type === "fitted");
  expect(fitted[0]).toMatchObject({ kilobytesPerSecond: 5, pace: expect.any(Number) });
  expect(Number(fitted.at(-1)?.pace)).toBeLessThan(20);
});

test("W3 it comes back with its cursor, and is sent what has changed meanwhile", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  mounted.stat("shots", 1);
  await socket.ask("subscribe", { topic });
  const since = (await socket.taken()).at(-1)?.to;
  socket.socket.close();
  mounted.stat("fouls", 2);
  const back = await PlainSocket.open(mounted.url);
  await back.ask("subscribe", { topic, since });
  expect(await back.taken()).toMatchObject([{ from: since, rows: { fouls: { home: 2 } } }]);
});

test("W4 what cannot be answered is an error with its ref", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const error = { type: "error", message: expect.any(String) };
  const unknown = await socket.ask("subscribe", { topic: "nonsense" });
  expect(unknown).toEqual({ ...error, ref: 1, code: "unknown_topic" });
  for (const [type, message] of [
    ["subscribe", {}],
    ["subscribe", { topic, nonsense: 1 }],
    ["subscribe", { topic, columns: ["nonsense"] }],
    ["unsubscribe", { subscription: 99 }],
    ["pace", { pace: -1 }],
    ["nonsense", {}],
    ["__proto__", {}],
    ["hello", {}],
  ] as const) {
    expect(await socket.ask(type, message)).toMatchObject({ ...error, code: "bad_request" });
  }
  expect(mounted.server.gateway.stats().subscriptions).toBe(0);
});

test.each([
  "",
  "nonsense",
  "null",
  "5",
  '"time"',
  "[]",
  "{}",
  '{"type":5}',
  '{"type":"time","ref":{},"sent":1}',
  `{"type":"time","ref":"${"x".repeat(65)}","sent":1}`,
  '{"type":"time","sent":1,"ok":false}',
])("W4 the text %j is answered with an error that says why", async (text) => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  socket.socket.send(text);
  await until(() => socket.events.length === 2);
  expect(socket.events[1]).toMatchObject({ type: "error", code: "bad_request" });
  expect(String(socket.events[1]?.message).length).toBeGreaterThan(10);
  expect(await socket.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
});

test("W4 who goes on sending bad messages is closed, and others are not", async () => {
  const { mounted, socket } = await opened({ limits: { strikesMax: 5 } });
  await using _ = mounted;
  const good = await PlainSocket.open(mounted.url);
  await socket.ask("subscribe", { topic });
  for (let count = 0; count < 6; count += 1) socket.socket.send("nonsense");
  await until(() => socket.closed !== null);
  expect(socket.closed).toBe(1008);
  await until(() => mounted.server.gateway.stats().viewers === 1);
  expect(mounted.server.gateway.stats()).toEqual({ viewers: 1, subscriptions: 0, lanes: 0 });
  expect(await good.ask("time", { sent: 1 })).toMatchObject({ sent: 1 });
});

test("W4 texts of any shape hurt nobody else", async () => {
  await using mounted = await mount({ limits: { strikesMax: 1e6, eventsBurst: 1e6 } });
  const [good, bad] = [await PlainSocket.open(mounted.url), await PlainSocket.open(mounted.url)];
  await good.ask("subscribe", { topic });
  await good.taken();
  const random = new Random(20_261_122);
  const pieces = ['{"type":', '"subscribe"', '"time"', ",", '"ref":1', '"topic":', '"quotes"'];
  const more = ["}", "{", "[", "]", '"__proto__":{}', '"sent":1', "null", "\u0000", "1e999", "\\"];
  for (let round = 0; round < 1_000; round += 1) {
    const text = Array.from({ length: random.below(9) }, () => random.pick([...pieces, ...more]));
    bad.socket.send(text.join(""));
    if (round % 100 !== 99) continue;
    await bad.settle();
    mounted.stat("round", round);
    mounted.runWindows();
    expect(await good.taken()).toMatchObject([{ rows: { round: { home: round } } }]);
  }
  expect(mounted.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("W5 binary deltas are binary messages", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const copy = new Copy(topic);
  const { base, encoding } = await socket.ask("subscribe", { topic, encoding: "binary" });
  expect(encoding).toBe("binary");
  copy.base = Number(base);
  mounted.stat("shots", 1);
  mounted.runWindows();
  await socket.settle();
  expect(socket.deltas).toEqual([]);
  expect(socket.frames).toHaveLength(2);
  for (const frame of socket.frames) copy.takeFrame(frame);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("H4 the controls want the operator's key in the handshake", async () => {
  const key = "a-key-that-only-operators-have";
  await using mounted = await mount({ config: { operatorKey: key } });
  const stranger = await PlainSocket.open(mounted.url);
  expect(await stranger.ask("control", { rate: 5 })).toMatchObject({ code: "unauthorized" });
  for (const [given, operator] of [
    [key, true],
    ["another-key-of-some-length", false],
  ] as const) {
    const headers = { Authorization: `Bearer ${given}` };
    const socket = await RawWebSocket.open(mounted.port, headers);
    socket.send({ type: "control", ref: 1, rate: 7 });
    await until(() => socket.events.length === 2);
    expect(socket.events[0]).toMatchObject({ type: "hello", operator });
    expect(socket.events[1]).toMatchObject({ type: operator ? "controlled" : "error" });
  }
  expect(mounted.settings.rate).toBe(7);
});
