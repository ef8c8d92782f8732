/**
 * What a transaction has done so far, in order, so that a commit can stamp it with a version and a
 * throw can take it back.
 */
import type { CellValue } from "./delta.ts";

/** Entries at or above zero are the index of the column that was set. */
export const undoAdded = -1;
export const undoRemoved = -2;
export const undoRevived = -3;

export class UndoLog {
  /** How many entries there are. */
  length = 0;
  #slots = new Int32Array(64);
  #entries = new Int16Array(64);
  /** The old number, or the index of the old value in `#values`. */
  #numbers = new Float64Array(64);
  readonly #values: (CellValue | undefined)[] = [];

  /** Notes that a row was added, removed, or came back after a removal. */
  row(slot: number, entry: typeof undoAdded | typeof undoRemoved | typeof undoRevived): void {
    this.#push(slot, entry, 0);
  }

  /** Notes the number that a cell held. */
  number(slot: number, column: number, old: number): void {
    this.#push(slot, column, old);
  }

  /** Notes the text or JSON value that a cell held. */
  value(slot: number, column: number, old: CellValue | undefined): void {
    this.#push(slot, column, this.#values.length);
    this.#values.push(old);
  }

  /** The slot of an entry. */
  slotAt(index: number): number {
    return this.#slots[index] ?? 0;
  }

  /** What an entry says: a column's index, or one of the constants above. */
  entryAt(index: number): number {
    return this.#entries[index] ?? 0;
  }

  /** The number that an entry's cell held. */
  numberAt(index: number): number {
    return this.#numbers[index] ?? Number.NaN;
  }

  /** The text or JSON value that an entry's cell held. */
  valueAt(index: number): CellValue | undefined {
    return this.#values[this.numberAt(index)];
  }

  clear(): void {
    this.length = 0;
    this.#values.length = 0;
  }

  #push(slot: number, entry: number, number: number): void {
    const at = this.length++;
    if (at >= this.#slots.length) this.#grow();
    this.#slots[at] = slot;
    this.#entries[at] = entry;
    this.#numbers[at] = number;
  }

  #grow(): void {
    const capacity = this.#slots.length * 2;
    const slots = new Int32Array(capacity);
    const entries = new Int16Array(capacity);
    const numbers = new Float64Array(capacity);
    slots.set(this.#slots);
    entries.set(this.#entries);
    numbers.set(this.#numbers);
    this.#slots = slots;
    this.#entries = entries;
    this.#numbers = numbers;
  }
}
