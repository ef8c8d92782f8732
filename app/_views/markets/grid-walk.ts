/** How the keyboard walks the cells of a grid, by the keys that grids usually have. */

/** A cell. */
export interface GridPlace {
  /** From 0; −1 is the head. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** How large the grid is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down pass over. */
  readonly page: number;
}

/** Where a key leads from a cell; null for a key that leads nowhere. */
export function walk(
  key: string,
  control: boolean,
  { row, column }: GridPlace,
  { rows, columns, page }: GridSize,
): GridPlace | null {
  const at = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.max(-1, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  });
  switch (key) {
    case "ArrowLeft":
      return control ? at(row, 0) : at(row, column - 1);
    case "ArrowRight":
      return control ? at(row, columns - 1) : at(row, column + 1);
    case "ArrowUp":
      return control ? at(-1, column) : at(row - 1, column);
    case "ArrowDown":
      return control ? at(rows - 1, column) : at(row + 1, column);
    case "Home":
      return control ? at(Math.min(0, rows - 1), 0) : at(row, 0);
    case "End":
      return control ? at(rows - 1, columns - 1) : at(row, columns - 1);
    case "PageUp":
      // Not into the head, of which one thinks as standing over all pages.
      return row < 0 ? at(row, column) : at(Math.max(0, row - page), column);
    case "PageDown":
      return at(Math.max(0, row) + page, column);
    default:
      return null;
  }
}

/** How far a box has to be scrolled so that a row is in it, px; as it is where the row is in it. */
export function scrollTo(
  row: number,
  line: number,
  { top, height, head }: { top: number; height: number; head: number },
): number {
  const from = row * line;
  if (row < 0 || from < top) return Math.max(0, from);
  const to = from + line + head - height;
  return Math.max(top, to);
}
