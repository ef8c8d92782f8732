/**
 * The cells of a table, a column at a time: numbers in float arrays, text and JSON in plain ones,
 * and where the schema asks for it the version that last changed each cell.
 */
import type { CellValue } from "./delta.ts";
import type { ColumnType, TableSchema } from "./schema.ts";

/** Stands in version arrays where no version is. */
export const noVersion = -1;

/** What a column's cells are, for errors. */
export const typeNames: Readonly<Record<ColumnType, string>> = {
  text: "a text",
  number: "a number",
  integer: "a whole number",
  price: "a price",
  flag: "true or false",
  json: "a JSON value",
};

export interface ColumnData {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether only whole numbers are stored: integers, prices (in steps) and flags (0 or 1). */
  readonly whole: boolean;
  /** Whether a cell, once set, stays: the row's price grid, on which its prices are counted. */
  readonly fixed: boolean;
  /** Cells of number, integer, price (in steps) and flag columns, NaN for null; else null. */
  numbers: Float64Array | null;
  /** Cells of text and JSON columns, undefined for null; else null. */
  readonly values: (CellValue | undefined)[] | null;
  /** The version that last changed each cell; null where only rows are versioned. */
  versions: Float64Array | null;
}

/** A float array of another length with the same start, the rest filled. */
export function resized(array: Float64Array, length: number, fill: number): Float64Array {
  const larger = new Float64Array(length).fill(fill);
  larger.set(array);
  return larger;
}

/** Empty columns for a schema. */
export function makeColumns(schema: TableSchema, capacity: number): ColumnData[] {
  return Object.entries(schema.columns).map(([name, { type }]) => {
    const boxed = type === "text" || type === "json";
    const versioned = schema.granularity === "cell";
    return {
      name,
      type,
      fixed: schema.grid === "row" && name === "tickSize",
      whole: type === "integer" || type === "price" || type === "flag",
      numbers: boxed ? null : new Float64Array(capacity).fill(Number.NaN),
      values: boxed ? [] : null,
      versions: versioned ? new Float64Array(capacity).fill(noVersion) : null,
    };
  });
}

/** Makes room for more slots. */
export function growColumns(columns: readonly ColumnData[], capacity: number): void {
  for (const column of columns) {
    if (column.numbers) column.numbers = resized(column.numbers, capacity, Number.NaN);
    if (column.versions) column.versions = resized(column.versions, capacity, noVersion);
  }
}

/** Forgets a slot's cells, so that the next row in it starts empty. */
export function clearSlot(columns: readonly ColumnData[], slot: number): void {
  for (const column of columns) {
    if (column.numbers) column.numbers[slot] = Number.NaN;
    else if (column.values) column.values[slot] = undefined;
    if (column.versions) column.versions[slot] = noVersion;
  }
}

/**
 * The number to store for a value that is not a price; NaN for null.
 * @throws TypeError for a value of another type.
 */
export function rawOf(column: ColumnData, value: CellValue): number {
  if (value === null) return Number.NaN;
  if (column.type === "flag" && typeof value === "boolean") return +value;
  if (column.type !== "flag" && typeof value === "number") return value;
  throw new TypeError(
    `column "${column.name}" takes ${typeNames[column.type]}, not ${JSON.stringify(value)}`,
  );
}
