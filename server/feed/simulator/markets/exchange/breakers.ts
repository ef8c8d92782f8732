/**
 * Market-wide circuit breakers: all trading stops when the composite has fallen far since its
 * previous close (NYSE Rule 7.12). Levels 1 and 2 stop it for 15 minutes, each once a day and not
 * in the last 35 minutes; level 3 stops it for the rest of the day.
 */

export type BreakerLevel = 1 | 2 | 3;

/** Falls that trip each level, as shares of the previous close. */
const falls: Readonly<Record<BreakerLevel, number>> = { 1: 0.07, 2: 0.13, 3: 0.2 };
const levels: readonly BreakerLevel[] = [3, 2, 1];

/** How long levels 1 and 2 stop trading. */
export const breakerMs = 15 * 60_000;
/** Before the close, from when levels 1 and 2 no longer do: 15:25 of a full day. */
export const breakerEndMs = 35 * 60_000;

export class Breakers {
  /** The highest level of the day, or 0. */
  #tripped = 0;
  #previousClose = 0;
  /** The composite below which something may trip: a comparison a print, no more. */
  #trigger = 0;

  /** Starts a day. @param previousClose value of the composite; 0 where there is none. */
  newDay(previousClose: number): void {
    this.#tripped = 0;
    this.#previousClose = previousClose;
    this.#trigger = previousClose * (1 - falls[1]);
  }

  /** Whether a value of the composite is low enough to ask `trip`. */
  isNear(value: number): boolean {
    return value < this.#trigger;
  }

  /**
   * The level that a value trips now, if any.
   * @param leftMs until the close.
   */
  trip(value: number, leftMs: number): BreakerLevel | null {
    for (const level of levels) {
      if (level <= this.#tripped) return null;
      if (value >= this.#previousClose * (1 - falls[level])) continue;
      if (level < 3 && leftMs <= breakerEndMs) return null;
      this.#tripped = level;
      this.#trigger = level === 3 ? 0 : this.#previousClose * (1 - falls[level === 1 ? 2 : 3]);
      return level;
    }
    return null;
  }
}
