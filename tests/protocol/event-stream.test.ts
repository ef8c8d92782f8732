import { connect } from "node:net";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { ask, EventStreamReader, errorOf } from "../support/http-ask.ts";
import { type Mounted, type MountOptions, mount } from "./mount.ts";
import { Copy, rowsOf, until } from "./viewer.ts";

const topic = topics.stats("m1");
const streaming = { accept: "text/event-stream" };

/** The deltas of a stream once there are so many. */
async function next(stream: EventStreamReader, count = 1) {
  await until(() => stream.events.length >= count);
  return stream.taken();
}

async function opened(options: MountOptions = {}, query = "") {
  const mounted = await mount(options);
  const stream = await EventStreamReader.open(`${mounted.url}/live/${topic}${query}`);
  return { mounted, stream };
}

test("G4 a stream begins with a snapshot and goes on with deltas, at its pace", async () => {
  const { mounted, stream } = await opened({}, "?pace=5");
  await using _ = mounted;
  expect(stream.status).toBe(200);
  expect(stream.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
    "transfer-encoding": "chunked",
  });
  const [snapshot] = await next(stream);
  expect(snapshot).toMatchObject({ topic, from: null, rows: {} });
  for (let home = 1; home <= 40; home += 1) {
    mounted.stat("shots", home);
    mounted.clock.advance(50);
    await turn();
  }
  mounted.clock.advance(300);
  await until(() => stream.events.at(-1)?.data.includes('"home":40') === true);
  const { event, id } = stream.events.at(-1) ?? {};
  expect(event).toBe("delta");
  const deltas = stream.taken();
  expect(id).toBe(deltas.at(-1)?.to);
  // Two seconds at five a second, and one at once.
  expect(deltas.length).toBeLessThanOrEqual(12);
  expect(deltas.length).toBeGreaterThanOrEqual(7);
  expect(deltas[0]?.from).toBe(snapshot?.to);
  for (const delta of deltas) expect(delta).not.toHaveProperty("subscription");
  stream.close();
  await until(() => mounted.server.gateway.stats().viewers === 0);
  expect(mounted.server.gateway.stats().lanes).toBe(0);
});

test("G4 the last id goes before since, so that an event source comes back where it was", async () => {
  const { mounted, stream } = await opened();
  await using _ = mounted;
  await next(stream);
  mounted.stat("shots", 1);
  mounted.runWindows();
  await until(() => stream.events.length === 1);
  const id = stream.events[0]?.id ?? "";
  stream.close();
  mounted.stat("fouls", 2);
  const address = `${mounted.url}/live/${topic}?since=e1.0`;
  const back = await EventStreamReader.open(address, { "last-event-id": id });
  expect(await next(back)).toMatchObject([{ from: id, rows: { fouls: { home: 2 } } }]);
  const other = await EventStreamReader.open(address, { "last-event-id": "other.3" });
  expect(await next(other)).toMatchObject([{ from: null }]);
});

test("G4 streams and sockets share a lane, and are sent what was encoded once", async () => {
  const { mounted, stream } = await opened();
  await using _ = mounted;
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.taken();
  await next(stream);
  expect(mounted.server.gateway.stats()).toMatchObject({ viewers: 2, subscriptions: 1, lanes: 1 });
  mounted.stat("shots", 1);
  mounted.runWindows();
  const [streamed] = await next(stream);
  const [{ subscription: _number, ...sent } = {}] = await viewer.taken();
  expect(streamed).toEqual(sent);
});

test("G4 rows and columns restrict a stream", async () => {
  const { mounted, stream } = await opened({}, "?rows=shots&columns=home");
  await using _ = mounted;
  await next(stream);
  mounted.stat("fouls", 1);
  mounted.runWindows();
  mounted.stat("shots", 2);
  mounted.runWindows();
  expect(await next(stream)).toMatchObject([{ rows: { shots: { home: 2 } } }]);
});

test("G4 a silent stream says something every 15 s, and one that speaks does not", async () => {
  const { mounted, stream } = await opened();
  await using _ = mounted;
  await next(stream);
  for (let second = 0; second < 20; second += 1) {
    mounted.stat("shots", second);
    mounted.clock.advance(1_000);
    await next(stream);
  }
  expect(stream.comments).toBe(0);
  mounted.clock.advance(15_000);
  await until(() => stream.comments === 1);
  mounted.clock.advance(13_000);
  mounted.stat("shots", 99);
  mounted.clock.advance(1_000);
  await next(stream);
  expect(stream.comments).toBe(1);
});

