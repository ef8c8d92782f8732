/** What part of a topic somebody wants, in one form, so that equal wishes share one subscription. */
import { schemaOf } from "../schema/topics.ts";
import { type CellValue, everything, type Selection as TableSelection } from "../table/delta.ts";
import type { TableSchema } from "../table/schema.ts";

/** A topic, or some of its rows or columns; what is left out means all. */
export interface Selection {
  readonly topic: string;
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/**
 * A selection in its one form, as it is subscribed to.
 *
 * - Names come once, rows sorted, columns in the schema's order; all columns are as none named,
 *   for the server gives both one number.
 * - Price columns of a table whose rows bring their own grid bring `tickSize` along: a copy cannot
 *   hold a price without it.
 * - Of a kept-last-N topic all rows are taken: a copy drops the oldest by their number, which needs
 *   all of them. Who wants a few looks at a few (see view.ts).
 */
export function normalized(selection: Selection): Selection {
  const schema = schemaOf(selection.topic);
  const rows = schema?.keep == null ? selection.rows : undefined;
  const columns = selection.columns && wholeColumns(schema, selection.columns);
  return {
    topic: selection.topic,
    ...(rows && { rows: [...new Set(rows)].sort() }),
    ...(columns && { columns }),
  };
}

function wholeColumns(schema: TableSchema | null, asked: readonly string[]): string[] | undefined {
  const wanted = new Set(asked);
  if (schema === null) return [...wanted].sort();
  const prices = [...wanted].some((name) => schema.columns[name]?.type === "price");
  if (prices && schema.grid === "row") wanted.add("tickSize");
  const known = Object.keys(schema.columns).filter((name) => wanted.has(name));
  // Names that nobody knows go to the server, whose answer says so.
  const unknown = [...wanted].filter((name) => !known.includes(name)).sort();
  const all = known.length === Object.keys(schema.columns).length && unknown.length === 0;
  return all ? undefined : [...known, ...unknown];
}

/** A text that is the same for selections that are the same; give it normalized ones. */
export function selectionKey({ topic, rows, columns }: Selection): string {
  return rows || columns ? JSON.stringify([topic, rows ?? null, columns ?? null]) : topic;
}

/** Whether all that `narrow` asks for is in `wide`; give it normalized ones. */
export function covers(wide: Selection, narrow: Selection): boolean {
  return (
    wide.topic === narrow.topic &&
    coversNames(wide.rows, narrow.rows) &&
    coversNames(wide.columns, narrow.columns)
  );
}

function coversNames(wide: readonly string[] | undefined, narrow: readonly string[] | undefined) {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const names = new Set(wide);
  return narrow.every((name) => names.has(name));
}

/** A selection as a table understands it. @throws RangeError for a column that is not there. */
export function ofTable(
  table: { columnIndex(name: string): number },
  { rows, columns }: Selection,
): TableSelection {
  if (!rows && !columns) return everything;
  return {
    rows: rows ? new Set(rows) : null,
    columns: columns ? columns.map((name) => table.columnIndex(name)) : null,
  };
}

/** A row under its key. */
export interface KeyedCells {
  readonly key: string;
  readonly row: Readonly<Record<string, CellValue>>;
}
