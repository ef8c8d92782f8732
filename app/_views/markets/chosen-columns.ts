/** Choosing columns and their order: what the chooser's table state means for the chosen columns. */
import { type ColumnId, marketColumns } from "./columns.ts";

/** All columns: the chosen ones in their order, then the others in the order of the chooser. */
export function offered(columns: readonly ColumnId[]): ColumnId[] {
  const others = marketColumns.map(({ id }) => id).filter((id) => !columns.includes(id));
  return [...columns, ...others];
}

/** The columns with one moved by a place, −1 leftwards; never before the symbol. */
export function moved(columns: readonly ColumnId[], id: ColumnId, by: -1 | 1): readonly ColumnId[] {
  const from = columns.indexOf(id);
  const to = from + by;
  if (from < 1 || to < 1 || to >= columns.length) return columns;
  const next = columns.filter((other) => other !== id);
  next.splice(to, 0, id);
  return next;
}
