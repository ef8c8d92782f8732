/** Very many viewers with one message a second each of about a kilobyte. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Want } from "../crowd-facts.ts";
import { figuresOf } from "../figures.ts";
import { percent } from "../report.ts";
import { on, Stage } from "../stage.ts";
import { factsOf, type Scenario, scaled } from "./scenario.ts";

const viewers = 15_000;

/**
 * The price and the volume of all instruments: at 5,000 ticks/s a second's changes come to a little
 * over a kilobyte as a frame. The price step comes along once, as it would for a page.
 */
const columns = ["tickSize", "last", "volume"];

export const once: Scenario = {
  title: `${viewers.toLocaleString("en")} viewers at one delta a second`,
  figure: "server, of one core",
  goal: 0.45,
  show: percent,
  async run(options) {
    const { rate, seconds, warmUp, encoding, cores } = options;
    const want: Want = { kind: "board", encoding, pace: 1, columns };
    return on(new Stage("board-server.ts", want, cores), async (stage) => {
      const count = scaled(viewers, options);
      await stage.start({ rate, viewers: count, watched: true });
      await stage.join(count);
      await sleep(warmUp * 1_000);
      const stretch = await stage.measure(seconds);
      const figures = figuresOf(stretch, { connectionKilobytes: null, equal: null });
      return {
        value: figures.serverCore,
        facts: [["columns", columns.join(", ")], ...factsOf("all", figures)],
      };
    });
  },
};
