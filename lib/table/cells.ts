/**
 * The cells of a table as the outside sees them: prices as decimals, null where nothing is known.
 * Rows as objects are made when somebody asks and kept until the row changes.
 */
import { type ColumnData, clearSlot, growColumns, makeColumns } from "./columns.ts";
import type { CellValue } from "./delta.ts";
import { gridOf, type PriceGrid, toPrice } from "./grid.ts";
import type { RowOf, TableSchema } from "./schema.ts";

export class Cells<S extends TableSchema> {
  readonly columns: readonly ColumnData[];
  readonly names: readonly string[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #grid: PriceGrid | null;
  /** The column whose cell is the step of its row's prices, or -1. */
  readonly tickSizeColumn: number;
  readonly #rows: (RowOf<S> | null)[] = [];
  /** The version at which each of them was made. */
  readonly #madeAt: number[] = [];
  /** Whether its cells have changed since. */
  readonly #isOld: boolean[] = [];

  /** @throws TypeError where the schema needs a tickSize and none is given. */
  constructor(schema: S, tickSize: number | null, capacity: number) {
    this.columns = makeColumns(schema, capacity);
    this.names = Object.keys(schema.columns);
    this.#index = new Map(this.names.map((name, index) => [name, index]));
    if (schema.grid === "table" && tickSize === null) {
      throw new TypeError("this table's prices lie on one grid: give its tickSize");
    }
    this.#grid = tickSize === null ? null : gridOf(tickSize);
    this.tickSizeColumn = schema.grid === "row" ? this.indexOf("tickSize") : -1;
  }

  /** @throws RangeError for a name that is not a column. */
  indexOf(name: string): number {
    const index = this.#index.get(name);
    if (index === undefined) {
      throw new RangeError(`no column "${name}"; there are: ${this.names.join(", ")}`);
    }
    return index;
  }

  has(name: string): boolean {
    return this.#index.has(name);
  }

  /** @throws RangeError for an index that is not a column's. */
  column(index: number): ColumnData {
    const column = this.columns[index];
    if (column === undefined) throw new RangeError(`no column ${index}`);
    return column;
  }

  /** Makes room for more slots. */
  grow(capacity: number): void {
    growColumns(this.columns, capacity);
  }

  /** Forgets a slot's cells. */
  clear(slot: number): void {
    clearSlot(this.columns, slot);
    this.#rows[slot] = null;
  }

  /** The price grid that holds for a slot, or null while its tickSize is unknown. */
  gridAt(slot: number): PriceGrid | null {
    if (this.#grid !== null) return this.#grid;
    const tickSize = this.columns[this.tickSizeColumn]?.numbers?.[slot] ?? Number.NaN;
    return Number.isNaN(tickSize) ? null : gridOf(tickSize);
  }

  cellAt(slot: number, column: number): CellValue {
    const data = this.column(column);
    if (data.values !== null) return data.values[slot] ?? null;
    const raw = data.numbers?.[slot] ?? Number.NaN;
    if (Number.isNaN(raw)) return null;
    if (data.type === "flag") return raw === 1;
    const grid = data.type === "price" ? this.gridAt(slot) : null;
    return grid === null ? raw : toPrice(raw, grid);
  }

  /**
   * The row in a slot. The same object until the row is forgotten, unless `fresh`.
   * @param version the table's, of the last commit.
   */
  rowAt(slot: number, fresh: boolean, version: number): RowOf<S> {
    const kept = fresh ? null : (this.#rows[slot] ?? null);
    if (kept !== null && this.#isOld[slot] === false) return kept;
    const row = (kept && this.#renewed(kept, slot)) ?? this.#made(slot);
    if (fresh) return row;
    this.#rows[slot] = row;
    this.#madeAt[slot] = version;
    this.#isOld[slot] = false;
    return row;
  }

  /** Takes note that a row has changed: its object is of the past. */
  forgetRow(slot: number): void {
    if (this.#isOld[slot] === false) this.#isOld[slot] = true;
  }

  #made(slot: number): RowOf<S> {
    const cells: Record<string, CellValue> = {};
    for (let column = 0; column < this.names.length; column += 1) {
      cells[this.names[column] ?? ""] = this.cellAt(slot, column);
    }
    return cells as RowOf<S>;
  }

  /**
   * A row's next object from the one before: a copy with the cells that have changed, which costs a
   * quarter of making it. Null where nobody knows which have.
   */
  #renewed(before: RowOf<S>, slot: number): RowOf<S> | null {
    const since = this.#madeAt[slot] ?? 0;
    const cells: Record<string, CellValue> = { ...before };
    for (let column = 0; column < this.columns.length; column += 1) {
      const versions = this.columns[column]?.versions ?? null;
      if (versions === null) return null;
      if ((versions[slot] ?? 0) > since)
        cells[this.names[column] ?? ""] = this.cellAt(slot, column);
    }
    return cells as RowOf<S>;
  }
}
