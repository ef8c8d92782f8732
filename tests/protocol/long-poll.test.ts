import { connect } from "node:net";
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { type Answered, ask, deltaOf, errorOf } from "../support/http-ask.ts";
import { type Mounted, mount } from "./mount.ts";
import { until } from "./viewer.ts";

const topic = topics.stats("m1");

/** Asks with a wait, and waits until the server waits. */
async function wait(mounted: Mounted, query: string): Promise<{ answer: Promise<Answered> }> {
  const { gateway } = mounted.server;
  const before = gateway.stats().viewers;
  const answer = ask(`${mounted.url}/live/${topic}?${query}`);
  await until(() => gateway.stats().viewers > before);
  return { answer };
}

/** The cursor as it stands. */
async function cursorOf(mounted: Mounted): Promise<string> {
  return deltaOf(await ask(`${mounted.url}/live/${topic}`)).to;
}

test("G3 what has changed already is told at once", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const address = `${mounted.url}/live/${topic}?wait=30`;
  expect(deltaOf(await ask(address)).from).toBeNull();
  mounted.stat("shots", 1);
  expect(deltaOf(await ask(`${address}&since=${since}`)).rows.shots).toMatchObject({ home: 1 });
  expect(deltaOf(await ask(`${address}&since=other.7`)).from).toBeNull();
});

test("G3 what changes during the wait is told as soon as it does", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const { answer } = await wait(mounted, `wait=30&since=${since}`);
  mounted.clock.advance(10_000);
  mounted.stat("shots", 1);
  // No more than a turn of the event loop.
  mounted.clock.advance(0);
  expect(deltaOf(await answer)).toMatchObject({ from: since, rows: { shots: { home: 1 } } });
  await until(() => mounted.server.gateway.stats().viewers === 0);
  expect(mounted.server.gateway.stats().lanes).toBe(0);
});

test("G3 where nothing changes the answer is empty, when the wait is over", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const { answer } = await wait(mounted, `wait=2.5&since=${since}`);
  mounted.clock.advance(2_499);
  expect(mounted.server.gateway.counters().questions.empty).toBe(0);
  mounted.clock.advance(1);
  expect((await answer).status).toBe(204);
  expect(mounted.server.gateway.counters().questions.empty).toBe(1);
});

test("G3 a change that was not asked for ends no wait", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  mounted.stat("fouls", 1);
  const { answer } = await wait(mounted, `wait=30&rows=shots&since=${since}`);
  for (let count = 0; count < 5; count += 1) {
    mounted.stat("fouls", count + 2);
    mounted.clock.advance(1_000);
  }
  expect(mounted.server.gateway.stats().viewers).toBe(1);
  mounted.stat("shots", 7);
  mounted.clock.advance(0);
  const delta = deltaOf(await answer);
  expect(delta.rows).toEqual({ shots: { label: "shots", home: 7, away: 0 } });
  expect(delta.from).toBe(since);
});

test("G3 all who wait from one cursor are sent the same", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const waiting = [];
  for (let count = 0; count < 4; count += 1) {
    waiting.push(await wait(mounted, `wait=30&since=${since}`));
  }
  expect(mounted.server.gateway.counters().viewers.long_polling).toBe(4);
  expect(mounted.server.gateway.stats().lanes).toBe(1);
  mounted.stat("shots", 1);
  mounted.clock.advance(0);
  const texts = await Promise.all(waiting.map(async ({ answer }) => (await answer).text));
  expect(new Set(texts).size).toBe(1);
  expect(mounted.server.gateway.counters()).toMatchObject({ deltas: 5, questions: { told: 5 } });
});

test("G3 who goes away during the wait leaves nothing behind", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const timers = mounted.clock.waiting;
  const socket = connect(mounted.port, "127.0.0.1");
  socket.write(
    `GET /live/${topic}?wait=30&since=${since} HTTP/1.1\r\nHost: 127.0.0.1:${mounted.port}\r\n\r\n`,
  );
  const { gateway } = mounted.server;
  await until(() => gateway.stats().viewers === 1);
  expect(mounted.clock.waiting).toBe(timers + 1);
  socket.destroy();
  await until(() => gateway.stats().viewers === 0);
  expect(gateway.stats().lanes).toBe(0);
  expect(mounted.clock.waiting).toBe(timers);
});

test("G3 polls that wait count among the viewers that poll", async () => {
  await using mounted = await mount();
  const { answer } = await wait(mounted, `wait=30&since=${await cursorOf(mounted)}`);
  mounted.clock.advance(1_000);
  const row = mounted.board.place(topics.server).table.get("now");
  expect(row).toMatchObject({ viewers: 1, polling: 1 });
  mounted.clock.advance(29_000);
  await answer;
});

test("G7 polls that wait are connections, of which an address has so many", async () => {
  await using mounted = await mount({ limits: { connectionsPerAddress: 2 } });
  const since = await cursorOf(mounted);
  const query = `wait=30&since=${since}`;
  const socket = await mounted.connect();
  const { answer } = await wait(mounted, query);
  const refused = await ask(`${mounted.url}/live/${topic}?${query}`);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThanOrEqual(5);
  expect(errorOf(refused)).toMatchObject({
    code: "rate_limited",
    message: expect.stringMatching("an address may have 2 connections: try again"),
  });
  // What is not to wait needs no place.
  expect((await ask(`${mounted.url}/live/${topic}`)).status).toBe(200);
  socket.socket.disconnect();
  await until(() => mounted.server.gateway.stats().viewers === 1);
  await expect.poll(async () => (await ask(`${mounted.url}/live/${topic}`)).status).toBe(200);
  const again = await wait(mounted, query);
  mounted.stat("shots", 1);
  mounted.clock.advance(0);
  expect((await answer).status).toBe(200);
  expect((await again.answer).status).toBe(200);
});

test("G8 a server that goes away tells those who wait to come back", async () => {
  await using mounted = await mount();
  const since = await cursorOf(mounted);
  const { answer } = await wait(mounted, `wait=30&since=${since}`);
  const closed = mounted.server.close();
  const told = await answer;
  expect(told.status).toBe(503);
  expect(told.headers["retry-after"]).toBe("1");
  expect(errorOf(told).code).toBe("unavailable");
  // Nobody is cut: the deadline stands still.
  await closed;
  expect(mounted.clock.waiting).toBe(0);
});
