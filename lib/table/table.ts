/**
 * A table: rows by key, typed columns, one version. It is the board's truth, a gateway's replica
 * and the browser's mirror. Columns are arrays, so that a tick costs a few array writes; what is
 * read as an object is made when somebody asks and kept until the row changes. Reading is in
 * reader.ts; this is the writing side.
 */
import type { Cells } from "./cells.ts";
import { type ColumnData, rawOf, typeNames } from "./columns.ts";
import type { CellValue } from "./delta.ts";
import { gridOf, toTicks } from "./grid.ts";
import { capacityFirst, type TableOptions } from "./parts.ts";
import { TableReader } from "./reader.ts";
import type { RowOf, TableSchema } from "./schema.ts";

export type { TableOptions } from "./parts.ts";

/** What a commit did. The arrays are the table's own and are valid only until its next commit. */
export interface Commit {
  readonly version: number;
  /** Slots of rows added or changed and still there, each once. */
  readonly changed: readonly number[];
  /** Slots of rows added and still there, in order, each once. */
  readonly added: readonly number[];
}

export class Table<S extends TableSchema = TableSchema> extends TableReader<S> {
  #capacity = capacityFirst;
  readonly #cells: Cells<S>;
  /** The column whose cell is the step of its row's prices, or -1. */
  readonly #tickSizeColumn: number;

  /** @throws TypeError where the schema needs a tickSize and none is given. */
  constructor(schema: S, options: TableOptions = {}) {
    super(schema, options);
    this.#cells = this.parts.cells;
    this.#tickSizeColumn = this.#cells.tickSizeColumn;
  }

  /** Moves the horizon to now: a copy made from a snapshot knows nothing of earlier removals. */
  forgetRemovals(): void {
    this.parts.history.tombstones.forget(this.currentVersion);
  }

  /**
   * Runs `write`, which may change any number of cells, as one step of the version. A throw
   * leaves nothing behind; a write that changed nothing makes no version.
   * @param write synchronous.
   * @param version the version to end at, for a copy that follows another table; else the next.
   * @param now the time to put on the change, ms since the epoch.
   * @returns the table's version afterwards.
   */
  transact(write: () => void, version?: number, now = 0): number {
    this.begin();
    try {
      const result: unknown = write();
      if (isThenable(result)) throw new TypeError("a transaction must be synchronous");
    } catch (error) {
      this.rollback();
      throw error;
    }
    this.commit(version, now);
    return this.currentVersion;
  }

  /** Opens a transaction; who begins must end it with `commit` or `rollback`. */
  begin(): void {
    this.transaction.begin();
  }

  /**
   * Ends the transaction; null when nothing was changed and no other version was asked for.
   * @throws RangeError for a version that does not follow; the transaction is then rolled back.
   */
  commit(version?: number, now = 0): Commit | null {
    const transaction = this.transaction;
    transaction.mustBeOpen();
    const next = version ?? this.currentVersion + 1;
    if (transaction.isEmpty && (version ?? this.currentVersion) === this.currentVersion) {
      transaction.rollback();
      return null;
    }
    if (!Number.isSafeInteger(next) || next <= this.currentVersion) {
      transaction.rollback();
      throw new RangeError(`version ${next} does not follow ${this.currentVersion}`);
    }
    this.currentVersion = next;
    transaction.commit(next);
    if (now > 0) this.changedAt = now;
    return { version: next, changed: transaction.changed, added: transaction.added };
  }

  /** Ends the transaction as if it had never begun. */
  rollback(): void {
    this.transaction.rollback();
  }