test.each([
  ["nonsense", 404],
  ["quotes?wait=5", 400],
  ["quotes?pace=fast", 400],
  ["quotes?columns=nonsense", 400],
  ["headlines?rows=1", 400],
])("G5 a stream of %s is refused as JSON", async (path, status) => {
  await using mounted = await mount();
  const answer = await ask(`${mounted.url}/live/${path}`, { headers: streaming });
  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(errorOf(answer).message.length).toBeGreaterThan(10);
  expect(mounted.server.gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
});

test("G7 streams are connections, of which an address has so many", async () => {
  const { mounted, stream } = await opened({ limits: { connectionsPerAddress: 1 } });
  await using _ = mounted;
  const address = `${mounted.url}/live/${topic}`;
  const refused = await ask(address, { headers: streaming });
  expect(refused.text).toMatch(
    /^retry: \d+\n\n: an address may have 1 connections: try again in \d+ s\n\n$/,
  );
  await expect(mounted.connect()).rejects.toThrow();
  expect(mounted.server.gateway.counters().viewers.sse).toBe(1);
  stream.close();
  await until(() => mounted.server.gateway.stats().viewers === 0);
  const again = await EventStreamReader.open(address);
  expect(again.status).toBe(200);
});

test("G8 a server that goes away ends its streams as they should, and says when to come back", async () => {
  await using mounted = await mount();
  const address = `${mounted.url}/live/${topic}`;
  const headers = { accept: "text/event-stream" };
  const streams = [ask(address, { headers }), ask(address, { headers })];
  await until(() => mounted.server.gateway.stats().viewers === 2);
  const closed = mounted.server.close();
  const texts = (await Promise.all(streams)).map(({ text }) => text);
  const moments = texts.map((text) => Number(/retry: (\d+)\n\n$/.exec(text)?.[1]));
  expect(moments[0]).toBeGreaterThanOrEqual(500);
  expect(moments[1]).toBeGreaterThanOrEqual(500);
  expect(moments[0]).not.toBe(moments[1]);
  await closed;
  expect(mounted.clock.waiting).toBe(0);
});

test("G8 a stream's connection ends with it, though the client would keep it", async () => {
  await using mounted = await mount();
  const socket = connect(mounted.port, "127.0.0.1");
  const host = `Host: 127.0.0.1:${mounted.port}`;
  socket.write(`GET /live/${topic} HTTP/1.1\r\n${host}\r\nAccept: text/event-stream\r\n\r\n`);
  socket.resume();
  let ended = false;
  socket.on("end", () => {
    ended = true;
  });
  await until(() => mounted.server.gateway.stats().viewers === 1);
  // Nobody is cut: the deadline stands still.
  await mounted.server.close();
  await until(() => ended);
});

/** Lets the kernel take what was written. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}

/** Large enough that a few dozen fill what the kernel takes in for a connection. */
const label = "x".repeat(500_000);

/** Changes a row of half a megabyte until a reader that was stopped takes no more. */
async function fill(mounted: Mounted): Promise<number> {
  let round = 0;
  while (mounted.server.gateway.counters().slowReaders === 0) {
    mounted.stat("heavy", round++, `${round}${label}`);
    mounted.clock.advance(250);
    await turn();
  }
  return round;
}

test("G4 a slow stream is skipped and costs no memory, and one delta mends it", async () => {
  const { mounted, stream } = await opened();
  await using _ = mounted;
  const good = await EventStreamReader.open(`${mounted.url}/live/${topic}`);
  const [copy, other] = [new Copy(topic), new Copy(topic)];
  for (const delta of await next(stream)) copy.take(delta);
  stream.pause();
  let round = await fill(mounted);
  const waiting = () => {
    let bytes = 0;
    for (const socket of mounted.sockets) bytes += socket.writableLength;
    return bytes;
  };
  await until(() => good.events.length > 0);
  const stuck = waiting();
  for (const end = round + 40; round < end; ) {
    mounted.stat("heavy", round++, `${round}${label}`);
    mounted.clock.advance(250);
    await turn();
  }
  expect(waiting()).toBeLessThanOrEqual(stuck + 600_000);
  expect(mounted.server.gateway.counters().slowReaders).toBe(1);
  stream.resume();
  const { version } = mounted.board.place(topic).table;
  await until(() => {
    for (const delta of stream.taken()) copy.take(delta);
    for (const delta of good.taken()) other.take(delta);
    return copy.version === version && other.version === version;
  });
  expect(copy.gaps + other.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("G4 a stream that is not read for 30 s is cut", async () => {
  const { mounted, stream } = await opened();
  await using _ = mounted;
  await next(stream);
  stream.pause();
  await fill(mounted);
  mounted.clock.advance(26_000);
  expect(mounted.server.gateway.stats().viewers).toBe(1);
  mounted.clock.advance(5_000);
  await until(() => mounted.server.gateway.stats().viewers === 0);
  expect(mounted.server.gateway.counters().closedSlow).toBe(1);
  stream.resume();
  await until(() => stream.ended === "cut");
});
