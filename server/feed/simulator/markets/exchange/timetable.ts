/**
 * Who is due when: at most one time for each of n, the earliest first, and of several at one time
 * the one with the lowest index. A binary heap with a place for each, so that a time can be changed
 * or taken back, in dense arrays that are made once.
 */
export class Timetable {
  readonly #times: Float64Array;
  readonly #heap: Int32Array;
  /** Where each stands in the heap; -1 where it is not due. */
  readonly #places: Int32Array;
  #length = 0;

  constructor(n: number) {
    this.#times = new Float64Array(n);
    this.#heap = new Int32Array(n);
    this.#places = new Int32Array(n).fill(-1);
  }

  /** Who is due first; -1 when nobody is. */
  get first(): number {
    return this.#length === 0 ? -1 : (this.#heap[0] ?? -1);
  }

  /** When the first is due; Infinity when nobody is. */
  get firstAt(): number {
    return this.#length === 0 ? Infinity : (this.#times[this.#heap[0] ?? 0] ?? Infinity);
  }

  /** When one is due, or Infinity. */
  at(i: number): number {
    return this.#places[i] === -1 ? Infinity : (this.#times[i] ?? Infinity);
  }

  /** Sets or changes when one is due. */
  set(i: number, time: number): void {
    let place = this.#places[i] ?? -1;
    if (place < 0) {
      place = this.#length;
      this.#length += 1;
    }
    this.#times[i] = time;
    this.#sink(this.#rise(place, i), i);
  }

  /** Takes one out. */
  remove(i: number): void {
    const place = this.#places[i] ?? -1;
    if (place < 0) return;
    this.#places[i] = -1;
    this.#length -= 1;
    if (place === this.#length) return;
    const last = this.#heap[this.#length] ?? 0;
    this.#sink(this.#rise(place, last), last);
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#times[a] ?? 0) - (this.#times[b] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  }

  #put(place: number, i: number): void {
    this.#heap[place] = i;
    this.#places[i] = place;
  }

  /** Makes room for one at a place or above. @returns where. */
  #rise(place: number, i: number): number {
    let at = place;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#heap[above] ?? 0;
      if (!this.#isBefore(i, parent)) break;
      this.#put(at, parent);
      at = above;
    }
    return at;
  }

  /** Puts one at a place or below. */
  #sink(place: number, i: number): void {
    let at = place;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#length) break;
      let child = this.#heap[below] ?? 0;
      const other = this.#heap[below + 1] ?? 0;
      if (below + 1 < this.#length && this.#isBefore(other, child)) {
        below += 1;
        child = other;
      }
      if (!this.#isBefore(child, i)) break;
      this.#put(at, child);
      at = below;
    }
    this.#put(at, i);
  }
}
