/**
 * What a table looks like: its key, its typed columns and how much of it is kept. A schema is
 * plain data, so that the server's table, a replica, the browser's mirror and the wire's codec
 * are all made from the same value.
 */

/**
 * How a cell is stored and compared.
 *
 * - `text`: a string.
 * - `number`: a float that is not a price (a size, a volume, a ratio).
 * - `integer`: a whole number (a time in ms, a count, a rank).
 * - `price`: a whole number of steps of the row's or the table's price grid; a decimal outside.
 * - `flag`: true or false.
 * - `json`: any JSON value, replaced as a whole.
 */
export type ColumnType = "text" | "number" | "integer" | "price" | "flag" | "json";

/** A column; `Value` exists for the type checker only. */
export interface Column<Value = unknown> {
  readonly type: ColumnType;
  /** For people and for the protocol's document: `ms`, `USD`, `0..1` … */
  readonly unit: string;
  /**
   * Another number column of the row that mostly lies near this one, such as a bid's last price.
   * Only the compact encoding makes use of it: it sends how far the two are apart.
   */
  readonly near?: string;
  /** Never set; carries `Value`. */
  readonly value?: Value;
}

/** The columns of a table, in the order in which they are stored and shown. */
export type Columns = Readonly<Record<string, Column>>;

/** A table's shape. */
export interface TableSchema<C extends Columns = Columns> {
  /** What a row's key is: `symbol`, `sequence`, `match id` … */
  readonly key: string;
  readonly columns: C;
  /**
   * How many rows are kept, newest last; null keeps all. A kept-last-N table is keyed by an
   * ascending whole number, its rows cannot be removed one by one, and every copy of it drops
   * the oldest by itself, so that dropping needs no message.
   */
  readonly keep: number | null;
  /**
   * Whether a version is remembered for each cell (wide rows of which little changes) or only for
   * each row (logs and series, where a changed row is sent whole).
   */
  readonly granularity: "cell" | "row";
  /**
   * Where the step of `price` columns comes from: the row's own `tickSize` column, one step for
   * the whole table, or nowhere (no price columns).
   */
  readonly grid: "row" | "table" | "none";
}

/** A row as the outside sees it: prices as decimals, null where nothing is known. */
export type RowOf<S extends TableSchema> = {
  readonly [K in keyof S["columns"]]: NonNullable<S["columns"][K]["value"]> | null;
};

const column = <Value>(type: ColumnType, unit = "", near?: string): Column<Value> =>
  near === undefined ? { type, unit } : { type, unit, near };

/** Column constructors; `unit` is documentation, `near` names a column for the compact encoding. */
export const text = <T extends string = string>(unit = "") => column<T>("text", unit);
export const number = (unit = "", near?: string) => column<number>("number", unit, near);
export const integer = (unit = "", near?: string) => column<number>("integer", unit, near);
export const price = (unit = "", near?: string) => column<number>("price", unit, near);
export const flag = (unit = "") => column<boolean>("flag", unit);
export const json = <T>(unit = "") => column<T>("json", unit);

/**
 * Completes a schema: all rows kept, a version a cell, no prices, unless said otherwise. Whether it
 * makes sense is for a test to say (see schema-check.ts): pages define tables, too, and always the
 * same.
 */
export function defineTable<const C extends Columns>(
  key: string,
  columns: C,
  options: Partial<Pick<TableSchema, "keep" | "granularity" | "grid">> = {},
): TableSchema<C> {
  return { key, columns, keep: null, granularity: "cell", grid: "none", ...options };
}
