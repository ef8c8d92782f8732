/** What a faster feed costs when every viewer gets no more of it than before. */
import { setTimeout as sleep } from "node:timers/promises";
import { rateMax } from "../../../../server/feed/feed.ts";
import type { Want } from "../crowd-facts.ts";
import { type Figures, figuresOf } from "../figures.ts";
import { short } from "../report.ts";
import { on, Stage } from "../stage.ts";
import { factsOf, type Scenario, type ScenarioOptions, scaled } from "./scenario.ts";

const viewers = 1_000;
const pace = 10;
const calm = 5_000;

function measure(rate: number, options: ScenarioOptions): Promise<Figures> {
  const { seconds, warmUp, encoding, cores } = options;
  const want: Want = { kind: "board", encoding, pace };
  return on(new Stage("board-server.ts", want, cores), async (stage) => {
    const count = scaled(viewers, options);
    await stage.start({ rate, viewers: count, watched: true });
    await stage.join(count);
    await sleep(warmUp * 1_000);
    const stretch = await stage.measure(seconds);
    return figuresOf(stretch, { connectionKilobytes: null, equal: null });
  });
}

const named = (rate: number) => `${rate.toLocaleString("en")} ticks/s`;
const made = (of: string, { feedRate }: Figures): [string, string] => [
  `${of}: ticks/s made`,
  Math.round(feedRate).toLocaleString("en"),
];

export const feed: Scenario = {
  title: `the feed at ${named(rateMax)} and at ${named(calm)}, ${viewers.toLocaleString("en")} viewers of all quotes`,
  figure: "server's core with the faster feed, over that with the slower",
  goal: 2.5,
  show: short,
  async run(options) {
    const slower = await measure(calm, options);
    const faster = await measure(rateMax, options);
    return {
      value: faster.serverCore / slower.serverCore,
      facts: [
        made(named(calm), slower),
        ...factsOf(named(calm), slower),
        made(named(rateMax), faster),
        ...factsOf(named(rateMax), faster),
      ],
    };
  },
};
