/** Reads which rows a frame tells of. */
import type { Table } from "../../table/table.ts";
import type { BitReader } from "./bit-reader.ts";
import { bitsSet, listPlaces, wordsFor } from "./bits.ts";
import { FrameError } from "./frame.ts";
import { readIntegers } from "./integers-reader.ts";
import { type FramePlan, rowNumbersEnd } from "./plan.ts";
import type { FrameShape, RowNumbers } from "./shape.ts";
import { readSubset } from "./subset-reader.ts";
import { readTexts } from "./text-reader.ts";

export interface Rows {
  /** Their keys, in the frame's order. */
  readonly keys: readonly string[];
  /** Where they live in the copy; -1 for one that it has dropped for its age. */
  readonly slots: Int32Array;
  /** What new rows are to be called once the frame has been applied. */
  readonly named: readonly { readonly number: number; readonly key: string }[];
}

/** Reads the rows and adds to the table those that it does not have. */
export function readRows(
  input: BitReader,
  table: Table,
  numbers: RowNumbers,
  plan: FramePlan,
  { schema, rows }: FrameShape,
): Rows {
  if (plan.naming === "slot") return readNumbered(input, table, numbers);
  if (schema.keep !== null) return readKept(input, table, schema.keep);
  const list = rows ?? [];
  const keys = readPlaces(input, list.length).map((place) => list[place] ?? "");
  return { keys, slots: Int32Array.from(keys, (key) => table.ensure(key)), named: [] };
}

function readPlaces(input: BitReader, size: number): number[] {
  const words = new Int32Array(wordsFor(size));
  readSubset(input, words, size);
  const places = new Int32Array(size);
  return [...places.subarray(0, listPlaces(words, size, places))];
}

/** Rows that are called by number, of which new ones bring their keys. */
function readNumbered(input: BitReader, table: Table, numbers: RowNumbers): Rows {
  const last = input.takeCount() - 1;
  if (last >= rowNumbersEnd) throw new FrameError(`a frame has a row number over ${rowNumbersEnd}`);
  if (last < 0) return { keys: [], slots: new Int32Array(0), named: [] };
  const words = new Int32Array(wordsFor(last + 1));
  readSubset(input, words, last);
  words[last >> 5] = (words[last >> 5] ?? 0) | (1 << (last & 31));
  const count = words.reduce((sum, word) => sum + bitsSet(word), 0);
  // Each row is known already or brings its key, which takes a bit at least.
  if (count > table.size + input.left)
    throw new FrameError(`a frame says that it has ${count} rows`);
  const called = new Int32Array(count);
  listPlaces(words, last + 1, called);
  const added = new Int32Array(wordsFor(count));
  let brought: string[] = [];
  if (input.takeFlag()) {
    readSubset(input, added, count);
    brought = readTexts(
      input,
      added.reduce((sum, word) => sum + bitsSet(word), 0),
    );
  }
  let next = 0;
  const keys: string[] = [];
  const named: { number: number; key: string }[] = [];
  const slots = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const number = called[row] ?? 0;
    const isNew = ((added[row >> 5] ?? 0) >>> (row & 31)) % 2 === 1;
    const key = isNew ? brought[next++] : numbers.keyOf(number);
    if (key === undefined || (!isNew && !table.has(key))) {
      throw new FrameError(`a frame tells of row number ${number}, which is not known`);
    }
    if (isNew) named.push({ number, key });
    keys.push(key);
    slots[row] = table.ensure(key);
  }
  return { keys, slots, named };
}

/** Rows of a table that keeps the last so many, called by key. */
function readKept(input: BitReader, table: Table, keep: number): Rows {
  const count = input.takeCount();
  if (count > keep) throw new FrameError(`a frame has ${count} rows, of ${keep} that are kept`);
  const steps = new Float64Array(count);
  let number = count > 0 ? input.takeCount() : 0;
  if (count > 1) readIntegers(input, steps, count - 1);
  const [newest] = table.newestSlots(1);
  const last = newest === undefined ? -1 : Number(table.keyOf(newest));
  const keys: string[] = [];
  const slots = Int32Array.from(steps, (step) => {
    if (!Number.isSafeInteger(number)) throw new FrameError("a frame has a key out of range");
    const key = String(number);
    keys.push(key);
    const isPast = number <= last && !table.has(key);
    number += step + 1;
    return isPast ? -1 : table.ensure(key);
  });
  return { keys, slots, named: [] };
}
