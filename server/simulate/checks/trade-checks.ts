/** Reads trades.csv: holds each print to what it must be, and measures the spread that they bounce over. */
import { tradeColumns } from "../files/columns.ts";
import { readCsv } from "../files/read-csv.ts";
import { mean, median } from "../statistics/samples.ts";
import { effectiveSpread, rollSpread } from "../statistics/spread.ts";
import { isOnGrid } from "./market-sample.ts";
import { tradeRanges } from "./ranges.ts";
import { judged, Rules, unjudged, type Verdict } from "./verdict.ts";

/** Prints of one symbol in one session that are kept at most, and needed at least to judge by. */
const printsMax = 200_000;
const printsMin = 1000;
/** Sessions, of all symbols together, that are looked at. */
const sessionsMax = 500;

/** The closing auction prints each instrument in its turn, within a minute of the close. */
const auctionMs = 60_000;

const rules = [
  "prints: price above 0 and on the grid",
  "prints: size a whole number above 0, side buy or sell",
  "prints: in order of time",
  "prints: in a session, or in the auction that ends it",
] as const;

class Prints {
  readonly prices: number[] = [];
  readonly mids: number[] = [];
  readonly sides: number[] = [];
  last = -Infinity;
}

interface Figures {
  readonly roll: number;
  readonly repeat: number;
  readonly aside: number;
}

/** @param isOpen whether a time is in a session. @throws Error where the file cannot be read. */
export async function judgeTrades(
  path: string,
  isOpen: (time: number) => boolean,
): Promise<Verdict[]> {
  const tally = new Rules("trades", rules);
  const running = new Map<string, Prints>();
  const figures: Figures[] = [];
  const finish = (prints: Prints | undefined): void => {
    if (prints === undefined || prints.prices.length < printsMin) return;
    if (figures.length < sessionsMax) figures.push(figuresOf(prints));
  };
  let clock = 0;
  for await (const { line, fields } of readCsv(path, tradeColumns)) {
    const [time = 0, price = 0, size = 0, mid = 0] = [0, 2, 3, 5].map((i) => Number(fields[i]));
    const [, symbol = "", , , side = ""] = fields;
    const rule = (i: number, holds: boolean) =>
      tally.hold(rules[i] ?? "", holds, () => `in line ${line}`);
    tally.record();
    rule(0, price > 0 && isOnGrid(price));
    rule(1, size > 0 && Number.isInteger(size) && (side === "buy" || side === "sell"));
    rule(2, time >= clock);
    rule(3, isOpen(time) || isOpen(time - auctionMs));
    clock = Math.max(clock, time);
    let prints = running.get(symbol);
    // A session is over when an hour has gone by.
    if (prints === undefined || time - prints.last > 3_600_000) {
      finish(prints);
      prints = new Prints();
      running.set(symbol, prints);
    }
    prints.last = time;
    if (!isOpen(time) || prints.prices.length >= printsMax) continue;
    prints.prices.push(price);
    prints.mids.push(mid);
    prints.sides.push(side === "buy" ? 1 : -1);
  }
  for (const prints of running.values()) finish(prints);
  return [...tally.verdicts(), ...judge(figures)];
}

const statistics = {
  roll: "Roll's spread over the effective one, median",
  repeat: "autocorrelation of sides, lag 1",
  aside: "share bought above and sold below the midpoint",
} as const;

function judge(figures: readonly Figures[]): Verdict[] {
  const names = ["roll", "repeat", "aside"] as const;
  return names.map((name) => {
    const needed = `a session of ${printsMin} prints`;
    if (figures.length === 0) return unjudged("trades", statistics[name], needed, "none");
    const values = figures.map((one) => one[name]);
    const value = name === "roll" ? median(values) : mean(values);
    return judged("trades", statistics[name], value, tradeRanges[name]);
  });
}

function figuresOf({ prices, mids, sides }: Prints): Figures {
  let repeats = 0;
  let aside = 0;
  for (let i = 0; i < prices.length; i += 1) {
    const side = sides[i] ?? 0;
    if (i > 0) repeats += side * (sides[i - 1] ?? 0);
    // At the midpoint itself, either side will do.
    if (side * ((prices[i] ?? 0) - (mids[i] ?? 0)) >= -1e-9) aside += 1;
  }
  return {
    roll: rollSpread(prices, sides) / effectiveSpread(prices, mids),
    repeat: repeats / (prices.length - 1),
    aside: aside / prices.length,
  };
}
