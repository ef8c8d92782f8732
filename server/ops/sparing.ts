/** Keeps what repeats itself from filling the log: the first few within a minute are told, the rest counted. */

/** So many of a kind are told within a minute. */
const toldMax = 5;
const windowMs = 60_000;

/** What of a kind was told since when, and what was not. */
interface Window {
  since: number;
  told: number;
  silent: number;
}

export class Sparing {
  readonly #now: () => number;
  readonly #more: (kind: string, count: number) => void;
  readonly #windows = new Map<string, Window>();

  /**
   * @param now ms since the epoch.
   * @param more is told how many were left out, when the next of the kind comes after their minute.
   */
  constructor(now: () => number, more: (kind: string, count: number) => void) {
    this.#now = now;
    this.#more = more;
  }

  /** Whether one more is to be told. @param kind one of a few: each is remembered. */
  take(kind: string): boolean {
    const window = this.#windowOf(kind);
    if (window.told < toldMax) {
      window.told += 1;
      return true;
    }
    window.silent += 1;
    return false;
  }

  #windowOf(kind: string): Window {
    const now = this.#now();
    const window = this.#windows.get(kind);
    if (window !== undefined && now - window.since < windowMs) return window;
    if (window !== undefined && window.silent > 0) this.#more(kind, window.silent);
    const fresh = { since: now, told: 0, silent: 0 };
    this.#windows.set(kind, fresh);
    return fresh;
  }
}
