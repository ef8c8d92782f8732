import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { type Mounted, mount } from "./mount.ts";
import { Copy, closeCodeOf, rowsOf, until, type Viewer, webSocketOf } from "./viewer.ts";

const topic = topics.stats("m1");
/** Large enough that a few dozen fill what the kernel takes in for a connection. */
const label = "x".repeat(500_000);

/** Bytes that wait in the server's process, over all connections. */
function waiting(mounted: Mounted): number {
  let bytes = 0;
  for (const socket of mounted.sockets) bytes += socket.writableLength;
  return bytes;
}

/** Only what the kernel takes, and what readers confirm: both must find a slow reader. */
const windows = [
  ["whose kernel takes no more", Number.POSITIVE_INFINITY],
  ["that confirms nothing", 128 * 1_024],
] as const;

/** Sends until a reader that was stopped has not taken anything for a second or two. */
async function fill(mounted: Mounted, good: Viewer, copy: Copy): Promise<number> {
  let round = 0;
  while (mounted.server.gateway.counters().slowReaders === 0) {
    await change(mounted, round++, good, copy);
  }
  return round;
}

/** Changes a row of half a megabyte, and lets the lane's window end. */
async function change(mounted: Mounted, round: number, good: Viewer, copy: Copy): Promise<void> {
  mounted.stat("heavy", round, `${round}${label}`);
  mounted.clock.advance(250);
  const { version } = mounted.board.place(topic).table;
  await until(() => {
    for (const delta of good.deltas.splice(0)) copy.take(delta);
    return copy.version === version;
  });
}

test.each(windows)(
  "P5 a slow reader %s is skipped and costs no memory, others keep their pace, one delta mends it",
  async (_, windowBytes) => {
    await using mounted = await mount({ limits: { windowBytes } });
    const [good, slow] = [await mounted.connect(), await mounted.connect()];
    const copy = new Copy(topic);
    await good.subscribe({ topic });
    await slow.subscribe({ topic });
    const held = (await slow.taken()).length;
    expect(held).toBe(1);
    webSocketOf(slow).pause();

    let round = await fill(mounted, good, copy);
    const stuck = waiting(mounted);
    for (const end = round + 40; round < end; ) {
      await change(mounted, round++, good, copy);
      expect(copy.rows().heavy).toMatchObject({ home: round - 1 });
    }
    expect(waiting(mounted)).toBeLessThanOrEqual(stuck + 1_000);
    expect(mounted.board.place(topics.server).table.get("now")?.slowReaders).toBe(1);

    webSocketOf(slow).resume();
    const { version } = mounted.board.place(topic).table;
    await until(() => slow.deltas.at(-1)?.to === `e1.${version}`);
    const [before, last] = slow.deltas.slice(-2);
    // The last one leads over all that was skipped.
    expect(last?.from).toBe(before?.to);
    expect(Number(last?.to.split(".")[1]) - Number(last?.from?.split(".")[1])).toBeGreaterThan(30);

    mounted.stat("light", 1);
    mounted.clock.advance(250);
    await until(() => slow.deltas.at(-1)?.rows.light !== undefined);
    expect(slow.deltas.at(-1)?.from).toBe(last?.to);
    mounted.clock.advance(2_000);
    expect(mounted.board.place(topics.server).table.get("now")?.slowReaders).toBe(0);
  },
);

test.each(windows)("P5 a reader %s for 30 s is disconnected", async (_, windowBytes) => {
  await using mounted = await mount({ limits: { windowBytes } });
  const [good, slow] = [await mounted.connect(), await mounted.connect()];
  const copy = new Copy(topic);
  await good.subscribe({ topic });
  await slow.subscribe({ topic });
  await slow.settle();
  const closed = closeCodeOf(slow);
  webSocketOf(slow).pause();
  let round = await fill(mounted, good, copy);
  // The clock is about to leap, and nobody's answer to a ping may be under way meanwhile.
  await good.settle();
  mounted.clock.advance(26_000);
  expect(mounted.server.gateway.stats().viewers).toBe(2);
  mounted.clock.advance(5_000);
  await until(() => mounted.server.gateway.stats().viewers === 1);
  await change(mounted, round++, good, copy);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
  webSocketOf(slow).resume();
  await closed;
});

