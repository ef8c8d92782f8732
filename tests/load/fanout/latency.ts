/**
 * From the moments at which a server began its flushes and those at which its messages arrived,
 * how long they were on their way. Both processes read one monotonic clock.
 */

/** What a server noted of a flush. */
export interface Flush {
  /** What the messages of the flush carry: the version that they lead to, or their number. */
  readonly mark: number;
  /** When the newest tick in it was made, wall clock, ms. */
  readonly at: number;
  /** When the flush began, monotonic clock, ms. */
  readonly startedAt: number;
  /** To which of the sampled readers it went; null for all. */
  readonly readers: readonly number[] | null;
}

/** What a sampled reader noted; the arrays run side by side. */
export interface Arrivals {
  readonly reader: number;
  readonly marks: readonly number[];
  /** Monotonic clock, ms. */
  readonly moments: readonly number[];
}

/** Each sorted, in ms. */
export interface Latencies {
  readonly flushToClient: readonly number[];
  readonly tickToClient: readonly number[];
  /** Messages whose flush nobody noted. */
  readonly unmatched: number;
}

const ascending = (a: number, b: number) => a - b;

/**
 * Finds for each message the latest flush of its mark that went to its reader and began before it
 * arrived.
 * @param wallOffset wall clock less monotonic clock, ms.
 */
export function latencies(
  flushes: readonly Flush[],
  arrivals: readonly Arrivals[],
  wallOffset: number,
): Latencies {
  const byMark = new Map<number, Flush[]>();
  for (const flush of flushes) {
    const same = byMark.get(flush.mark);
    if (same === undefined) byMark.set(flush.mark, [flush]);
    else same.push(flush);
  }
  const flushToClient: number[] = [];
  const tickToClient: number[] = [];
  let unmatched = 0;
  for (const { reader, marks, moments } of arrivals) {
    marks.forEach((mark, index) => {
      const moment = moments[index] ?? Number.NaN;
      const flush = byMark
        .get(mark)
        ?.filter(({ readers, startedAt }) => startedAt <= moment && goesTo(readers, reader))
        .reduce((a, b) => (a.startedAt >= b.startedAt ? a : b), never);
      if (flush === undefined || flush === never) {
        unmatched += 1;
        return;
      }
      flushToClient.push(moment - flush.startedAt);
      tickToClient.push(moment + wallOffset - flush.at);
    });
  }
  return {
    flushToClient: flushToClient.sort(ascending),
    tickToClient: tickToClient.sort(ascending),
    unmatched,
  };
}

const never: Flush = { mark: -1, at: 0, startedAt: -Infinity, readers: [] };

function goesTo(readers: readonly number[] | null, reader: number): boolean {
  return readers === null || readers.includes(reader);
}

/** As `latencies` where each message is one tick that carries when it was made: nothing flushes. */
export function tickLatencies(arrivals: readonly Arrivals[], wallOffset: number): Latencies {
  const tickToClient = arrivals.flatMap(({ marks, moments }) =>
    marks.map((at, index) => (moments[index] ?? Number.NaN) + wallOffset - at),
  );
  return { flushToClient: [], tickToClient: tickToClient.sort(ascending), unmatched: 0 };
}

/**
 * The value that a share of all lies at or below; null where there are none.
 * @param sorted from the least to the greatest.
 * @param share over 0, at most 1.
 */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** The middle one; of an even number the lower of the two. Null where there are none. */
export function median(values: readonly number[]): number | null {
  return percentile(values.toSorted(ascending), 0.5);
}
