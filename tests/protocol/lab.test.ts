/** The lab: a board of a visitor's own, and what is counted and told of how it is had. */
import { expect, test } from "vitest";
import { labTopic, labWords } from "../../lib/schema/lab.ts";
import { ask, deltaOf, errorOf } from "../support/http-ask.ts";
import { opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { keyed, viewerKey } from "./keyed.ts";
import { type Mounted, mount } from "./mount.ts";
import { until } from "./viewer.ts";

const idOf = (number: number) => number.toString(16).padStart(32, "0");
const lab = "0123456789abcdef0123456789abcdef";

/** The rows of a topic, as a poll has them once what was counted is written down. */
async function rowsNow(mounted: Mounted, topic: string) {
  mounted.clock.advance(500);
  return deltaOf(await ask(`${mounted.url}/live/${topic}`)).rows;
}

test("L1 a lab begins with eight rows that change four times a second", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic: labTopic.board(lab), pace: 60 });
  const [snapshot] = await viewer.taken();
  expect(Object.keys(snapshot?.rows ?? {})).toEqual([..."ABCDEFGH"]);
  mounted.clock.advance(10_000);
  const rows = await rowsNow(mounted, labTopic.board(lab));
  const counts = Object.values(rows).map(({ count }) => Number(count));
  expect(counts.reduce((sum, count) => sum + count)).toBe(42);
  expect((await viewer.taken()).length).toBeGreaterThan(20);
});

test("L1 a lab ends a minute after it was last read, and cursors of it lead nowhere", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/${labTopic.board(lab)}`;
  mounted.clock.advance(1_000);
  const { to } = deltaOf(await ask(address));
  mounted.clock.advance(50_000);
  expect(deltaOf(await ask(`${address}?since=${to}`)).from).toBe(to);
  const held = deltaOf(await ask(address)).to;
  mounted.clock.advance(100_000);
  const next = deltaOf(await ask(`${address}?since=${held}`));
  expect(next.from).toBeNull();
  expect(Object.values(next.rows).every(({ count }) => count === 0)).toBe(true);
});

test.each([{ origin: "https://elsewhere.example" }, { host: "elsewhere.example" }])(
  "O2 O3 foreign pages begin no labs: %o",
  async (headers) => {
    await using mounted = await mount();
    for (let number = 0; number < 64; number += 1) {
      const address = `${mounted.url}/live/${labTopic.board(idOf(number))}`;
      expect((await ask(address, { headers })).status).toBe(403);
    }
    expect((await ask(`${mounted.url}/live/${labTopic.board(lab)}`)).status).toBe(200);
  },
);

test("A3 a wrong key in a request of a lab's is one try, not two", async () => {
  await using mounted = await mount(keyed);
  const wrong = { authorization: "Bearer a key that nobody has" };
  for (const lab of [0, 1, 2, 3].map(idOf)) {
    const address = `${mounted.url}/live/${labTopic.board(lab)}`;
    expect((await ask(address, { headers: wrong })).status).toBe(401);
  }
  const headers = { authorization: `Bearer ${viewerKey}` };
  expect((await ask(`${mounted.url}/live/quotes`, { headers })).status).toBe(200);
});

test("L1 there are 64; where all are read, another is unavailable", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  for (let number = 0; number < 64; number += 1) {
    await viewer.subscribe({ topic: labTopic.costs(idOf(number)) });
  }
  expect(await viewer.refusal("subscribe", { topic: labTopic.board(lab) })).toMatchObject({
    code: "unavailable",
  });
  const answer = await ask(`${mounted.url}/live/${labTopic.board(lab)}`);
  expect([answer.status, errorOf(answer).code]).toEqual([503, "unavailable"]);
  await viewer.subscribe({ topic: labTopic.board(idOf(7)) });
  expect(await viewer.refusal("subscribe", { topic: "lab/short" })).toMatchObject({
    code: "unknown_topic",
  });
});

test("L2 whoever knows a lab may set its rate, which is brought into its range", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  expect(await viewer.refusal("lab", { lab, rate: 1 })).toMatchObject({ code: "bad_request" });
  await viewer.subscribe({ topic: labTopic.board(lab) });
  expect(await viewer.ask("lab", { lab, rate: 0 })).toEqual({ ok: true, rate: 0 });
  expect(await viewer.ask("lab", { lab, rate: 1_000 })).toEqual({ ok: true, rate: 200 });
  expect(await viewer.ask("lab", { lab })).toEqual({ ok: true, rate: 200 });
  for (const wrong of [{}, { lab: "1" }, { lab, rate: -1 }, { lab, do: "close" }, { lab, x: 1 }]) {
    expect(await viewer.refusal("lab", wrong)).toMatchObject({ code: "bad_request" });
  }
});

test("L2 a ping and a message in fragments go down the plain WebSocket", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic: labTopic.board(lab) });
  expect(await viewer.refusal("lab", { lab, do: "ping" })).toMatchObject({ code: "bad_request" });
  const socket = await RawWebSocket.open(mounted.port, {}, `GET /live?lab=${lab} HTTP/1.1`);
  expect(socket.status).toBe(101);
  await until(() => socket.frames.length > 0);
  expect(await viewer.ask("lab", { lab, do: "ping" })).toMatchObject({ ok: true });
  await until(() => socket.frames.length > 1);
  expect(socket.frames[1]).toMatchObject({ opcode: opcodes.ping, masked: false });
  expect(await viewer.ask("lab", { lab, do: "fragment" })).toMatchObject({ ok: true });
  await until(() => socket.frames.length > 6);
  const fragments = socket.frames.slice(2).filter(({ opcode }) => opcode !== opcodes.ping);
  expect(fragments.map(({ opcode, fin }) => [opcode, fin])).toEqual([
    [opcodes.text, false],
    [opcodes.continuation, false],
    [opcodes.continuation, false],
    [opcodes.continuation, true],
  ]);
  const text = Buffer.concat(fragments.map(({ payload }) => payload)).toString();
  expect(text.length).toBe(64 * 1_024);
  expect(JSON.parse(text)).toMatchObject({ type: "fragments" });
  expect(socket.frames).toHaveLength(7);
  socket.destroy();
});

test.each([
  ["refuse-400", "HTTP/1.1 400 Bad Request", "Sec-WebSocket-Key: too short"],
  ["refuse-403", "HTTP/1.1 403 Forbidden", "Origin: https://elsewhere.example"],
  ["refuse-426", "HTTP/1.1 426 Upgrade Required", "GET /live HTTP/1.1"],
])("L2 %s tells what was sent and what was answered", async (deed, status, line) => {
  await using mounted = await mount(keyed);
  const viewer = await mounted.connect({ auth: { key: viewerKey } });
  await viewer.subscribe({ topic: labTopic.refusals(lab) });
  await viewer.taken();
  expect(await viewer.ask("lab", { lab, do: deed })).toMatchObject({ ok: true });
  expect(await viewer.refusal("lab", { lab, do: deed })).toMatchObject({ code: "bad_request" });
  await until(() => {
    mounted.clock.advance(1);
    return viewer.deltas.length > 0;
  });
  const row = viewer.deltas[0]?.rows["1"];
  expect(row).toMatchObject({ deed });
  expect(String(row?.request).split("\r\n")).toContain(line);
  expect(row?.request).not.toContain("Cookie");
  const [first, ...rest] = String(row?.response).split("\r\n");
  expect(first).toBe(status);
  expect(JSON.parse(rest.at(-1) ?? "")).toHaveProperty("error");
});

test("L3 each way is counted by itself, and what is not the lab's not at all", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/${labTopic.board(lab)}`;
  const { to } = deltaOf(await ask(address));
  expect((await ask(`${address}?since=${to}`)).status).toBe(204);
  await ask(`${address}?wait=1`);
  await ask(`${mounted.url}/live/quotes`);
  const stream = await fetch(address, { headers: { accept: "text/event-stream" } });
  await stream.body?.getReader().read();
  const viewer = await mounted.connect({ query: { lab } });
  await viewer.subscribe({ topic: labTopic.board(lab) });
  await mounted.connect();
  const socket = await RawWebSocket.open(mounted.port, {}, `GET /live?lab=${lab} HTTP/1.1`);
  const rows = await rowsNow(mounted, labTopic.costs(lab));
  expect(rows).toMatchObject({
    short: { requests: 2, empty: 1 },
    long: { requests: 1, empty: 0 },
    events: { requests: 1, connections: 1, open: 1 },
    websocket: { requests: 1, connections: 1, open: 1 },
    socketio: { requests: 1, connections: 1, open: 1 },
  });
  for (const [way, row] of Object.entries(rows)) {
    expect(Number(row.bytesUp), way).toBeGreaterThan(100);
    expect(Number(row.bytesDown), way).toBeGreaterThan(100);
  }
  socket.destroy();
});