test.each(windows)("P5 a snapshot is not queued for a reader %s either", async (_, windowBytes) => {
  await using mounted = await mount({ limits: { windowBytes } });
  const [good, slow] = [await mounted.connect(), await mounted.connect()];
  const copy = new Copy(topic);
  await good.subscribe({ topic });
  await slow.subscribe({ topic });
  await slow.settle();
  webSocketOf(slow).pause();
  await fill(mounted, good, copy);
  const stuck = waiting(mounted);
  for (let count = 0; count < 30; count += 1) slow.socket.emit("subscribe", { topic }, () => {});
  slow.socket.emit("subscribe", { topic: "feed" }, () => {});
  await until(() => mounted.server.gateway.stats().subscriptions === 2);
  // Thirty acknowledgements, but no snapshot of half a megabyte.
  expect(waiting(mounted) - stuck).toBeLessThan(100_000);
  webSocketOf(slow).resume();
  await until(() => slow.deltas.at(-1)?.topic === "feed");
});

test.each(windows)(
  "P5 a reader %s but goes on asking is disconnected too",
  async (_, windowBytes) => {
    await using mounted = await mount({ limits: { windowBytes, eventsBurst: 10_000 } });
    const [good, slow] = [await mounted.connect(), await mounted.connect()];
    const copy = new Copy(topic);
    await good.subscribe({ topic });
    const { subscription } = await slow.subscribe({ topic, columns: ["home", "label"] });
    await slow.settle();
    webSocketOf(slow).pause();
    await fill(mounted, good, copy);
    // Nothing waits for it to drain any more, but its answers.
    slow.socket.emit("unsubscribe", { subscription }, () => {});
    await until(() => mounted.server.gateway.stats().subscriptions === 1);
    const { gateway } = mounted.server;
    for (let second = 0; second < 33 && gateway.stats().viewers === 2; second += 1) {
      slow.socket.emit("subscribe", { topic, rows: [`row ${second}`], pace: 0 }, () => {});
      await until(() => gateway.stats().subscriptions === second + 2);
      mounted.clock.advance(1_000);
    }
    expect(mounted.logged.join()).toContain("read nothing for 30 s");
    await until(() => gateway.stats().viewers === 1);
    webSocketOf(slow).resume();
  },
);

test.each(["json", "binary"] as const)(
  "P5 a slow reader of a log misses no row that is still kept, as %s",
  async (encoding) => {
    // A small window, so that a reader which stops is found out after a few prints.
    await using mounted = await mount({ limits: { windowBytes: 2_000 } });
    const prints = topics.trades("AAPL");
    const viewer = await mounted.connect({ frames: true });
    const copy = new Copy(prints);
    const { tickSize, base } = await viewer.subscribe({ topic: prints, encoding });
    copy.base = base;
    const seen = new Set<string>();
    // After each, since the copy forgets the oldest as well.
    const look = () => {
      for (const key of Object.keys(copy.rows())) seen.add(key);
    };
    const take = () => {
      for (const delta of viewer.deltas.splice(0)) {
        copy.take(delta, tickSize);
        look();
      }
      for (const frame of viewer.frames.splice(0)) {
        copy.takeFrame(frame, tickSize);
        look();
      }
    };
    const { gateway } = mounted.server;
    let price = 10_000;
    const print = () => {
      mounted.trade("AAPL", price++);
      mounted.clock.advance(110);
    };
    for (let pause = 0; pause < 5; pause += 1) {
      await viewer.settle();
      webSocketOf(viewer).pause();
      const before = gateway.counters().skipped;
      while (gateway.counters().skipped === before) print();
      // As many as the log keeps, from the last that went out.
      for (let more = 0; more < 150; more += 1) print();
      webSocketOf(viewer).resume();
      const { version } = mounted.board.place(prints).table;
      await until(() => {
        take();
        return copy.version === version;
      });
    }
    expect(copy.gaps).toBe(0);
    expect(seen.size).toBe(price - 10_000);
    expect(copy.rows()).toEqual(rowsOf(mounted.board.table(prints)));
  },
);
