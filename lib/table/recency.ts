/**
 * Slots in the order of their last change: a doubly linked list in two integer arrays. Moving a
 * slot to the end costs a few writes, and walking back from the end visits exactly the rows that
 * changed since a version, however large the table is.
 */
const none = -1;
/** Marks a slot that is not in the list. */
const unlisted = -2;

export class Recency {
  #next: Int32Array;
  #previous: Int32Array;
  #newest = none;

  constructor(capacity: number) {
    this.#next = new Int32Array(capacity).fill(unlisted);
    this.#previous = new Int32Array(capacity).fill(unlisted);
  }

  /** The slot that changed last, or -1. */
  get newest(): number {
    return this.#newest;
  }

  /** The slot that changed just before a listed one, or -1. */
  before(slot: number): number {
    return this.#previous[slot] ?? none;
  }

  /** Makes room for more slots. */
  grow(capacity: number): void {
    const next = new Int32Array(capacity).fill(unlisted);
    const previous = new Int32Array(capacity).fill(unlisted);
    next.set(this.#next);
    previous.set(this.#previous);
    this.#next = next;
    this.#previous = previous;
  }

  /** Makes a slot the newest, listing it if it is not listed. */
  touch(slot: number): void {
    if (this.#newest === slot) return;
    this.remove(slot);
    this.#previous[slot] = this.#newest;
    this.#next[slot] = none;
    if (this.#newest !== none) this.#next[this.#newest] = slot;
    this.#newest = slot;
  }

  /** Takes a slot off the list; one that is not listed is left alone. */
  remove(slot: number): void {
    const next = this.#next[slot] ?? unlisted;
    const previous = this.#previous[slot] ?? unlisted;
    if (next === unlisted) return;
    if (previous !== none) this.#next[previous] = next;
    if (next === none) this.#newest = previous;
    else this.#previous[next] = previous;
    this.#next[slot] = unlisted;
    this.#previous[slot] = unlisted;
  }
}
