/** The cells of the table in the page. */

/** A cell that the Tab key stops at. */
export interface Stop {
  /** Null in the head. */
  readonly symbol: string | null;
  readonly column: string;
}

/** The cell's element, where its row is in the page. */
export const cellOf = (root: Element | null, { symbol, column }: Stop): HTMLElement | null => {
  const row = symbol === null ? "[data-head]" : `[data-symbol="${CSS.escape(symbol)}"]`;
  return root?.querySelector<HTMLElement>(`${row} > [data-column="${column}"]`) ?? null;
};

/** What takes the focus in a cell: the one thing in it that can be pressed, or the cell itself. */
export const targetOf = (cell: HTMLElement): HTMLElement =>
  cell.querySelector<HTMLElement>("a, button") ?? cell;
