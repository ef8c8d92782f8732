import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { Random } from "../support/random.ts";
import { mount } from "./mount.ts";
import { Copy, rowsOf, until } from "./viewer.ts";

test.each(["websocket", "polling"] as const)(
  "a stock client over %s follows every kind of topic through cuts and equals the board",
  async (transport) => {
    await using mounted = await mount({ limits: { eventsBurst: 1e6 } });
    const random = new Random(7);
    const watched = [
      "quotes",
      "matches",
      "movers",
      topics.stats("m1"),
      topics.trades("AAPL"),
      topics.candles("AAPL", "1s"),
    ];
    const copies = new Map(watched.map((topic) => [topic, new Copy(topic)]));
    const grids = new Map<string, number | null>();
    for (let life = 0; life < 5; life += 1) {
      const viewer = await mounted.connect({ transport });
      for (const [topic, copy] of copies) {
        const since = copy.version === null ? {} : { since: `e1.${copy.version}` };
        const answer = await viewer.subscribe({ topic, pace: random.pick([60, 10, 1]), ...since });
        grids.set(topic, answer.tickSize);
      }
      for (let step = 0; step < 60; step += 1) {
        mounted.trade(random.pick(["AAPL", "MSFT"]), 10_000 + random.below(500));
        mounted.stat(`s${random.below(9)}`, random.below(100));
        if (random.chance(0.2)) mounted.removeStat(`s${random.below(9)}`);
        mounted.clock.advance(random.below(400));
        if (random.chance(0.3)) await viewer.settle();
      }
      const take = () => {
        for (const delta of viewer.deltas.splice(0)) {
          copies.get(delta.topic)?.take(delta, grids.get(delta.topic) ?? null);
          if (life > 0) expect(delta.from, delta.topic).not.toBeNull();
        }
      };
      await viewer.settle();
      take();
      if (life === 4) {
        mounted.runWindows();
        await until(() => {
          take();
          return [...copies].every(
            ([topic, copy]) => copy.version === mounted.board.table(topic)?.version,
          );
        });
      }
      viewer.socket.disconnect();
      // While nobody looks.
      if (life < 4) for (let step = 0; step < 30; step += 1) mounted.trade("AAPL", 10_000 + step);
    }
    for (const [topic, copy] of copies) {
      expect(copy.gaps, topic).toBe(0);
      expect(copy.rows(), topic).toEqual(rowsOf(mounted.board.table(topic)));
    }
  },
);
