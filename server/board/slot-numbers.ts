/**
 * A few numbers for each row of a table, by its slot, in one array: for what is looked at with every
 * tick. As fields of objects they would lie all over the memory.
 */
export class SlotNumbers {
  /** The numbers of all; replaced when it grows. */
  values: Float64Array;
  readonly #width: number;
  readonly #unset: number;

  /** @param width numbers of a slot. @param unset what they are before they are set. */
  constructor(width: number, unset: number) {
    this.#width = width;
    this.#unset = unset;
    this.values = new Float64Array(64 * width).fill(unset);
  }

  /** Where the numbers of a slot begin. */
  at(slot: number): number {
    const at = slot * this.#width;
    if (at >= this.values.length) this.#grow(at + this.#width);
    return at;
  }

  #grow(length: number): void {
    const { values } = this;
    this.values = new Float64Array(Math.max(2 * values.length, length)).fill(this.#unset);
    this.values.set(values);
  }
}
