/**
 * Slows down who tries keys: each address by itself, and all strangers together. Who has to wait is
 * told so at once, and the key is not even looked at; no request is held.
 */

/** Wrong keys of an address that cost nothing, so that a person may mistype. */
const freeTries = 5;
/** The longest wait for an address, s. */
const waitMaxS = 60;
/** When the failures of an address are forgotten, ms after the last. */
const forgetMs = 15 * 60_000;
/** Wrong keys of all addresses together that are heard at once, and how many a second over time. */
const allAtOnce = 100;
const allPerSecond = 1;
/** How many addresses are remembered: that failed, and that came in. */
const addressesMax = 10_000;

interface Failures {
  readonly count: number;
  /** When the next try is heard, ms since the epoch. */
  readonly nextAt: number;
  readonly lastAt: number;
}

export class Tries {
  readonly #now: () => number;
  readonly #failed = new Map<string, Failures>();
  /** Those that knew a key before: strangers do not hold them up. */
  readonly #known = new Set<string>();
  /** Failures of all together, as far as they have not worn off. */
  #level = 0;
  #levelAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long an address has to wait until a key of it is looked at, whole seconds; 0 for not at all. */
  waitS(address: string): number {
    const now = this.#now();
    const own = ((this.#failed.get(address)?.nextAt ?? 0) - now) / 1_000;
    const all = this.#known.has(address) ? 0 : (this.#worn() + 1 - allAtOnce) / allPerSecond;
    return Math.ceil(Math.max(0, own, all));
  }

  /** An address has given a wrong key. */
  failed(address: string): void {
    const now = this.#now();
    this.#level = this.#worn() + 1;
    this.#levelAt = now;
    const before = this.#failed.get(address);
    const count = (before === undefined || now - before.lastAt > forgetMs ? 0 : before.count) + 1;
    const waitS = count < freeTries ? 0 : Math.min(waitMaxS, 2 ** (count - freeTries));
    this.#failed.delete(address);
    makeRoom(this.#failed);
    this.#failed.set(address, { count, nextAt: now + waitS * 1_000, lastAt: now });
  }

  /**
   * An address has given a right key. @param highest whether there is no more to guess: who may look
   * could else give that key after every guess at the operator's.
   */
  succeeded(address: string, highest: boolean): void {
    if (highest) this.#failed.delete(address);
    this.#known.delete(address);
    makeRoom(this.#known);
    this.#known.add(address);
  }

  #worn(): number {
    return Math.max(0, this.#level - ((this.#now() - this.#levelAt) * allPerSecond) / 1_000);
  }
}

/** Where there is no room for another one, the oldest goes. */
function makeRoom(held: Map<string, unknown> | Set<string>): void {
  if (held.size < addressesMax) return;
  for (const oldest of held.keys()) {
    held.delete(oldest);
    return;
  }
}
