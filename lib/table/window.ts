/**
 * The rows of a kept-last-N table in the order in which they came. A queue in an array whose head
 * moves on; the part before it is cut off when it has grown as long as what is kept.
 */
export class Window {
  readonly #keep: number;
  #slots: number[] = [];
  #oldest = 0;
  #newestKey = -1;

  /** @param keep how many rows stay. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  /** How many rows are held, those over the measure included. */
  get size(): number {
    return this.#slots.length - this.#oldest;
  }

  /** @throws RangeError for a key that is no whole number or does not come after the newest. */
  mustFollow(key: string): void {
    const value = Number(key);
    // "007", "1e3" and "" read as numbers too, but would be other keys for the same row.
    if (Number.isSafeInteger(value) && value > this.#newestKey && String(value) === key) return;
    throw new RangeError(
      `key "${key}" of a kept-last-N table must be a whole number over ${this.#newestKey}`,
    );
  }

  /** Adds the newest row. */
  push(slot: number, key: string): void {
    this.#slots.push(slot);
    this.#newestKey = Number(key);
  }

  /** Takes the newest row back. @param keyOf the key of the row in a slot. */
  pop(keyOf: (slot: number) => string): void {
    this.#slots.pop();
    const newest = this.#slots[this.#slots.length - 1];
    this.#newestKey = newest === undefined ? -1 : Number(keyOf(newest));
  }

  /** The oldest row while there are more than are kept, taken off the queue; else -1. */
  shiftSurplus(): number {
    if (this.size <= this.#keep) return -1;
    const slot = this.#slots[this.#oldest] ?? -1;
    this.#oldest += 1;
    if (this.#oldest > this.#keep) {
      this.#slots = this.#slots.slice(this.#oldest);
      this.#oldest = 0;
    }
    return slot;
  }

  /** Slots of the newest `count` rows, oldest first. */
  newest(count: number): number[] {
    return this.#slots.slice(Math.max(this.#oldest, this.#slots.length - count));
  }
}
