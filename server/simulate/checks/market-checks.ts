/** Judges the bars of a market by the shapes that returns of shares have. */
import { mean } from "../statistics/samples.ts";
import type { Instrument } from "./market-sample.ts";
import {
  blockInstruments,
  blockSessions,
  type MarketFigures,
  marketFigures,
  marketStatistics,
} from "./market-statistics.ts";
import { marketRanges } from "./ranges.ts";
import { judged, type Verdict } from "./verdict.ts";

/**
 * The figures of every whole block: instruments in the order of the file, sessions in theirs. What
 * is left over is too little for a further block and looked at by the rules only.
 */
export function blockFigures(instruments: readonly Instrument[]): MarketFigures[] {
  const figures: MarketFigures[] = [];
  for (let i = 0; i + blockInstruments <= instruments.length; i += blockInstruments) {
    const group = instruments.slice(i, i + blockInstruments);
    const sessions = Math.min(...group.map((one) => one.sessions.length));
    for (let s = 0; s + blockSessions <= sessions; s += blockSessions) {
      figures.push(
        marketFigures(
          group.map((one) => ({ ...one, sessions: one.sessions.slice(s, s + blockSessions) })),
        ),
      );
    }
  }
  return figures;
}

/** A verdict for each statistic, on its mean over the blocks. */
export function judgeMarket(instruments: readonly Instrument[]): Verdict[] {
  const blocks = blockFigures(instruments);
  return marketStatistics.map((statistic) => {
    const range = marketRanges[statistic];
    if (blocks.length > 0) {
      return judged("market", statistic, mean(blocks.map((block) => block[statistic])), range);
    }
    const needed = `${blockInstruments} instruments, ${blockSessions} sessions`;
    return {
      ...judged("market", statistic, Number.NaN, range),
      measured: `needs ${needed}`,
      verdict: "none",
    };
  });
}
