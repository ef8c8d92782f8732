/**
 * A table: rows by key, typed columns, one version. It is the board's truth, a gateway's replica
 * and the browser's mirror. Columns are arrays, so that a tick costs a few array writes; what is
 * read as an object is made when somebody asks and kept until the row changes.
 */
import {
  type ColumnData,
  clearSlot,
  growColumns,
  makeColumns,
  noVersion,
  resized,
} from "./columns.ts";
import type { CellValue } from "./delta.ts";
import { gridOf, type PriceGrid, toPrice, toTicks } from "./grid.ts";
import { Recency } from "./recency.ts";
import type { RowOf, TableSchema } from "./schema.ts";
import { Tombstones } from "./tombstones.ts";
import { UndoLog, undoAdded, undoRemoved, undoRevived } from "./undo.ts";

export interface TableOptions {
  /** The step of the table's price grid, where its schema says `grid: "table"`. */
  readonly tickSize?: number | null;
  /** How many removals are remembered; a cursor older than the oldest gets a snapshot. */
  readonly tombstonesMax?: number;
}

/** What a commit did. The arrays are the table's own and are valid only until its next commit. */
export interface Commit {
  readonly version: number;
  /** Slots of rows added or changed, each once. */
  readonly changed: readonly number[];
  /** Slots of rows added, in order. */
  readonly added: readonly number[];
}

const capacityFirst = 8;
const tombstonesMaxDefault = 4_096;

export class Table<S extends TableSchema = TableSchema> {
  readonly schema: S;
  readonly columnNames: readonly string[];
  readonly tickSize: number | null;
  /** When the newest change was committed, ms since the epoch; 0 where nobody said. */
  changedAt = 0;

  #version = 0;
  #capacity = capacityFirst;
  #slotsUsed = 0;
  readonly #columns: ColumnData[];
  readonly #columnIndex: ReadonlyMap<string, number>;
  readonly #tickSizeColumn: number;
  readonly #grid: PriceGrid | null;
  readonly #free: number[] = [];
  readonly #slots = new Map<string, number>();
  readonly #keys: string[] = [];
  /** The versions that last changed a row and that added it. */
  #changedVersion: Float64Array = new Float64Array(capacityFirst).fill(noVersion);
  #addedVersion: Float64Array = new Float64Array(capacityFirst).fill(noVersion);
  readonly #recency = new Recency(capacityFirst);
  readonly #tombstones: Tombstones;
  readonly #rowCache: (RowOf<S> | null)[] = [];
  /** Slots of a kept-last-N table in the order in which they came, from `#oldest` on. */
  #queue: number[] = [];
  #oldest = 0;

  #open = false;
  readonly #undo = new UndoLog();
  readonly #dying = new Set<number>();
  readonly #changed: number[] = [];
  readonly #added: number[] = [];

  /** @throws TypeError where the schema needs a tickSize and none is given. */
  constructor(schema: S, options: TableOptions = {}) {
    this.schema = schema;
    this.tickSize = options.tickSize ?? null;
    this.columnNames = Object.keys(schema.columns);
    this.#columnIndex = new Map(this.columnNames.map((name, index) => [name, index]));
    this.#columns = makeColumns(schema, capacityFirst);
    this.#tombstones = new Tombstones(options.tombstonesMax ?? tombstonesMaxDefault);
    if (schema.grid === "table" && this.tickSize === null) {
      throw new TypeError("this table's prices lie on one grid: give its tickSize");
    }
    this.#grid = this.tickSize === null ? null : gridOf(this.tickSize);
    this.#tickSizeColumn = schema.grid === "row" ? this.columnIndex("tickSize") : -1;
  }

  /** The version of the last commit; 0 before the first. */
  get version(): number {
    return this.#version;
  }

  /** The oldest version from which all that has happened since can still be told. */
  get horizon(): number {
    return this.#tombstones.horizon;
  }

  /** How many rows there are. */
  get size(): number {
    return this.#slots.size - this.#dying.size;
  }

  /** Whether a transaction is open. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** @throws RangeError for a name that is not a column. */
  columnIndex(name: string): number {
    const index = this.#columnIndex.get(name);
    if (index === undefined) {
      throw new RangeError(`no column "${name}"; there are: ${this.columnNames.join(", ")}`);
    }
    return index;
  }

  /** Whether there is a column of this name. */
  hasColumn(name: string): boolean {
    return this.#columnIndex.has(name);
  }

