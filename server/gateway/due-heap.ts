/** What falls due first, out of thousands: a binary heap whose entries know their places. */

export interface Due {
  /** When it falls due; to be changed only through the heap. */
  due: number;
  /** Its place in the heap, kept by the heap; -1 while it is in none. */
  place: number;
}

export class DueHeap<T extends Due> {
  readonly #entries: T[] = [];

  /** How many entries there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** What falls due first; undefined where nothing does. */
  get first(): T | undefined {
    return this.#entries[0];
  }

  /** Puts an entry in, or moves it where it is in already. */
  put(entry: T, due: number): void {
    entry.due = due;
    if (entry.place < 0) {
      entry.place = this.#entries.length;
      this.#entries.push(entry);
    }
    this.#rise(entry);
    this.#sink(entry);
  }

  /** Takes an entry out; one that is not in is left alone. */
  remove(entry: T): void {
    if (entry.place < 0) return;
    const last = this.#entries.pop();
    if (last !== undefined && last !== entry) {
      this.#set(last, entry.place);
      this.#rise(last);
      this.#sink(last);
    }
    entry.place = -1;
  }

  #rise(entry: T): void {
    while (entry.place > 0) {
      const above = this.#entries[(entry.place - 1) >> 1];
      if (above === undefined || above.due <= entry.due) return;
      this.#swap(entry, above);
    }
  }

  #sink(entry: T): void {
    for (;;) {
      const left = this.#entries[2 * entry.place + 1];
      const right = this.#entries[2 * entry.place + 2];
      const below =
        left !== undefined && right !== undefined && right.due < left.due ? right : left;
      if (below === undefined || below.due >= entry.due) return;
      this.#swap(entry, below);
    }
  }

  #swap(one: T, other: T): void {
    const { place } = one;
    this.#set(one, other.place);
    this.#set(other, place);
  }

  #set(entry: T, place: number): void {
    entry.place = place;
    this.#entries[place] = entry;
  }
}
