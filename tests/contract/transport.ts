/**
 * What every transport must keep to. A test file gives a way to follow a topic and gets the whole
 * suite: whatever carries the deltas, the copy that is made of them is the board's table.
 */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { sinkFor } from "../../server/board/sink.ts";
import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import { type Mounted, mount } from "../protocol/mount.ts";
import { Copy, rowsOf, until } from "../protocol/viewer.ts";
import {
  type Follow,
  type Follower,
  NotFollowed,
  type Wish,
} from "../support/followers/follower.ts";

const topic = topics.stats("m1");
/** Large enough that a few dozen fill what kernels take in for a connection. */
const label = "x".repeat(500_000);

/** Lets what is under way arrive. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** Lets time pass in small steps, so that what is sent can be taken in between. */
async function pass(mounted: Mounted, ms: number, stepMs = 20): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    mounted.clock.advance(stepMs);
    await turn();
  }
}

/** Takes deltas until the copy is at the table's version; any that is a gap fails. */
async function catchUp(mounted: Mounted, follower: Follower, name: string, copy: Copy) {
  const { table } = mounted.board.place(name as typeof topic);
  let count = 0;
  await until(() => {
    for (const delta of follower.deltas.splice(0)) {
      copy.take(delta, table.tickSize);
      count += 1;
    }
    // What was not drained in time goes when the lane's next window ends.
    mounted.clock.advance(5);
    return copy.version === table.version;
  });
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(name)));
  return count;
}

/** The next delta. */
async function next(follower: Follower) {
  await until(() => follower.deltas.length > 0);
  return follower.deltas.shift();
}