  /** The slot of a row, or -1. Slots are reused after a row has gone. */
  slotOf(key: string): number {
    const slot = this.#slots.get(key) ?? -1;
    return slot >= 0 && this.#dying.has(slot) ? -1 : slot;
  }

  /** Whether there is a row of this key. */
  has(key: string): boolean {
    return this.slotOf(key) >= 0;
  }

  /** The key of the row in a slot that is in use. */
  keyOf(slot: number): string {
    return this.#keys[slot] ?? "";
  }

  /** Keys in the order in which the rows came. */
  keys(): string[] {
    const keys = [...this.#slots.keys()];
    return this.#dying.size === 0 ? keys : keys.filter((key) => this.has(key));
  }

  /** A row as an object, prices as decimals, or null. The same object until the row changes. */
  get(key: string): RowOf<S> | null {
    const slot = this.slotOf(key);
    return slot < 0 ? null : this.rowAt(slot);
  }

  /** All rows, in the order in which they came. */
  rows(): RowOf<S>[] {
    return this.keys().map((key) => this.rowAt(this.slotOf(key)));
  }

  /** The row in a slot that is in use, as `get` gives it. */
  rowAt(slot: number): RowOf<S> {
    const cached = this.#rowCache[slot];
    if (cached && !this.#open) return cached;
    const cells = this.columnNames.map((name, index) => [name, this.cellAt(slot, index)]);
    const row = Object.fromEntries(cells) as RowOf<S>;
    if (!this.#open) this.#rowCache[slot] = row;
    return row;
  }

  /** A cell as the outside sees it: a price as a decimal, null where nothing is known. */
  cellAt(slot: number, column: number): CellValue {
    const data = this.#column(column);
    if (data.values !== null) return data.values[slot] ?? null;
    const raw = data.numbers?.[slot] ?? Number.NaN;
    if (Number.isNaN(raw)) return null;
    if (data.type === "price") return toPrice(raw, this.gridAt(slot));
    return data.type === "flag" ? raw === 1 : raw;
  }

  /** A number as it is stored: prices in steps of the grid, flags as 0 or 1, null as NaN. */
  numberAt(slot: number, column: number): number {
    return this.#column(column).numbers?.[slot] ?? Number.NaN;
  }

  /** The price grid that holds for a slot. @throws TypeError while its tickSize is unknown. */
  gridAt(slot: number): PriceGrid {
    if (this.#grid !== null) return this.#grid;
    const tickSize = this.#columns[this.#tickSizeColumn]?.numbers?.[slot] ?? Number.NaN;
    if (Number.isNaN(tickSize)) {
      throw new TypeError(`set tickSize of "${this.keyOf(slot)}" before its prices`);
    }
    return gridOf(tickSize);
  }

  /** Slots of the newest `count` rows of a kept-last-N table, oldest first. */
  newestSlots(count: number): number[] {
    return this.#queue.slice(Math.max(this.#oldest, this.#queue.length - count));
  }

  /**
   * Slots of rows that changed after a version, in the order of their last change; in a
   * kept-last-N table in the order in which they came, since copies drop the oldest by that order.
   */
  changedSlots(since: number): number[] {
    const slots: number[] = [];
    let slot = this.#recency.newest;
    while (slot >= 0 && (this.#changedVersion[slot] ?? noVersion) > since) {
      slots.push(slot);
      slot = this.#recency.before(slot);
    }
    slots.reverse();
    if (this.schema.keep !== null) {
      slots.sort((a, b) => Number(this.keyOf(a)) - Number(this.keyOf(b)));
    }
    return slots;
  }

  /** Whether a row was added after a version. */
  addedSince(slot: number, since: number): boolean {
    return (this.#addedVersion[slot] ?? noVersion) > since;
  }

  /** Whether a cell was set after a version; where only rows are versioned, whether its row was. */
  cellChangedSince(slot: number, column: number, since: number): boolean {
    const versions = this.#column(column).versions ?? this.#changedVersion;
    return (versions[slot] ?? noVersion) > since;
  }

  /** Keys of rows removed after a version; they may have come back. */
  goneSince(since: number): string[] {
    return this.#tombstones.since(since);
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
      if (result instanceof Promise) throw new TypeError("a transaction must be synchronous");
    } catch (error) {
      this.rollback();
      throw error;
    }
    this.commit(version, now);
    return this.#version;
  }

  /** Opens a transaction; who begins must end it with `commit` or `rollback`. */
  begin(): void {
    if (this.#open) throw new Error("a transaction of this table is open already");
    this.#open = true;
  }

  /** Ends the transaction; null when nothing was changed and no other version was asked for. */
  commit(version?: number, now = 0): Commit | null {
    this.#mustBeOpen();
    const next = version ?? this.#version + 1;
    if (this.#undo.length === 0 && (version ?? this.#version) === this.#version) {
      this.#open = false;
      return null;
    }
    if (next <= this.#version) {
      this.rollback();
      throw new RangeError(`version ${next} does not follow ${this.#version}`);
    }
    this.#open = false;
    this.#version = next;
    this.#stamp(next);
    if (this.#dying.size > 0) this.#bury(next);
    if (this.schema.keep !== null) this.#dropOldest(this.schema.keep);
    if (now > 0) this.changedAt = now;
    return { version: next, changed: this.#changed, added: this.#added };
  }

  /** Ends the transaction as if it had never begun. */
  rollback(): void {
    this.#mustBeOpen();
    this.#open = false;
    for (let index = this.#undo.length - 1; index >= 0; index -= 1) {
      const slot = this.#undo.slotAt(index);
      const entry = this.#undo.entryAt(index);
      if (entry === undoRemoved) this.#dying.delete(slot);
      else if (entry === undoRevived) this.#dying.add(slot);
      else if (entry === undoAdded) {
        if (this.schema.keep !== null) this.#queue.pop();
        this.#release(slot);
      } else {
        const { values, numbers } = this.#column(entry);
        if (values) values[slot] = this.#undo.valueAt(index);
        else if (numbers) numbers[slot] = this.#undo.numberAt(index);
      }
    }
    this.#undo.clear();
  }

  /**
   * Sets cells of a row by name, prices as decimals; the row is added if it is not there.
   * @throws RangeError for an unknown column or a price off the grid.
   */
  put(key: string, cells: Partial<RowOf<S>>): void {
    const slot = this.ensure(key);
    // Prices need their grid, whatever the order in which the cells were written down.
    if (this.#tickSizeColumn >= 0 && cells["tickSize"] !== undefined) {
      this.setCell(slot, this.#tickSizeColumn, cells["tickSize"] as CellValue);
    }
    for (const name of Object.keys(cells)) {
      this.setCell(slot, this.columnIndex(name), cells[name] as CellValue);
    }
  }

  /** Sets a cell to a value as the outside sees it. @throws TypeError for a value of another type. */
  setCell(slot: number, column: number, value: CellValue): void {
    const data = this.#column(column);
    if (data.values !== null) this.setValue(slot, column, value);
    else if (value === null) this.setNumber(slot, column, Number.NaN);
    else if (data.type === "flag" && typeof value === "boolean")
      this.setNumber(slot, column, +value);
    else if (data.type === "flag" || typeof value !== "number") {
      throw new TypeError(
        `column "${data.name}" takes a ${data.type}, not ${JSON.stringify(value)}`,
      );
    } else {
      const raw = data.type === "price" ? toTicks(value, this.gridAt(slot)) : value;
      this.setNumber(slot, column, raw);
    }
  }

  /** Sets a number as it is stored (see `numberAt`): the quick way, for feeds. */
  setNumber(slot: number, column: number, raw: number): void {
    const data = this.#column(column);
    if (data.numbers === null) throw new TypeError(`column "${data.name}" holds no numbers`);
    const old = data.numbers[slot] ?? Number.NaN;
    if (old === raw || (Number.isNaN(old) && Number.isNaN(raw))) return;
    this.#mustBeOpen();
    if (column === this.#tickSizeColumn && !Number.isNaN(old)) {
      throw new TypeError(`tickSize of "${this.keyOf(slot)}" is ${old} and cannot change`);
    }
    this.#undo.number(slot, column, old);
    data.numbers[slot] = raw;
  }

  /** Sets a text or JSON cell; JSON values are compared by identity. */
  setValue(slot: number, column: number, value: CellValue): void {
    const data = this.#column(column);
    if (data.values === null) throw new TypeError(`column "${data.name}" holds numbers`);
    if (data.type === "text" && value !== null && typeof value !== "string") {
      throw new TypeError(`column "${data.name}" takes a text, not ${JSON.stringify(value)}`);
    }
    const old = data.values[slot];
    if (old === value || (value === null && old === undefined)) return;
    this.#mustBeOpen();
    this.#undo.value(slot, column, old);
    data.values[slot] = value ?? undefined;
  }

  /** The slot of a row, which is added, all its cells null, if it is not there. */
  ensure(key: string): number {
    const found = this.#slots.get(key);
    if (found !== undefined && !this.#dying.has(found)) return found;
    this.#mustBeOpen();
    if (found !== undefined) return this.#revive(found);
    if (this.schema.keep !== null) this.#queueMustAscend(key);
    const slot = this.#free.pop() ?? this.#slotsUsed++;
    if (slot >= this.#capacity) this.#grow();
    this.#slots.set(key, slot);
    this.#keys[slot] = key;
    if (this.schema.keep !== null) this.#queue.push(slot);
    this.#undo.row(slot, undoAdded);
    return slot;
  }

  /** Removes a row; a key that is not there is left alone. */
  remove(key: string): void {
    this.#mustBeOpen();
    if (this.schema.keep !== null) throw new TypeError("rows of a kept-last-N table only age out");
    const slot = this.slotOf(key);
    if (slot < 0) return;
    this.#dying.add(slot);
    this.#undo.row(slot, undoRemoved);
  }

  #column(index: number): ColumnData {
    const column = this.#columns[index];
    if (column === undefined) throw new RangeError(`no column ${index}`);
    return column;
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new Error("a table is written inside transact only");
  }

  #queueMustAscend(key: string): void {
    const newest = this.#queue[this.#queue.length - 1];
    const after = newest === undefined ? -1 : Number(this.keyOf(newest));
    if (!(Number.isSafeInteger(Number(key)) && Number(key) > after)) {
      throw new RangeError(
        `key "${key}" of a kept-last-N table must be a whole number over ${after}`,
      );
    }
  }

  /** Puts the version on all that the transaction touched. */
  #stamp(version: number): void {
    this.#changed.length = 0;
    this.#added.length = 0;
    for (let index = 0; index < this.#undo.length; index += 1) {
      const slot = this.#undo.slotAt(index);
      const entry = this.#undo.entryAt(index);
      if (entry >= 0) {
        const versions = this.#columns[entry]?.versions;
        if (versions) versions[slot] = version;
      } else if (entry !== undoRemoved) {
        this.#addedVersion[slot] = version;
        this.#added.push(slot);
        if (entry === undoRevived) this.#tombstones.add(this.keyOf(slot), version);
      }
      if (this.#changedVersion[slot] === version) continue;
      this.#changedVersion[slot] = version;
      this.#recency.touch(slot);
      this.#rowCache[slot] = null;
      this.#changed.push(slot);
    }
    this.#undo.clear();
  }

  #bury(version: number): void {
    for (const slot of this.#dying) {
      this.#tombstones.add(this.keyOf(slot), version);
      this.#release(slot);
    }
    const dead = new Set(this.#dying);
    this.#dying.clear();
    for (const list of [this.#changed, this.#added]) {
      const kept = list.filter((slot) => !dead.has(slot));
      list.splice(0, list.length, ...kept);
    }
  }

  #revive(slot: number): number {
    this.#dying.delete(slot);
    this.#undo.row(slot, undoRevived);
    for (let column = 0; column < this.#columns.length; column += 1) {
      const data = this.#column(column);
      if (data.values) this.setValue(slot, column, null);
      else if (data.numbers) {
        this.#undo.number(slot, column, data.numbers[slot] ?? Number.NaN);
        data.numbers[slot] = Number.NaN;
      }
    }
    return slot;
  }

  #dropOldest(keep: number): void {
    while (this.#queue.length - this.#oldest > keep) {
      this.#release(this.#queue[this.#oldest] ?? 0);
      this.#oldest += 1;
    }
    if (this.#oldest > keep) {
      this.#queue = this.#queue.slice(this.#oldest);
      this.#oldest = 0;
    }
  }

  #release(slot: number): void {
    this.#slots.delete(this.keyOf(slot));
    this.#recency.remove(slot);
    this.#changedVersion[slot] = noVersion;
    this.#addedVersion[slot] = noVersion;
    this.#rowCache[slot] = null;
    this.#keys[slot] = "";
    clearSlot(this.#columns, slot);
    this.#free.push(slot);
  }

  #grow(): void {
    this.#capacity *= 2;
    growColumns(this.#columns, this.#capacity);
    this.#recency.grow(this.#capacity);
    this.#changedVersion = resized(this.#changedVersion, this.#capacity, noVersion);
    this.#addedVersion = resized(this.#addedVersion, this.#capacity, noVersion);
  }
}
