/**
 * Where rows live: a slot for each key. Slots index all the table's arrays and are used again
 * after their row has gone, so that the arrays are as long as the table was wide at its widest.
 */
export class Slots {
  readonly #byKey = new Map<string, number>();
  readonly #keys: (string | undefined)[] = [];
  readonly #free: number[] = [];

  /** How many slots are in use. */
  get size(): number {
    return this.#byKey.size;
  }

  /** The slot of a key, or -1. */
  find(key: string): number {
    return this.#byKey.get(key) ?? -1;
  }

  /** Whether a row lives in a slot. */
  isUsed(slot: number): boolean {
    return this.#keys[slot] !== undefined;
  }

  /** The key of the row in a slot that is in use. */
  keyOf(slot: number): string {
    return this.#keys[slot] ?? "";
  }

  /** Keys in the order in which they came. */
  keys(): string[] {
    return [...this.#byKey.keys()];
  }

  /** The first `count` of them. */
  firstKeys(count: number): string[] {
    const first: string[] = [];
    if (count <= 0) return first;
    for (const key of this.#byKey.keys()) {
      first.push(key);
      if (first.length >= count) break;
    }
    return first;
  }

  /** A slot for a key that has none. */
  take(key: string): number {
    const slot = this.#free.pop() ?? this.#keys.length;
    this.#byKey.set(key, slot);
    this.#keys[slot] = key;
    return slot;
  }

  /** Gives a slot back. */
  release(slot: number): void {
    this.#byKey.delete(this.keyOf(slot));
    this.#keys[slot] = undefined;
    this.#free.push(slot);
  }
}