  /**
   * Sets cells of a row by name, prices as decimals; the row is added if it is not there.
   * @throws RangeError for an unknown column or a price off the grid.
   */
  put(key: string, cells: Partial<RowOf<S>>): void {
    const slot = this.ensure(key);
    // Prices need their grid, whatever the order in which the cells were written down.
    if (this.#tickSizeColumn >= 0 && cells.tickSize !== undefined) {
      this.setCell(slot, this.#tickSizeColumn, cells.tickSize as CellValue);
    }
    for (const name of Object.keys(cells)) {
      this.setCell(slot, this.columnIndex(name), cells[name] as CellValue);
    }
  }

  /**
   * Sets a cell to a value as the outside sees it.
   * @throws TypeError for a value of another type, RangeError for a price off the grid.
   */
  setCell(slot: number, column: number, value: CellValue): void {
    const data = this.#cells.column(column);
    if (data.values !== null) this.setValue(slot, column, value);
    else if (data.type === "price" && typeof value === "number") {
      this.setNumber(slot, column, toTicks(value, this.gridAt(slot)));
    } else this.setNumber(slot, column, rawOf(data, value));
  }

  /**
   * Sets a number as it is stored (see `numberAt`): the quick way, for feeds.
   * @throws RangeError for a fraction where only whole numbers are stored, or an infinite number.
   */
  setNumber(slot: number, column: number, raw: number): void {
    const data = this.#cells.column(column);
    const { numbers } = data;
    if (numbers === null) throw new TypeError(`column "${data.name}" holds no numbers`);
    const old = numbers[slot] ?? Number.NaN;
    const wasNull = Number.isNaN(old);
    if (old === raw || (wasNull && Number.isNaN(raw))) return;
    if (!(data.whole ? Number.isInteger(raw) : Number.isFinite(raw)) && !Number.isNaN(raw)) {
      const wanted = data.type === "price" ? "whole steps of its grid" : typeNames[data.type];
      throw new RangeError(`column "${data.name}" takes ${wanted}, not ${raw}`);
    }
    if (data.fixed || (wasNull && data.type === "price")) this.#mustKeepGrid(slot, data, raw);
    this.transaction.noteNumber(slot, column, old);
    numbers[slot] = raw;
  }

  /** Sets a text or JSON cell; JSON values are compared by identity. */
  setValue(slot: number, column: number, value: CellValue): void {
    const { name, type, values } = this.#cells.column(column);
    if (values === null) throw new TypeError(`column "${name}" holds numbers`);
    if (type === "text" && value !== null && typeof value !== "string") {
      throw new TypeError(`column "${name}" takes ${typeNames.text}, not ${JSON.stringify(value)}`);
    }
    const old = values[slot];
    if (old === value || (value === null && old === undefined)) return;
    this.transaction.mustHold(slot);
    this.transaction.noteValue(slot, column, old);
    values[slot] = value ?? undefined;
  }

  /**
   * The slot of a row, which is added, all its cells null, if it is not there.
   * @throws RangeError for a key that a kept-last-N table cannot add after its newest.
   */
  ensure(key: string): number {
    const found = this.parts.slots.find(key);
    if (found >= 0 && !this.transaction.isRemoved(found)) return found;
    this.transaction.mustBeOpen();
    if (found >= 0) {
      this.transaction.revive(found);
      return found;
    }
    this.parts.window?.mustFollow(key);
    const slot = this.parts.slots.take(key);
    if (slot >= this.#capacity) this.#grow();
    this.parts.window?.push(slot, key);
    this.transaction.noteAdded(slot);
    return slot;
  }

  /** Removes a row; a key that is not there is left alone. */
  remove(key: string): void {
    this.transaction.mustBeOpen();
    if (this.parts.window !== null) throw new TypeError("rows of a kept-last-N table only age out");
    const slot = this.slotOf(key);
    if (slot >= 0) this.transaction.remove(slot);
  }

  /** Steps are counted on a grid, so a row's grid must be there before its prices, and stay. */
  #mustKeepGrid(slot: number, column: ColumnData, raw: number): void {
    this.transaction.mustHold(slot);
    if (!column.fixed) {
      this.gridAt(slot);
      return;
    }
    const old = column.numbers?.[slot] ?? Number.NaN;
    if (!Number.isNaN(old)) {
      throw new TypeError(`${column.name} of "${this.keyOf(slot)}" is ${old} and cannot change`);
    }
    gridOf(raw);
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#cells.grow(this.#capacity);
    this.parts.history.grow(this.#capacity);
  }
}

/** An asynchronous function would go on writing after its transaction has ended. */
function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value;
}
