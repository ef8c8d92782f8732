import type { ColumnData } from "../../table/columns.ts";
import type { CellValue } from "../../table/delta.ts";
import type { Table } from "../../table/table.ts";
import { BitWriter } from "./bit-writer.ts";
import { listPlaces, wordsFor } from "./bits.ts";
import { crc32 } from "./crc32.ts";
import { writeHead } from "./head-writer.ts";
import { type Coding, cheapest, Tally, writeIntegers } from "./integers-writer.ts";
import { JsonWriter } from "./json-writer.ts";
import { NumbersWriter } from "./numbers-writer.ts";
import { type PickedCells, Picker } from "./picker.ts";
import {
  type ColumnPlan,
  type FramePlan,
  goneFlag,
  planOf,
  rowNumbersEnd,
  snapshotFlag,
} from "./plan.ts";
import { PresenceWriter } from "./presence-writer.ts";
import type { FrameShape } from "./shape.ts";
import { writeSubset } from "./subset-writer.ts";
import { TextCellsWriter, writeTexts } from "./text-writer.ts";

/** Written by one encoder at a time: encoding is synchronous. */
const out = new BitWriter();
const picker = new Picker();
const numbers = new NumbersWriter();
const texts = new TextCellsWriter();
const json = new JsonWriter();
const presence = new PresenceWriter();

let scratchSize = 0;
let rows = new Int32Array(0);
let slots = new Int32Array(0);
let values = new Float64Array(0);
let bits = new Int32Array(0);

/** Makes the frames of one subscription. */
export class FrameEncoder {
  readonly #shape: FrameShape;
  readonly #subscription: number;
  readonly #plan: FramePlan;
  /** The chosen rows; made when one is gone for the first time, which most never are. */
  #chosen: ReadonlySet<string> | null = null;
  #rows = 0;

  /** @param subscription the number that stands in every frame. */
  constructor(shape: FrameShape, subscription: number) {
    this.#shape = shape;
    this.#subscription = subscription;
    this.#plan = planOf(shape);
  }

  /** How many rows the last frame sets. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Writes what has changed in a table since a version as one frame.
   * @param since as for `changesSince`.
   * @param from the version that receivers hold at least, where that is older than `since`; a
   *   snapshot has none.
   * @returns null when nothing changed that was selected.
   * @throws Error inside a transaction, whose changes have no version yet.
   */
  encode(
    table: Table,
    since: number | null,
    from: number | null = since,
  ): Uint8Array<ArrayBuffer> | null {
    if (table.isOpen) throw new Error("a table has no changes to tell of inside a transaction");
    const known = since !== null && since >= table.horizon && since <= table.version;
    if (known && since === table.version) return null;
    const after = known ? since : -1;
    picker.pick(table, { plan: this.#plan, rows: this.#shape.rows }, after);
    const gone = known ? this.#gone(table, after) : [];
    if (known && picker.count === 0 && gone.length === 0) return null;
    this.#rows = picker.count;
    out.clear();
    writeHead(out, {
      flags: (known ? 0 : snapshotFlag) | (gone.length > 0 ? goneFlag : 0),
      subscription: this.#subscription,
      to: table.version,
      distance: known ? table.version - (from ?? since) : null,
      at: table.changedAt,
      base: this.#plan.base,
      changes: table.rowChanges(this.#shape.rows),
    });
    if (gone.length > 0) {
      out.putCount(gone.length);
      writeTexts(out, gone);
    }
    this.#writeNames(table);
    this.#writeColumns(table);
    out.align();
    const frame = out.bytes(4);
    const end = frame.length - 4;
    const sum = crc32(frame, end, this.#plan.seed);
    for (let byte = 0; byte < 4; byte += 1) frame[end + byte] = sum >>> (byte * 8);
    return frame;
  }

  #gone(table: Table, after: number): string[] {
    const gone = table.goneSince(after);
    const { rows } = this.#shape;
    if (rows === null || gone.length === 0) return gone;
    this.#chosen ??= new Set(rows);
    const chosen = this.#chosen;
    return gone.filter((key) => chosen.has(key));
  }

  /** Writes which rows there are. */
  #writeNames(table: Table): void {
    const { count } = picker;
    grow(count);
    if (this.#plan.naming === "key") {
      this.#writeKeys(table);
      return;
    }
    if (this.#plan.naming === "list") {
      const size = this.#shape.rows?.length ?? 0;
      this.#markNames(picker.places, count, size);
      writeSubset(out, bits, size, count);
      return;
    }
    // Where the last row is says how many numbers there are; the others are below it.
    const last = count === 0 ? -1 : (picker.slots[count - 1] as number);
    if (last >= rowNumbersEnd) throw new RangeError(`a frame cannot name row number ${last}`);
    out.putCount(last + 1);
    if (count === 0) return;
    this.#markNames(picker.slots, count - 1, last);
    writeSubset(out, bits, last, count - 1);
    this.#writeAdded(table);
  }

  /** Sets a bit in `bits`, of `size`, for each of the first `count` names. */
  #markNames(names: Int32Array, count: number, size: number): void {
    const used = wordsFor(size);
    if (bits.length < used) bits = new Int32Array(used * 2);
    bits.fill(0, 0, used);
    for (let row = 0; row < count; row += 1) {
      const name = names[row] as number;
      bits[name >> 5] = (bits[name >> 5] as number) | (1 << (name & 31));
    }
  }

  /** Writes which rows are new, with their keys. */
  #writeAdded(table: Table): void {
    const { count, added, addedCount, slots: places } = picker;
    out.putFlag(addedCount > 0);
    if (addedCount === 0) return;
    writeSubset(out, added, count, addedCount);
    const found = listPlaces(added, count, rows);
    const keys: string[] = [];
    for (let at = 0; at < found; at += 1) {
      keys.push(table.keyOf(places[rows[at] as number] as number));
    }
    writeTexts(out, keys);
  }

