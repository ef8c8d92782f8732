/** Finds the rows and cells that a frame has to tell of. */
import type { ColumnData } from "../../table/columns.ts";
import type { TableReader } from "../../table/reader.ts";
import { bitsSet, wordsFor } from "./bits.ts";
import type { ColumnPlan, FramePlan } from "./plan.ts";
import type { FrameShape } from "./shape.ts";

/** The cells of one column. */
export interface PickedCells {
  /** A bit for each row of the frame. */
  words: Int32Array;
  count: number;
}

/** What a frame is about. */
export interface Subject {
  readonly plan: FramePlan;
  readonly rows: FrameShape["rows"];
}

/**
 * One serves all encoders, one after the other: what it has found is read before anybody asks anew,
 * and thousands of subscriptions need no room of their own for it.
 */
export class Picker {
  /** How many rows there are. */
  count = 0;
  /** Where they live. */
  slots = new Int32Array(64);
  /** Their names where those are places in the list of rows. */
  places = new Int32Array(64);
  /** A bit for each row that was added since. */
  added = new Int32Array(2);
  /** How many were. */
  addedCount = 0;
  /** The cells of each column, in the order of the plan; more where an earlier one had more. */
  readonly cells: PickedCells[] = [];
  /** A bit for each slot, then for each row that has something to tell. */
  #marks = new Int32Array(8);

  /** Looks for what has changed after a version; -1 for all that there is. */
  pick(table: TableReader, { plan, rows }: Subject, after: number): void {
    while (this.cells.length < plan.columns.length) {
      this.cells.push({ words: new Int32Array(2), count: 0 });
    }
    if (plan.naming === "list") this.#pickListed(table, rows ?? [], after);
    else if (plan.naming === "slot") this.#pickChanged(table, after);
    else this.#pickNewest(table, rows && new Set(rows), after);
    this.#pickCells(table, plan, after);
    if (this.#dropSilent(plan)) this.#pickCells(table, plan, after);
  }

  /** Rows among those subscribed to, by their place there. */
  #pickListed(table: TableReader, rows: readonly string[], after: number): void {
    this.#grow(rows.length);
    let count = 0;
    for (let place = 0; place < rows.length; place += 1) {
      const slot = table.slotOf(rows[place] as string);
      if (slot < 0 || table.changedVersion(slot) <= after) continue;
      this.slots[count] = slot;
      this.places[count++] = place;
    }
    this.count = count;
  }

  /** All rows, in the order of their slots. */
  #pickChanged(table: TableReader, after: number): void {
    const changed = table.changedSlots(after);
    this.#grow(changed.length);
    let end = 0;
    for (const slot of changed) {
      if (slot >= end) end = slot + 1;
    }
    const used = wordsFor(end);
    if (this.#marks.length < used) this.#marks = new Int32Array(used * 2);
    const marks = this.#marks;
    marks.fill(0, 0, used);
    for (const slot of changed)
      marks[slot >> 5] = (marks[slot >> 5] as number) | (1 << (slot & 31));
    let count = 0;
    for (let word = 0; word < used; word += 1) {
      for (let bits = marks[word] as number; bits !== 0; bits &= bits - 1) {
        this.slots[count++] = word * 32 + 31 - Math.clz32(bits & -bits);
      }
    }
    this.count = count;
  }

  /** Rows of a kept-last-N table, in the order of their keys. */
  #pickNewest(table: TableReader, chosen: ReadonlySet<string> | null, after: number): void {
    const changed = table.changedSlots(after);
    this.#grow(changed.length);
    let count = 0;
    for (const slot of changed) {
      if (chosen !== null && !chosen.has(table.keyOf(slot))) continue;
      this.slots[count++] = slot;
    }
    this.count = count;
  }

  #pickCells(table: TableReader, { columns }: FramePlan, after: number): void {
    const used = wordsFor(this.count);
    this.added.fill(0, 0, used);
    this.addedCount = 0;
    for (let row = 0; row < this.count; row += 1) {
      if (table.addedVersion(this.slots[row] as number) <= after) continue;
      this.addedCount += 1;
      this.added[row >> 5] = (this.added[row >> 5] as number) | (1 << (row & 31));
    }
    for (let at = 0; at < columns.length; at += 1) {
      const { index } = columns[at] as ColumnPlan;
      const cells = this.cells[at] as PickedCells;
      if (cells.words.length < used) cells.words = new Int32Array(used * 2);
      this.#pickColumn(table, table.columnAt(index), cells.words, after);
      cells.count = 0;
      for (let word = 0; word < used; word += 1)
        cells.count += bitsSet(cells.words[word] as number);
    }
  }

  #pickColumn(table: TableReader, column: ColumnData, words: Int32Array, after: number): void {
    const { versions } = column;
    const { slots, added, count } = this;
    for (let word = 0; word * 32 < count; word += 1) {
      const end = Math.min(32, count - word * 32);
      const isAdded = added[word] as number;
      let bits = 0;
      if (isAdded === 0 && versions !== null) {
        for (let bit = 0; bit < end; bit += 1) {
          const slot = slots[word * 32 + bit] as number;
          if ((versions[slot] as number) > after) bits |= 1 << bit;
        }
        words[word] = bits;
        continue;
      }
      for (let bit = 0; bit < end; bit += 1) {
        const slot = slots[word * 32 + bit] as number;
        const isTold =
          (isAdded >>> bit) & 1
            ? isToldOfNew(table, column, slot, after)
            : versions === null || (versions[slot] as number) > after;
        if (isTold) bits |= 1 << bit;
      }
      words[word] = bits;
    }
  }

  /** Leaves out rows of which nothing that is wanted has changed; true where there are any. */
  #dropSilent({ columns }: FramePlan): boolean {
    const used = wordsFor(this.count);
    if (this.#marks.length < used) this.#marks = new Int32Array(used * 2);
    const marks = this.#marks;
    let told = 0;
    for (let word = 0; word < used; word += 1) {
      let bits = this.added[word] as number;
      for (let at = 0; at < columns.length; at += 1) {
        bits |= (this.cells[at] as PickedCells).words[word] as number;
      }
      marks[word] = bits;
      told += bitsSet(bits);
    }
    if (told === this.count) return false;
    let left = 0;
    for (let row = 0; row < this.count; row += 1) {
      if (((marks[row >> 5] as number) >>> (row & 31)) % 2 === 0) continue;
      this.slots[left] = this.slots[row] as number;
      this.places[left++] = this.places[row] as number;
    }
    this.count = left;
    return true;
  }

  #grow(count: number): void {
    if (count <= this.slots.length) return;
    this.slots = new Int32Array(count * 2);
    this.places = new Int32Array(count * 2);
    this.added = new Int32Array(wordsFor(count * 2));
  }
}

/**
 * Whether a cell of a row that is new to the receiver travels: not where it is null, as a new row's
 * cells are; except to one that met the row in between, when the cell held something.
 */
function isToldOfNew(table: TableReader, column: ColumnData, slot: number, after: number): boolean {
  const { numbers, values, versions } = column;
  const isNull =
    numbers === null ? values?.[slot] === undefined : Number.isNaN(numbers[slot] as number);
  if (!isNull) return true;
  if (after < 0) return false;
  return (versions?.[slot] ?? table.changedVersion(slot)) > table.addedVersion(slot);
}
