/**
 * Time comes in as an argument, so that a test can hold it still and a replay can repeat it.
 */

/** Stops what was scheduled; calling it again does nothing. */
export type Cancel = () => void;

export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls back once after `delayMs`. */
  after(delayMs: number, call: () => void): Cancel;
  /** Calls back every `periodMs` until cancelled. */
  every(periodMs: number, call: () => void): Cancel;
  /** Calls back on the event loop's next turn, after what has come in; else `after(0)` must do. */
  soon?(call: () => void): Cancel;
}

/** The machine's clock. Timers do not keep the process alive by themselves where they need not. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
  every(periodMs, call) {
    const timer = setInterval(call, periodMs);
    return () => clearInterval(timer);
  },
  soon(call) {
    // Browsers have none.
    if (typeof setImmediate !== "function") return systemClock.after(0, call);
    const turn = setImmediate(call);
    return () => clearImmediate(turn);
  },
};

/** ms since some fixed moment, finer than a clock's: for how long something took. */
export const elapsedMs = (): number => performance.now();
