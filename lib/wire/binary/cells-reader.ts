/** Reads the cells of a frame, a column at a time, and writes them into a table. */
import type { CellValue } from "../../table/delta.ts";
import type { Table } from "../../table/table.ts";
import type { BitReader } from "./bit-reader.ts";
import { listPlaces, wordsFor } from "./bits.ts";
import { FrameError } from "./frame.ts";
import { readJson } from "./json-reader.ts";
import { nearAt } from "./near.ts";
import { readNumbers } from "./numbers-reader.ts";
import type { ColumnPlan } from "./plan.ts";
import { PresenceReader } from "./presence-reader.ts";
import { readSubset } from "./subset-reader.ts";
import { readTextCells } from "./text-reader.ts";

export class CellsReader {
  readonly #input: BitReader;
  readonly #table: Table;
  /** Where the frame's rows live; -1 for one whose cells are passed over. */
  readonly #slots: Int32Array;
  readonly #presence: PresenceReader;
  /** Places of rows in the frame: those of the column that is read. */
  readonly #rows: Int32Array;
  /** Where those of its cells live that hold something. */
  readonly #filled: Int32Array;
  readonly #bits: Int32Array;
  readonly #values: Float64Array;
  /** Of the last numbers that were read. */
  #exponent = 0;

  constructor(input: BitReader, table: Table, slots: Int32Array) {
    this.#input = input;
    this.#table = table;
    this.#slots = slots;
    this.#presence = new PresenceReader(slots.length);
    this.#rows = new Int32Array(slots.length);
    this.#filled = new Int32Array(slots.length);
    this.#bits = new Int32Array(wordsFor(slots.length));
    this.#values = new Float64Array(slots.length);
  }

  /** Reads a column. */
  read(column: ColumnPlan): void {
    const size = this.#slots.length;
    if (size === 0 || !this.#input.takeFlag()) return;
    let count = size;
    if (size > 1) {
      const words = this.#presence.read(this.#input);
      count = listPlaces(words, size, this.#rows);
    }
    const filled = this.#readNulls(column, count);
    if (filled === 0) return;
    if (column.type === "text") this.#setValues(column, readTextCells(this.#input, filled));
    else if (column.type === "json") {
      for (let at = 0; at < filled; at += 1) this.#set(column, at, readJson(this.#input));
    } else if (column.type === "flag") this.#readFlags(column, filled);
    else this.#readNumbers(column, filled);
  }

  /** Sets the cells that are null. @returns how many are not; their slots are in `#filled`. */
  #readNulls({ index, type }: ColumnPlan, count: number): number {
    const bits = this.#bits;
    const hasNulls = this.#input.takeFlag();
    if (hasNulls) readSubset(this.#input, bits, count);
    const isBoxed = type === "text" || type === "json";
    let filled = 0;
    for (let at = 0; at < count; at += 1) {
      const slot = this.#slots[this.#rows[at] as number] as number;
      if (!hasNulls || ((bits[at >> 5] as number) >>> (at & 31)) % 2 === 0) {
        this.#filled[filled++] = slot;
      } else if (slot >= 0) {
        if (isBoxed) this.#table.setValue(slot, index, null);
        else this.#table.setNumber(slot, index, Number.NaN);
      }
    }
    return filled;
  }

  #setValues(column: ColumnPlan, values: readonly CellValue[]): void {
    for (const [at, value] of values.entries()) this.#set(column, at, value);
  }

  #set({ index }: ColumnPlan, at: number, value: CellValue): void {
    const slot = this.#filled[at] as number;
    if (slot >= 0) this.#table.setValue(slot, index, value);
  }

  #readFlags({ index }: ColumnPlan, count: number): void {
    readSubset(this.#input, this.#bits, count);
    for (let at = 0; at < count; at += 1) {
      const slot = this.#filled[at] as number;
      const flag = ((this.#bits[at >> 5] as number) >>> (at & 31)) & 1;
      if (slot >= 0) this.#table.setNumber(slot, index, flag);
    }
  }

  #readNumbers(column: ColumnPlan, count: number): void {
    const table = this.#table;
    const { index } = column;
    const near = (at: number, exponent: number) =>
      nearAt(table, this.#filled[at] as number, column, exponent);
    this.#exponent = readNumbers(this.#input, column, this.#values, count, near, this.#exponent);
    for (let at = 0; at < count; at += 1) {
      const slot = this.#filled[at] as number;
      const value = this.#values[at] as number;
      if (Number.isNaN(value)) throw new FrameError("a frame has a number that is none");
      if (slot < 0) continue;
      // A table takes zero and minus zero for the same; a copy tells them apart, as its server does.
      if (value === 0 && !Object.is(table.numberAt(slot, index), value)) {
        table.setNumber(slot, index, Number.NaN);
      }
      table.setNumber(slot, index, value);
    }
  }
}
