/**
 * The newest N records of a few numbers each, in one array: what a kept-last-N table would hold,
 * at a fraction of its memory. For the thousands of tables that nobody is looking at.
 */

/** How many records there is room for at first; it doubles until there is room for all. */
const capacityFirst = 8;
const nothing = new Float64Array();

export class KeptRecords {
  /** The numbers; `at` says where those of a record begin. Replaced when it grows. */
  values: Float64Array = nothing;
  /** How many records have ever been added; they are numbered from 0. */
  count = 0;
  readonly #width: number;
  readonly #keep: number;

  /** @param width numbers in a record. @param keep how many records stay. */
  constructor(width: number, keep: number) {
    this.#width = width;
    this.#keep = keep;
  }

  /** The number of the oldest record that is still kept; `count` where there is none. */
  get oldest(): number {
    return Math.max(0, this.count - this.#keep);
  }

  /** Where the numbers of a kept record begin. */
  at(number: number): number {
    return (number % this.#keep) * this.#width;
  }

  /** Adds a record, in place of the oldest if need be; returns where its numbers go. */
  add(): number {
    const at = this.at(this.count);
    this.count += 1;
    if (at >= this.values.length) this.#grow();
    return at;
  }

  #grow(): void {
    const { values } = this;
    const records = Math.max(capacityFirst, (values.length / this.#width) * 2);
    const length = Math.min(records, this.#keep) * this.#width;
    this.values = new Float64Array(length);
    this.values.set(values);
  }
}
