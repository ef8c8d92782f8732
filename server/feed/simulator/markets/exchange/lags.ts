import { Random } from "../../random.ts";

/** Means and bounds of how long after the bell an instrument's own auction clears, ms. */
const meanMs = { opening: 1_500, closing: 4_000 };
const longestMs = 30_000;

/** How long after the bell each instrument's auction clears, whole ms; each has a pace of its own. */
export function lagsOf(
  seed: string,
  symbols: readonly string[],
): Readonly<Record<"opening" | "closing", Int32Array>> {
  const paces = symbols.map((symbol) => new Random(seed, `auctioneer ${symbol}`).exponential());
  const lags = (mean: number) =>
    Int32Array.from(paces, (pace) => Math.min(longestMs, Math.ceil(mean * pace)));
  return { opening: lags(meanMs.opening), closing: lags(meanMs.closing) };
}
