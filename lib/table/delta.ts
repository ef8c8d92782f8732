/**
 * What changed in a table between two versions, in the form in which it leaves the table. Cell
 * values are absolute, as of `to`: deltas may overlap or arrive twice without harm.
 */

/** A cell as it travels: prices as decimals. */
export type CellValue = string | number | boolean | null | readonly unknown[] | object;

/** The changed cells of a row, by column name. */
export type RowCells = Readonly<Record<string, CellValue>>;

export interface TableDelta {
  /** The version from which these changes lead; null for a snapshot, which replaces all. */
  readonly from: number | null;
  /** The version to which they lead. */
  readonly to: number;
  /** Rows with the cells to set, oldest change first; cells not named keep their value. */
  readonly rows: Readonly<Record<string, RowCells>>;
  /** Keys of removed rows. They go before `rows` is applied: a row may go and come back. */
  readonly gone: readonly string[];
}

/** Which part of a table somebody wants. */
export interface Selection {
  /** Only these keys; null for all. */
  readonly rows: ReadonlySet<string> | null;
  /** Only these columns, by index in the schema; null for all. */
  readonly columns: readonly number[] | null;
}

export const everything: Selection = { rows: null, columns: null };

/**
 * What became of a delta that was offered to a copy:
 * `applied`; `old` (it ends at or before what the copy holds: nothing to do);
 * `gap` (it starts after what the copy holds: ask anew from the copy's own version).
 */
export type Applied = "applied" | "old" | "gap";