  /** Writes the keys of a kept-last-N table's rows: the first, then how far on each next one is. */
  #writeKeys(table: Table): void {
    const { count, slots: places } = picker;
    out.putCount(count);
    let before = 0;
    let max = 0;
    for (let row = 0; row < count; row += 1) {
      const key = Number(table.keyOf(places[row] as number));
      if (row === 0) out.putCount(key);
      else {
        const step = key - before - 1;
        values[row - 1] = step;
        if (step > max) max = step;
      }
      before = key;
    }
    if (count < 2) return;
    tally.take(values, count - 1, 0, max);
    cheapest(tally, coding);
    writeIntegers(out, values, count - 1, coding);
  }

  #writeColumns(table: Table): void {
    const { cells, count } = picker;
    if (count === 0) return;
    presence.begin(count);
    numbers.begin();
    const { columns } = this.#plan;
    for (let at = 0; at < columns.length; at += 1) {
      const { words, count: filled } = cells[at] as PickedCells;
      out.putFlag(filled > 0);
      if (filled === 0) continue;
      if (count > 1) presence.write(out, words, filled);
      listPlaces(words, count, rows);
      this.#writeCells(table, columns[at] as ColumnPlan, filled);
    }
  }

  /** Writes the cells of a column: those of the first `count` of `rows`. */
  #writeCells(table: Table, column: ColumnPlan, count: number): void {
    const data = table.columnAt(column.index);
    bits.fill(0, 0, wordsFor(count));
    if (data.numbers === null) this.#writeValues(data, column, count);
    else this.#writeNumbers(table, data.numbers, column, count);
  }

  #writeNumbers(table: Table, from: Float64Array, column: ColumnPlan, count: number): void {
    const places = picker.slots;
    let filled = 0;
    for (let at = 0; at < count; at += 1) {
      const slot = places[rows[at] as number] as number;
      const number = from[slot] as number;
      if (Number.isNaN(number)) bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
      else {
        values[filled] = number;
        slots[filled++] = slot;
      }
    }
    writeNulls(count, count - filled);
    if (filled === 0) return;
    if (column.type === "flag") writeFlags(filled);
    else numbers.write(out, table, column, values, slots, filled);
  }

  #writeValues(data: Readonly<ColumnData>, { type }: ColumnPlan, count: number): void {
    const places = picker.slots;
    const found: CellValue[] = [];
    for (let at = 0; at < count; at += 1) {
      const value = data.values?.[places[rows[at] as number] as number];
      if (value === undefined) bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
      else found.push(value);
    }
    writeNulls(count, count - found.length);
    if (found.length === 0) return;
    if (type === "text") texts.write(out, found as string[]);
    else for (const value of found) json.write(out, value);
  }
}

/** Writes which cells are null: those set in `bits`. */
function writeNulls(count: number, nulls: number): void {
  out.putFlag(nulls > 0);
  if (nulls > 0) writeSubset(out, bits, count, nulls);
}

const tally = new Tally();
const coding: Coding = { code: 0, parameter: 0, bits: 0 };

/** Writes the first `count` of `values` as a bit each. */
function writeFlags(count: number): void {
  bits.fill(0, 0, wordsFor(count));
  let set = 0;
  for (let at = 0; at < count; at += 1) {
    if (values[at] !== 1) continue;
    set += 1;
    bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
  }
  writeSubset(out, bits, count, set);
}

function grow(count: number): void {
  if (count <= scratchSize) return;
  scratchSize = count * 2;
  rows = new Int32Array(scratchSize);
  slots = new Int32Array(scratchSize);
  values = new Float64Array(scratchSize);
  if (bits.length < wordsFor(scratchSize)) bits = new Int32Array(wordsFor(scratchSize));
}
