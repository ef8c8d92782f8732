/**
 * Markets without one of the things that the checks look for. A check is worth something only if it
 * fails on the one that lacks its subject: the tests hold each to that.
 */
import { type MarketModel, marketModel } from "../../feed/simulator/markets/model.ts";
import type { MarketStatistic } from "./market-statistics.ts";

export interface MarketNull {
  readonly name: string;
  readonly model: MarketModel;
  /** Statistics that tell it from the usual model. */
  readonly fails: readonly MarketStatistic[];
}

const { market, sector, own } = marketModel;

export const marketNulls: readonly MarketNull[] = [
  {
    name: "steady volatility, no news",
    model: { ...marketModel, clustering: 0, newsPerDay: 0 },
    fails: [
      "excess kurtosis, median",
      "Hill's tail index, median",
      "autocorrelation of sizes, lag 1",
      "autocorrelation of sizes, lag 10",
      "autocorrelation of sizes, lag 60",
    ],
  },
  {
    name: "no leverage",
    model: { ...marketModel, leverage: 0, ownLeverage: 0 },
    fails: ["leverage of the market"],
  },
  {
    name: "no sectors",
    model: { ...marketModel, sector: 0 },
    fails: ["same sector less across, beyond the market"],
  },
  {
    name: "nothing in common",
    model: { ...marketModel, market: 0, sector: 0 },
    fails: ["correlation of pairs", "same sector less across, beyond the market"],
  },
  {
    name: "no shape of the day",
    model: { ...marketModel, dayShape: false },
    fails: [
      "size of moves, opening over midday",
      "volume, first half hour",
      "volume, both ends over midday",
      "volume, last half hour",
    ],
  },
  {
    name: "five times as volatile",
    model: { ...marketModel, market: 5 * market, sector: 5 * sector, own: 5 * own },
    fails: ["annualised volatility, median"],
  },
];
