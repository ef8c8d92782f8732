/** Rows of the sweep's tables, in Markdown. */
import { chiSquareTail } from "../statistics/counts.ts";
import { deviation, mean } from "../statistics/samples.ts";
import { figure, type Range, type Verdict } from "./verdict.ts";

/** A statistic of the market over seeds, and over seeds of a model that lacks its subject. */
export function marketRow(
  statistic: string,
  values: readonly number[],
  [low, high]: Range,
  without?: { readonly name: string; readonly values: readonly number[] },
): string {
  const spread = ({ values: all }: { readonly values: readonly number[] }) =>
    `${figure(mean(all))} (${figure(deviation(all))})`;
  const outside = values.filter((value) => !(value >= low && value <= high)).length;
  const sd = deviation(values);
  const tail = tailOf((mean(values) - low) / sd) + tailOf((high - mean(values)) / sd);
  const lacking = without ? `${without.name}: ${spread(without)}` : "";
  return row([
    statistic,
    spread({ values }),
    `${figure(Math.min(...values))} … ${figure(Math.max(...values))}`,
    `${figure(low)} … ${figure(high)}`,
    `${outside} of ${values.length}`,
    tail < 1e-9 ? "< 1e-9" : tail.toExponential(0),
    lacking,
  ]);
}

/** The probability that a standard normal is beyond z; coarse below 2, where nobody asks. */
function tailOf(z: number): number {
  return z > 2 ? chiSquareTail(z * z, 1) / 2 : 0.5 * Math.exp(-(z * z) / 2);
}

/** A figure of matches: over all, and how much its mean differs between seeds. */
export function figureRow(
  sport: string,
  name: string,
  seeds: readonly (readonly number[])[],
): string {
  const all = seeds.flat();
  const sd = deviation(all);
  const means = seeds.filter(({ length }) => length > 0).map((one) => mean(one));
  const chance = mean(seeds.map(({ length }) => (sd * sd) / length));
  const beyond = Math.sqrt(Math.max(0, deviation(means) ** 2 - chance));
  return row([sport, name, figure(mean(all), 4), figure(sd), figure(beyond)]);
}

/** The largest z of the chances' checks in any seed, and in all matches together. */
export function forecastRow(
  sport: string,
  matches: number,
  seeds: readonly (readonly Verdict[])[],
  all: readonly Verdict[],
): string {
  const zs = (verdicts: readonly Verdict[]) =>
    verdicts
      .filter(({ statistic, verdict }) => /\bz\b/.test(statistic) && verdict !== "none")
      .map(({ measured }) => Math.abs(Number(measured)));
  const largest = Math.max(...seeds.flatMap(zs));
  const count = seeds.flatMap(zs).length;
  return row([
    sport,
    matches.toLocaleString("en"),
    `${figure(largest)} of ${count}`,
    `${figure(Math.max(...zs(all)))} of ${zs(all).length}`,
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
