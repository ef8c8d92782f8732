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
};
