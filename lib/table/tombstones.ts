/**
 * Which keys were removed, and when: a bounded memory. What is forgotten moves the horizon, the
 * version before which only a snapshot can tell what is gone.
 */
export class Tombstones {
  /** The oldest version since which every removal is remembered. */
  horizon = 0;
  readonly #max: number;
  #keys: string[] = [];
  #versions: number[] = [];

  /** @param max how many removals to remember, at least. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Remembers a removal; versions never fall. */
  add(key: string, version: number): void {
    this.#keys.push(key);
    this.#versions.push(version);
    // Forgetting half at a time keeps the cost of a removal constant on average.
    if (this.#keys.length <= this.#max * 2) return;
    const forgotten = this.#keys.length - this.#max;
    this.horizon = this.#versions[forgotten - 1] ?? this.horizon;
    this.#keys = this.#keys.slice(forgotten);
    this.#versions = this.#versions.slice(forgotten);
  }

  /** Forgets all removals: nothing is known of what went before a version. */
  forget(version: number): void {
    this.horizon = version;
    this.#keys = [];
    this.#versions = [];
  }

  /** Keys removed after a version, each once. */
  since(version: number): string[] {
    const keys = new Set<string>();
    for (let at = this.#keys.length - 1; at >= 0; at -= 1) {
      if ((this.#versions[at] ?? 0) <= version) break;
      keys.add(this.#keys[at] ?? "");
    }
    return [...keys];
  }
}
