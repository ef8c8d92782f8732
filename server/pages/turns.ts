/**
 * Who waits for a turn. Addresses take turns, and where there is no room, whoever has the most
 * waiting yields a place: one that asks for as much as it may is not to keep all others out.
 */

export interface Waiter {
  readonly address: string;
  /** Whether others wait for the same, so that it yields to nobody. */
  shared: boolean;
  /** Its turn has come; false where it has yielded its place. */
  readonly turn: Promise<boolean>;
  readonly settle: (come: boolean) => void;
}

export class Turns {
  readonly #most: number;
  /** Those of each address, oldest first; the address whose turn is next stands first. */
  readonly #waiting = new Map<string, Waiter[]>();
  #count = 0;

  /** @param most how many may wait. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Waits; null where there is no room for one more of this address. */
  wait(address: string): Waiter | null {
    const own = this.#waiting.get(address) ?? [];
    if (this.#count >= this.#most && !this.#yields(own.length + 1)) return null;
    const { promise: turn, resolve: settle } = Promise.withResolvers<boolean>();
    const waiter = { address, shared: false, turn, settle };
    this.#waiting.set(address, own);
    own.push(waiter);
    this.#count += 1;
    return waiter;
  }

  /** Lets the next one go; false where nobody waits. */
  next(): boolean {
    for (const [address, own] of this.#waiting) {
      this.#waiting.delete(address);
      const waiter = own.shift();
      if (own.length > 0) this.#waiting.set(address, own);
      if (waiter === undefined) continue;
      this.#count -= 1;
      waiter.settle(true);
      return true;
    }
    return false;
  }

  /** Has the address with the most give up the place that it took last, if it has more than so many. */
  #yields(most: number): boolean {
    let greatest: Waiter[] = [];
    for (const own of this.#waiting.values()) if (own.length > greatest.length) greatest = own;
    if (greatest.length <= most) return false;
    const at = greatest.findLastIndex(({ shared }) => !shared);
    const [waiter] = at < 0 ? [] : greatest.splice(at, 1);
    if (waiter === undefined) return false;
    this.#count -= 1;
    waiter.settle(false);
    return true;
  }
}
