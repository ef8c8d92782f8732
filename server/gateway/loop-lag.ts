/** How late the event loop is: what everything in the process waits for. */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** How often it is looked at, ms. */
const resolutionMs = 50;

export interface LoopLag {
  /**
   * How late 99 of 100 looks were at most since this was last asked, ms; null without a look. Asking
   * begins anew.
   */
  takeP99(): number | null;
  stop(): void;
}

/** Watches the event loop of this process; a timer of the loop's own, which holds nothing open. */
export function watchLoopLag(): LoopLag {
  // It counts from one look to the next, so that a loop that is never late shows the resolution.
  const looks = monitorEventLoopDelay({ resolution: resolutionMs });
  looks.enable();
  return {
    takeP99() {
      const lateMs = looks.count === 0 ? null : looks.percentile(99) / 1e6 - resolutionMs;
      looks.reset();
      return lateMs === null ? null : Math.max(0, lateMs);
    },
    stop: () => void looks.disable(),
  };
}
