/**
 * The one question, "what changed since?", and what a copy does with the answer.
 */
import {
  type Applied,
  type CellValue,
  everything,
  type RowCells,
  type Selection,
  type TableDelta,
} from "./delta.ts";
import type { TableSchema } from "./schema.ts";
import { Table, type TableOptions } from "./table.ts";

/**
 * What has changed in a table since a version.
 * @param since a version, or null for a snapshot. One older than the table's horizon, or newer
 *   than the table, is answered with a snapshot as well (`from` is null then).
 * @returns null when nothing changed that was selected.
 * @throws Error inside a transaction, whose changes have no version yet.
 */
export function changesSince(
  table: Table,
  since: number | null,
  selection: Selection = everything,
): TableDelta | null {
  if (table.isOpen) throw new Error("a table has no changes to tell of inside a transaction");
  const known = since !== null && since >= table.horizon && since <= table.version;
  if (known && since === table.version) return null;
  const after = known ? since : -1;
  const columns = selection.columns ?? table.columnNames.map((_, index) => index);
  const rows: Record<string, RowCells> = Object.create(null);
  let count = 0;
  for (const slot of changedSlots(table, after, selection.rows)) {
    const cells = changedCells(table, slot, after, columns);
    if (cells === null) continue;
    rows[table.keyOf(slot)] = cells;
    count += 1;
  }
  const gone = known
    ? table.goneSince(after).filter((key) => selection.rows === null || selection.rows.has(key))
    : [];
  if (known && count === 0 && gone.length === 0) return null;
  return { from: known ? since : null, to: table.version, rows, gone };
}

/** Slots of rows that changed, oldest change first; those of a log in the order of their keys. */
function changedSlots(table: Table, after: number, rows: Selection["rows"]): number[] {
  if (rows === null) return table.changedSlots(after);
  // A few rows are looked up one by one: much may have changed that nobody here has asked for.
  const slots: number[] = [];
  for (const key of rows) {
    const slot = table.slotOf(key);
    if (slot >= 0 && table.changedVersion(slot) > after) slots.push(slot);
  }
  if (table.schema.keep !== null) {
    return slots.sort((a, b) => Number(table.keyOf(a)) - Number(table.keyOf(b)));
  }
  return slots.sort((a, b) => table.changedVersion(a) - table.changedVersion(b));
}

/** The cells of a row that changed; null when none of the wanted ones did. */
function changedCells(
  table: Table,
  slot: number,
  after: number,
  columns: readonly number[],
): RowCells | null {
  const added = table.addedSince(slot, after);
  const cells: Record<string, CellValue> = {};
  let count = 0;
  for (const column of columns) {
    if (!added && !table.cellChangedSince(slot, column, after)) continue;
    const value = table.cellAt(slot, column);
    // A receiver starts a new row with nulls, so they need not travel; except to one that met the
    // row in between, when the cell held something.
    if (value === null && added && (after < 0 || table.cellUnchangedSinceAdded(slot, column))) {
      continue;
    }
    cells[table.columnNames[column] ?? ""] = value;
    count += 1;
  }
  return added || count > 0 ? cells : null;
}

/**
 * Lets a copy follow the table that a delta came from. Cells of columns that the copy's schema
 * does not know are passed over, so that an older client outlives a new column.
 * @returns `gap` also for a snapshot offered to a copy that holds something: make a new copy with
 *   `tableFrom`, since a snapshot replaces all.
 * @throws TypeError or RangeError for a cell that does not fit; the copy is then unchanged.
 */
export function applyDelta(table: Table, delta: TableDelta, now = 0): Applied {
  if (delta.to <= table.version && (delta.from !== null || table.version > 0)) return "old";
  const fresh = table.version === 0 && table.size === 0;
  if (delta.from === null ? !fresh : delta.from > table.version) return "gap";
  if (delta.to === table.version) return "applied";
  table.transact(
    () => {
      for (const key of delta.gone) table.remove(key);
      for (const key of Object.keys(delta.rows)) putKnown(table, key, delta.rows[key] ?? {});
    },
    delta.to,
    now,
  );
  if (delta.from === null) table.forgetRemovals();
  return "applied";
}

function putKnown(table: Table, key: string, cells: RowCells): void {
  if (Object.keys(cells).every((name) => table.hasColumn(name))) {
    putKept(table, key, cells);
    return;
  }
  const known = Object.entries(cells).filter(([name]) => table.hasColumn(name));
  putKept(table, key, Object.fromEntries(known));
}

function putKept(table: Table, key: string, cells: RowCells): void {
  // An overlapping delta may tell of a row that this copy has seen and dropped for age.
  if (table.schema.keep !== null && !table.has(key)) {
    const [newest] = table.newestSlots(1);
    if (newest !== undefined && Number(key) <= Number(table.keyOf(newest))) return;
  }
  table.put(key, cells);
}

/** A new copy of a table from a snapshot. */
export function tableFrom<S extends TableSchema>(
  schema: S,
  snapshot: TableDelta,
  options: TableOptions = {},
  now = 0,
): Table<S> {
  const table = new Table(schema, options);
  applyDelta(table as unknown as Table, { ...snapshot, from: null }, now);
  return table;
}
