/** What a connection takes of the server's memory. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Want } from "../crowd-facts.ts";
import { short } from "../report.ts";
import { on, Stage } from "../stage.ts";
import { type Scenario, scaled, someSymbols } from "./scenario.ts";

const viewers = 5_000;
const rows = 20;

/** The board itself grows while it fills its windows of candles and trades; this feed is slow. */
const rate = 100;

const kilobytes = (bytes: number) => `${short(bytes / 1_000)} kB`;

export const memory: Scenario = {
  title: `memory of ${viewers.toLocaleString("en")} connections`,
  figure: "the server's resident memory for each, kB",
  goal: 22,
  show: (value) => `${short(value)} kB`,
  async run(options) {
    const { warmUp, encoding, cores } = options;
    const plain: Want = { kind: "board", encoding, pace: 1, columns: ["tickSize", "last"] };
    return on(new Stage("board-server.ts", plain, cores), async (stage) => {
      const count = scaled(viewers, options);
      await stage.start({ rate, viewers: count });
      await sleep(warmUp * 1_000);
      const want: Want = { ...plain, rows: await someSymbols(stage, rows) };
      const before = await stage.memory();
      await stage.join(count, { want });
      await sleep(warmUp * 1_000);
      const after = await stage.memory();
      return {
        value: (after.resident - before.resident) / count / 1_000,
        facts: [
          ["viewers", count.toLocaleString("en")],
          ["resident before and after", `${mega(before.resident)}, ${mega(after.resident)}`],
          ["live, heap and outside, for each", kilobytes((after.live - before.live) / count)],
        ],
      };
    });
  },
};

const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
