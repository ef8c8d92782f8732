/** One contract for all five ways, and what is each one's own. */
import { expect, test } from "vitest";
import { LabRun } from "../../../app/_views/lab/lab-run.ts";
import { labWays } from "../../../lib/schema/lab.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { LabServer, topic } from "./lab-server.ts";

const id = topic.slice("lab/".length);

function makeRun() {
  const clock = new ManualClock();
  const server = new LabServer();
  const run = new LabRun({
    id,
    origin: "http://board.test",
    clock,
    serverNow: () => 10,
    fetch: server.fetch,
    makeSource: server.makeSource,
    makeSocket: server.makeSocket,
    openStock: server.openStock,
  });
  /** Lets promises and timers do what is due. */
  const pass = async (ms: number) => {
    for (let round = 0; round < 12; round += 1) await Promise.resolve();
    clock.advance(ms);
    for (let round = 0; round < 12; round += 1) await Promise.resolve();
  };
  return { clock, server, run, pass };
}

for (const way of labWays) {
  test(`${way}: a snapshot, then what changes, then silence`, async () => {
    const { clock, server, run, pass } = makeRun();
    const board = run.boards[way];
    run.start();
    await pass(0);
    expect(board.state).toBe("open");
    expect(board.get("A")).toMatchObject({ value: 1 });
    server.write("B", 2);
    await pass(1_000);
    expect(board.get("B")).toMatchObject({ value: 2 });
    expect(board.deltas).toBe(2);
    run.stop();
    server.write("C", 3);
    await pass(60_000);
    expect(board.get("C")).toBeNull();
    expect(board.state).toBe("off");
    expect(server.open).toBe(0);
    expect(clock.waiting).toBe(0);
  });

  test(`${way}: a cut keeps what is held, and mending goes on from there without a snapshot`, async () => {
    const { server, run, pass } = makeRun();
    const board = run.boards[way];
    run.start();
    await pass(0);
    run.cut();
    expect(board.state).toBe("cut");
    server.write("B", 2);
    await pass(60_000);
    expect(board.get("A")).toMatchObject({ value: 1 });
    expect(board.get("B")).toBeNull();
    expect(server.open).toBe(0);
    run.mend();
    await pass(0);
    expect(board.get("B")).toMatchObject({ value: 2 });
    expect(board.resumed).toEqual({ snapshot: false, rows: 1 });
    run.stop();
  });

  test(`${way}: an added delay holds back both directions, and loses nothing`, async () => {
    const { server, run, pass } = makeRun();
    const board = run.boards[way];
    run.set({ delayMs: 300 });
    run.start();
    await pass(0);
    await pass(299);
    expect(board.get("A")).toBeNull();
    await pass(1);
    await pass(300);
    await pass(300);
    await pass(300);
    expect(board.get("A")).toMatchObject({ value: 1 });
    for (let value = 2; value < 10; value += 1) {
      server.write("A", value);
      run.set({ delayMs: 300 - value * 30 });
      await pass(20);
    }
    await pass(1_500);
    await pass(1_500);
    expect(board.get("A")).toMatchObject({ value: 9 });
    run.stop();
  });
}

test("short polling asks in its interval, which may change while it waits", async () => {
  const { server, run, pass } = makeRun();
  const asked = () => server.asked.filter((line) => /^GET (?!.*wait)/.test(line)).length;
  run.start();
  await pass(0);
  expect(asked()).toBe(1);
  for (let second = 0; second < 5; second += 1) await pass(1_000);
  expect(asked()).toBe(6);
  run.set({ intervalMs: 10_000 });
  for (let second = 0; second < 8; second += 1) await pass(1_000);
  expect(asked()).toBe(6);
  run.set({ intervalMs: 200 });
  await pass(100);
  expect(asked()).toBe(7);
  run.stop();
});

test("long polling asks again when it is answered, not oftener than others are sent something", async () => {
  const { server, run, pass } = makeRun();
  const asked = () => server.asked.filter((line) => line.includes("wait=20")).length;
  run.start();
  await pass(0);
  expect(asked()).toBe(1);
  await pass(50);
  expect(asked()).toBe(2);
  await pass(30_000);
  expect(asked()).toBe(2);
  server.endWaits();
  await pass(0);
  expect(asked()).toBe(3);
  run.stop();
});

test("a long poll that fails is tried again after a second", async () => {
  const { server, run, pass } = makeRun();
  const asked = () => server.asked.filter((line) => line.includes("wait=20")).length;
  server.broken = true;
  run.start();
  await pass(0);
  expect(run.boards.long.state).toBe("connecting");
  await pass(999);
  expect(asked()).toBe(1);
  server.broken = false;
  await pass(1);
  expect(asked()).toBe(2);
  expect(run.boards.long.state).toBe("open");
  run.stop();
});

test("ways name the lab in the address, and where there is one their cursor", async () => {
  const { server, run, pass } = makeRun();
  run.start();
  await pass(0);
  run.cut();
  server.asked.length = 0;
  run.mend();
  await pass(0);
  expect(server.asked.slice(0, 5)).toEqual([
    `GET /live/${topic}?since=e1.1`,
    `GET /live/${topic}?since=e1.1&wait=20`,
    `EVENTS /live/${topic}?pace=20&since=e1.1`,
    `ws: /live?lab=${id}`,
    `socket.io ${id}`,
  ]);
  expect(server.asked.slice(5)).toEqual(["subscribe e1.1", "subscribe e1.1"]);
  run.stop();
});

test("a plain WebSocket that is closed by hand comes back after a second", async () => {
  const { server, run, pass } = makeRun();
  run.start();
  await pass(0);
  const asked = () => server.asked.filter((line) => line.startsWith("ws:")).length;
  run.closePlain(4_000, "by hand");
  await pass(0);
  expect(run.boards.websocket.state).toBe("connecting");
  expect(asked()).toBe(1);
  await pass(1_000);
  expect(asked()).toBe(2);
  expect(run.boards.websocket.state).toBe("open");
  run.stop();
});

test("ages are those of changes that were shown, not of what a board began with", async () => {
  const { server, run, pass } = makeRun();
  run.start();
  await pass(0);
  run.read(() => null);
  expect(run.reading("websocket").ages).toBeNull();
  server.write("A", 2);
  await pass(0);
  run.read(() => null);
  expect(run.reading("websocket")).toMatchObject({ deltas: 2, ages: { p50: 5, p99: 5 } });
  expect(run.reading("short")).toMatchObject({ deltas: 1, ages: null });
  run.stop();
});