test("L3 the handshake and the frames of a plain WebSocket are told, without what is secret", async () => {
  await using mounted = await mount();
  const headers = { Cookie: "session=hidden", Authorization: "Bearer hidden" };
  const socket = await RawWebSocket.open(mounted.port, headers, `GET /live?lab=${lab} HTTP/1.1`);
  const subscribe = { type: "subscribe", ref: 1, topic: labTopic.board(lab) };
  socket.send(subscribe);
  await until(() => socket.frames.length >= 3);
  const { latest } = await rowsNow(mounted, labTopic.handshake(lab));
  expect(latest).toMatchObject({
    key: "dGhlIHNhbXBsZSBub25jZQ==",
    accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
  });
  const firsts = [latest?.request, latest?.response].map((lines) => (lines as string[])[0]);
  expect(firsts).toEqual([`GET /live?lab=${lab} HTTP/1.1`, "HTTP/1.1 101 Switching Protocols"]);
  expect(JSON.stringify(latest)).not.toContain("hidden");
  const frames = Object.values(await rowsNow(mounted, labTopic.frames(lab)));
  expect(
    frames.slice(0, 3).map(({ direction, opcode, masked }) => [direction, opcode, masked]),
  ).toEqual([
    ["down", opcodes.text, false],
    ["up", opcodes.text, true],
    ["down", opcodes.text, false],
  ]);
  expect(frames[1]).toMatchObject({
    length: JSON.stringify(subscribe).length,
    excerpt: JSON.stringify(subscribe).slice(0, 48),
    fin: true,
  });
  socket.destroy();
});

test("L4 what is said in a room is sent to who is in it, and to nobody else", async () => {
  await using mounted = await mount();
  const [red, blue] = [await mounted.connect(), await mounted.connect()];
  await red.subscribe({ topic: labTopic.room("red") });
  await blue.subscribe({ topic: labTopic.room("blue") });
  await red.subscribe({ topic: labTopic.costs(lab), pace: 0 });
  await red.taken();
  await blue.taken();
  await red.ask("lab", { lab, say: { room: "red", words: 1 } });
  mounted.runWindows();
  expect(await red.taken()).toMatchObject([
    { topic: "lab-room/red", rows: { 1: { who: "Visitor 012", words: labWords[1] } } },
  ]);
  expect(await blue.taken()).toEqual([]);
  for (const say of [{ room: "green", words: 0 }, { room: "red", words: 6 }, { room: "red" }]) {
    expect(await red.refusal("lab", { lab, say })).toMatchObject({ code: "bad_request" });
  }
});
