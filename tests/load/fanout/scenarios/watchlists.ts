/** A watchlist for each viewer, against one that all of them share. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Want } from "../crowd-facts.ts";
import { type Figures, figuresOf } from "../figures.ts";
import { short } from "../report.ts";
import { on, Stage } from "../stage.ts";
import { factsOf, type Scenario, type ScenarioOptions, scaled, someSymbols } from "./scenario.ts";

const viewers = 1_000;
const rowsEach = 20;
const pace = 10;
const seed = 20;

/** @param own whether each viewer draws rows for itself. */
function measure(own: boolean, options: ScenarioOptions): Promise<Figures> {
  const { rate, seconds, warmUp, encoding, cores } = options;
  const plain: Want = { kind: "board", encoding, pace };
  return on(new Stage("board-server.ts", plain, cores), async (stage) => {
    const count = scaled(viewers, options);
    await stage.start({ rate, viewers: count });
    const want: Want = own
      ? { ...plain, rows: (await stage.symbols()).sort(), own: { count: rowsEach, seed } }
      : { ...plain, rows: await someSymbols(stage, rowsEach, seed) };
    await stage.join(count, { want });
    await sleep(warmUp * 1_000);
    const stretch = await stage.measure(seconds, 0);
    return figuresOf(stretch, { connectionKilobytes: null, equal: null });
  });
}

export const watchlists: Scenario = {
  title: `${viewers.toLocaleString("en")} watchlists of ${rowsEach} rows at ${pace} deltas a second`,
  figure: "server's core with a list for each, over that with one list for all",
  goal: 3,
  show: short,
  async run(options) {
    const shared = await measure(false, options);
    const own = await measure(true, options);
    return {
      value: own.serverCore / shared.serverCore,
      facts: [...factsOf("one list for all", shared), ...factsOf("a list for each", own)],
    };
  },
};