/** Registers the suite for one transport. */
export function transportContract(name: string, follow: Follow): void {
  const rule = (what: string, check: () => Promise<void>) => test(`${name}: ${what}`, check);

  rule("the first delta is a snapshot, also of an empty table", async () => {
    await using mounted = await mount();
    expect(await next(await follow(mounted.url, { topic }))).toMatchObject({
      topic,
      from: null,
      rows: {},
    });
    mounted.stat("shots", 1);
    const { to, from, rows } = (await next(await follow(mounted.url, { topic }))) ?? {};
    expect([from, to]).toEqual([null, "e1.1"]);
    expect(rows).toEqual({ shots: { label: "shots", home: 1, away: 0 } });
  });

  rule("deltas follow one from another: changed cells, rows that came and went", async () => {
    await using mounted = await mount();
    mounted.stat("shots", 1);
    mounted.stat("fouls", 1);
    const follower = await follow(mounted.url, { topic });
    let held = (await next(follower))?.to;
    const changes = [
      () => mounted.stat("shots", 2),
      () => mounted.removeStat("fouls"),
      () => mounted.stat("saves", 3),
    ];
    const expected = [
      { rows: { shots: { home: 2 } } },
      { rows: {}, gone: ["fouls"] },
      { rows: { saves: { label: "saves", home: 3, away: 0 } } },
    ];
    for (const [index, change] of changes.entries()) {
      change();
      await pass(mounted, 200);
      const delta = await next(follower);
      expect(delta).toMatchObject({ from: held, ...expected[index] });
      expect(Object.keys(delta?.rows.shots ?? { home: 2 })).toEqual(["home"]);
      held = delta?.to;
    }
  });

  rule("rows and columns restrict what is told, and nothing else is", async () => {
    await using mounted = await mount();
    const wish = { topic, rows: ["shots", "never"], columns: ["home"] };
    mounted.stat("shots", 1);
    mounted.stat("fouls", 1);
    const follower = await follow(mounted.url, wish);
    expect((await next(follower))?.rows).toEqual({ shots: { home: 1 } });
    mounted.stat("fouls", 2);
    await pass(mounted, 300);
    mounted.stat("shots", 1, "another label");
    await pass(mounted, 300);
    expect(follower.deltas).toEqual([]);
    mounted.stat("shots", 2, "another label");
    await pass(mounted, 300);
    expect((await next(follower))?.rows).toEqual({ shots: { home: 2 } });
  });

  rule("after a cut it goes on from its cursor", async () => {
    await using mounted = await mount();
    mounted.stat("shots", 1);
    const first = await follow(mounted.url, { topic });
    const copy = new Copy(topic);
    await catchUp(mounted, first, topic, copy);
    first.cut();
    mounted.stat("fouls", 2);
    await pass(mounted, 300);
    const since = `e1.${copy.version}`;
    const second = await follow(mounted.url, { topic, since });
    // Where nothing has changed but what it lacks, it is told that and nothing else.
    const delta = await next(second);
    expect(delta).toMatchObject({ from: since, rows: { fouls: { home: 2 } } });
    expect(delta?.rows).not.toHaveProperty("shots");
    second.deltas.unshift(delta as NonNullable<typeof delta>);
    mounted.stat("shots", 3);
    await pass(mounted, 300);
    await catchUp(mounted, second, topic, copy);
  });

  rule("an old cursor, one of another life and one that is none get a snapshot", async () => {
    await using mounted = await mount();
    mounted.stat("shots", 1);
    for (const since of ["e0.1", "e1.999", "nonsense"]) {
      const delta = await next(await follow(mounted.url, { topic, since }));
      expect(delta).toMatchObject({ from: null, rows: { shots: { home: 1 } } });
    }
  });

  rule("an unknown topic is refused", async () => {
    await using mounted = await mount();
    for (const unknown of ["nonsense", "stats/m2", "candles/NOPE/1m"]) {
      const refused = await follow(mounted.url, { topic: unknown }).catch((error) => error);
      expect(refused).toBeInstanceOf(NotFollowed);
      expect(refused).toMatchObject({ code: "unknown_topic" });
    }
  });

  rule("bad parameters are refused, and it is said why", async () => {
    await using mounted = await mount();
    for (const [wish, message] of [
      [{ topic, columns: ["nonsense"] }, "no nonsense; there are label, home, away"],
      [{ topic: "headlines", rows: ["1"] }, "keeps its newest 100 rows"],
      [{ topic, rows: [""] }, "rows.0"],
      [{ topic, since: "x".repeat(65) }, "since"],
      [{ topic, nonsense: "1" } as Wish, "nonsense"],
    ] as const) {
      const refused = await follow(mounted.url, wish).catch((error) => error);
      expect(refused).toMatchObject({ code: "bad_request" });
      expect(refused.message).toContain(message);
    }
    expect(mounted.server.gateway.stats().subscriptions).toBe(0);
  });

  rule("a slow reader costs no memory, holds up nobody and is mended by one delta", async () => {
    await using mounted = await mount();
    const [good, slow] = [
      await follow(mounted.url, { topic }),
      await follow(mounted.url, { topic }),
    ];
    const [copy, late] = [new Copy(topic), new Copy(topic)];
    await catchUp(mounted, good, topic, copy);
    await catchUp(mounted, slow, topic, late);
    slow.pause();
    await pass(mounted, 100);
    const rounds = 60;
    let most = 0;
    for (let round = 1; round <= rounds; round += 1) {
      mounted.stat("heavy", round, `${round}${label}`);
      mounted.clock.advance(250);
      await catchUp(mounted, good, topic, copy);
      let waiting = 0;
      for (const socket of mounted.sockets) waiting += socket.writableLength;
      most = Math.max(most, waiting);
    }
    // No more than one delta each of who reads and who does not.
    expect(most).toBeLessThan(2.5 * label.length);
    slow.resume();
    const deltas = await catchUp(mounted, slow, topic, late);
    expect(deltas).toBeLessThan(rounds / 2);
  });

  rule("a server that goes away ends it, and the next life begins with a snapshot", async () => {
    const first = await mount();
    first.stat("shots", 1);
    const follower = await follow(first.url, { topic });
    const held = await next(follower);
    const { port } = first;
    await first[Symbol.asyncDispose]();
    await until(() => follower.ended);
    await using second = await mount({ config: { port }, epoch: "e2" });
    second.stat("fouls", 2);
    const wish = { topic, since: held?.to ?? "" };
    const delta = await next(await follow(second.url, wish));
    expect(delta).toMatchObject({ from: null, to: "e2.1" });
    expect(Object.keys(delta?.rows ?? {})).toEqual(["fouls"]);
  });

  rule("with the feed at 10,000 ticks a second it ends with what the board holds", async () => {
    await using mounted = await mount({ empty: true });
    const { board, clock } = mounted;
    const sink = sinkFor(board, "simulator");
    const context = { sink, clock, log: () => {} };
    const feed = createSimulator(context, {
      seed: "contract",
      rate: 167,
      speed: 60,
      hours: "steady",
      warmUpMs: 90 * 60_000,
    });
    await feed.open();
    feed.start();
    const names = [
      "quotes",
      "trades/AAPL",
      "candles/AAPL/1s",
      "depth/AAPL",
      "matches",
      "headlines",
    ];
    const followers = await Promise.all(
      names.map(async (one) => {
        const follower = await follow(mounted.url, { topic: one });
        return { one, follower, copy: new Copy(one) };
      }),
    );
    const versionsBefore = board.place(topics.quotes).table.version;
    for (let second = 0; second < 3; second += 1) {
      await pass(mounted, 1_000);
      for (const { one, follower, copy } of followers) {
        const { tickSize = null } = board.table(one) ?? {};
        for (const delta of follower.deltas.splice(0)) copy.take(delta, tickSize);
      }
    }
    feed.stop();
    expect(board.place(topics.quotes).table.version - versionsBefore).toBeGreaterThan(50);
    for (const { one, follower, copy } of followers) {
      await catchUp(mounted, follower, one, copy);
    }
  });
}
