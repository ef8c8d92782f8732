/**
 * Reads one clock in all processes of a machine: on Linux and macOS `hrtime` counts from a moment
 * that they share.
 */

/** ms from that moment. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Wall clock less monotonic clock, ms. */
export function wallOffsetMs(): number {
  return performance.timeOrigin + performance.now() - monotonicMs();
}
