import { Random } from "../../random.ts";

/** Mean of how long after the bell the auctions of the largest clear, ms, and the most there is. */
const meanMs = { opening: 1_500, closing: 4_000 };
const longestMs = 30_000;
/** The mean grows by itself every so many ranks: what trades little takes longer to open. */
const ranksToDouble = 2_000;

/** How long after the bell each instrument's auction clears, whole ms; each has a pace of its own. */
export function lagsOf(
  seed: string,
  members: readonly { readonly symbol: string; readonly rank: number }[],
): Readonly<Record<"opening" | "closing", Int32Array>> {
  const paces = members.map(
    ({ symbol, rank }) =>
      new Random(seed, `auctioneer ${symbol}`).exponential() * (1 + rank / ranksToDouble),
  );
  // Not cut off at the longest, where many would come at one moment.
  const within = (lag: number) => (lag < longestMs ? lag : longestMs * ((lag / longestMs) % 1));
  const lags = (mean: number) => Int32Array.from(paces, (pace) => Math.ceil(within(mean * pace)));
  return { opening: lags(meanMs.opening), closing: lags(meanMs.closing) };
}
