/**
 * The reading side of a table: rows, cells, and what has changed since a version.
 */
import type { ColumnData } from "./columns.ts";
import type { CellValue } from "./delta.ts";
import type { PriceGrid } from "./grid.ts";
import { makeParts, type TableOptions, type TableParts } from "./parts.ts";
import type { RowOf, TableSchema } from "./schema.ts";
import { Transaction } from "./transaction.ts";

export class TableReader<S extends TableSchema = TableSchema> {
  readonly schema: S;
  readonly columnNames: readonly string[];
  readonly tickSize: number | null;
  /** When the newest change was committed, ms since the epoch; 0 where nobody said. */
  changedAt = 0;
  /** For the writing side only. */
  protected currentVersion = 0;
  protected readonly parts: TableParts<S>;
  protected readonly transaction: Transaction<S>;

  /** @throws TypeError where the schema needs a tickSize and none is given. */
  constructor(schema: S, options: TableOptions) {
    this.schema = schema;
    this.tickSize = options.tickSize ?? null;
    this.parts = makeParts(schema, options);
    this.transaction = new Transaction(this.parts);
    this.columnNames = this.parts.cells.names;
  }

  /** The version of the last commit; 0 before the first. */
  get version(): number {
    return this.currentVersion;
  }

  /** The oldest version from which all that has happened since can still be told. */
  get horizon(): number {
    return this.parts.history.tombstones.horizon;
  }

  /** How many rows there are. */
  get size(): number {
    return this.parts.slots.size - this.transaction.removals;
  }

  /** Whether a transaction is open. */
  get isOpen(): boolean {
    return this.transaction.isOpen;
  }

  /** @throws RangeError for a name that is not a column. */
  columnIndex(name: string): number {
    return this.parts.cells.indexOf(name);
  }

  /** Whether there is a column of this name. */
  hasColumn(name: string): boolean {
    return this.parts.cells.has(name);
  }

  /** The slot of a row, or -1. Slots are reused after a row has gone. */
  slotOf(key: string): number {
    const slot = this.parts.slots.find(key);
    return this.transaction.isRemoved(slot) ? -1 : slot;
  }

  /** Whether there is a row of this key. */
  has(key: string): boolean {
    return this.slotOf(key) >= 0;
  }

  /** The key of the row in a slot that is in use. */
  keyOf(slot: number): string {
    return this.parts.slots.keyOf(slot);
  }

  /**
   * Keys in the order in which the rows came to this table. A copy of a table that keeps all rows
   * may hold them in another order: who shows them, sorts them.
   */
  keys(): string[] {
    const keys = this.parts.slots.keys();
    return this.transaction.removals === 0 ? keys : keys.filter((key) => this.has(key));
  }

  /** The `count` keys that came first, or as many as there are. */
  oldestKeys(count: number): string[] {
    return this.parts.slots.firstKeys(count);
  }

  /** A row as an object, prices as decimals, or null. The same object until the row changes. */
  get(key: string): RowOf<S> | null {
    const slot = this.slotOf(key);
    return slot < 0 ? null : this.rowAt(slot);
  }

  /**
   * A row as it was before the transaction that is open, which must not have written to it yet;
   * null where there was none. Where none is open, as `get`.
   */
  rowBefore(key: string): RowOf<S> | null {
    const slot = this.parts.slots.find(key);
    const isNew = slot < 0 || this.parts.history.addedAt(slot) < 0;
    return isNew ? null : this.parts.cells.rowAt(slot, false, this.currentVersion);
  }

  /** All rows, in the order of `keys`. */
  rows(): RowOf<S>[] {
    return this.keys().map((key) => this.rowAt(this.slotOf(key)));
  }

  /** The row in a slot that is in use, as `get` gives it. */
  rowAt(slot: number): RowOf<S> {
    return this.parts.cells.rowAt(slot, this.isOpen, this.currentVersion);
  }

  /** A cell as the outside sees it: a price as a decimal, null where nothing is known. */
  cellAt(slot: number, column: number): CellValue {
    return this.parts.cells.cellAt(slot, column);
  }

  /** A number as it is stored: prices in steps of the grid, flags as 0 or 1, null as NaN. */
  numberAt(slot: number, column: number): number {
    return this.parts.cells.column(column).numbers?.[slot] ?? Number.NaN;
  }

  /**
   * A column as it is stored, for who reads many cells. Its arrays are the table's own: they are not
   * to be written, and others take their place when the table grows.
   * @throws RangeError for an index that is not a column's.
   */
  columnAt(column: number): Readonly<ColumnData> {
    return this.parts.cells.column(column);
  }

  /** The price grid that holds for a slot. @throws TypeError while its tickSize is unknown. */
  gridAt(slot: number): PriceGrid {
    const grid = this.parts.cells.gridAt(slot);
    if (grid !== null) return grid;
    throw new TypeError(`set tickSize of "${this.keyOf(slot)}" before its prices`);
  }

  /** Slots of the newest `count` rows of a kept-last-N table, oldest first. */
  newestSlots(count: number): number[] {
    return this.parts.window?.newest(count) ?? [];
  }

  /**
   * Slots of rows that changed after a version, in the order of their last change; in a
   * kept-last-N table in the order in which they came, since copies drop the oldest by that order.
   */
  changedSlots(since: number): number[] {
    const slots = this.parts.history.changedSince(since);
    if (this.parts.window === null) return slots;
    return slots.sort((a, b) => Number(this.keyOf(a)) - Number(this.keyOf(b)));
  }

  /**
   * How often the rows that are selected have changed so far, each counted once a version. Falls
   * when a selected row is removed.
   */
  rowChanges(rows: ReadonlySet<string> | readonly string[] | null): number {
    const { history } = this.parts;
    if (rows === null) return history.changesOfAll;
    let sum = 0;
    for (const key of rows) {
      const slot = this.slotOf(key);
      if (slot >= 0) sum += history.changesOf(slot);
    }
    return sum;
  }

  /** The version that last changed a row; -1 for a slot that is not in use. */
  changedVersion(slot: number): number {
    return this.parts.history.changedAt(slot);
  }

  /** The version that added a row; -1 for a slot that is not in use. */
  addedVersion(slot: number): number {
    return this.parts.history.addedAt(slot);
  }

  /** Whether a row was added after a version. */
  addedSince(slot: number, since: number): boolean {
    return this.parts.history.addedAt(slot) > since;
  }

  /** Whether a cell was set after a version; where only rows are versioned, whether its row was. */
  cellChangedSince(slot: number, column: number, since: number): boolean {
    return this.#cellVersion(slot, column) > since;
  }

  /** Whether a cell holds what it held when its row was added; where in doubt, no. */
  cellUnchangedSinceAdded(slot: number, column: number): boolean {
    return this.#cellVersion(slot, column) <= this.parts.history.addedAt(slot);
  }

  /** Keys of rows removed after a version; they may have come back. */
  goneSince(since: number): string[] {
    return this.parts.history.tombstones.since(since);
  }

  #cellVersion(slot: number, column: number): number {
    const { versions } = this.parts.cells.column(column);
    return versions?.[slot] ?? this.parts.history.changedAt(slot);
  }
}
