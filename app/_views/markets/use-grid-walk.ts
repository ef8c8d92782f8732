"use client";
/**
 * The keyboard in the table: one stop of the Tab key, from which arrows, Home, End and the page keys
 * walk the cells. The row that the focus stands in stays in the page however far one scrolls.
 */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type GridPlace, scrollTo, walk } from "./grid-walk.ts";
import { toggleWatched } from "./watchlist.ts";

interface GridWalk {
  /** The row with the tab stop; −1 is the head. */
  readonly row: number;
  /** The cell with the tab stop. */
  readonly stop: Stop;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface Stop {
  /** Null in the head. */
  readonly symbol: string | null;
  readonly column: string;
}

const cellOf = (root: Element | null, { symbol, column }: Stop): HTMLElement | null => {
  const row = symbol === null ? "[data-head]" : `[data-symbol="${CSS.escape(symbol)}"]`;
  return root?.querySelector<HTMLElement>(`${row} > [data-column="${column}"]`) ?? null;
};

/** What takes the focus in a cell: the one thing in it that can be pressed, or the cell itself. */
const targetOf = (cell: HTMLElement): HTMLElement =>
  cell.querySelector<HTMLElement>("a, button") ?? cell;

/** @param line height of a row, px */
export function useGridWalk(
  frame: React.RefObject<HTMLDivElement | null>,
  order: readonly string[],
  line: number,
): GridWalk {
  const [stop, setStop] = useState<Stop>({ symbol: null, column: "symbol" });
  const row = stop.symbol === null ? -1 : order.indexOf(stop.symbol);
  // A row that has gone from the table leaves its stop to the head.
  const symbol = row < 0 ? null : stop.symbol;

  const onFocus = ({ target }: FocusEvent) => {
    const cell = target.closest<HTMLElement>("[data-column]");
    const column = cell?.dataset.column;
    if (!cell || column === undefined) return;
    const focused = cell.closest<HTMLElement>("[data-symbol]")?.dataset.symbol ?? null;
    if (focused !== symbol || column !== stop.column) setStop({ symbol: focused, column });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const root = frame.current;
    if (root === null || event.altKey || event.metaKey) return;
    if (symbol !== null && act(event, cellOf(root, { symbol, column: stop.column }), symbol))
      return;
    const columns = [...root.querySelectorAll<HTMLElement>("[data-head] > [data-column]")].filter(
      (cell) => cell.checkVisibility(),
    );
    const names = columns.map((cell) => cell.dataset.column ?? "");
    const head = columns[0]?.offsetHeight ?? line;
    const height = root.clientHeight;
    const from: GridPlace = { row, column: Math.max(0, names.indexOf(stop.column)) };
    const page = Math.max(1, Math.floor((height - head) / line) - 1);
    const control = event.ctrlKey;
    const to = walk(event.key, control, from, { rows: order.length, columns: names.length, page });
    if (to === null) return;
    event.preventDefault();
    const next = { symbol: order[to.row] ?? null, column: names[to.column] ?? "symbol" };
    // The row has to be in the page to take the focus.
    flushSync(() => setStop(next));
    const cell = cellOf(root, next);
    if (cell === null) return;
    targetOf(cell).focus({ preventScroll: true });
    if (to.row >= 0) root.scrollTop = scrollTo(to.row, line, { top: root.scrollTop, height, head });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  return { row, stop: { symbol, column: stop.column }, onFocus, onKeyDown };
}

/**
 * Gives the tab stop to its cell. To be called after what puts rows into the page.
 * @param columns which cells there are
 */
export function useTabStop(
  frame: React.RefObject<HTMLDivElement | null>,
  { symbol, column }: Stop,
  columns: readonly string[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns are other cells
  useLayoutEffect(() => {
    const root = frame.current;
    const cell =
      cellOf(root, { symbol, column }) ?? root?.querySelector("[data-head] > [data-column=symbol]");
    if (!root || !(cell instanceof HTMLElement)) return;
    const target = targetOf(cell);
    if (target.tabIndex === 0) return;
    for (const other of root.querySelectorAll<HTMLElement>('[tabindex="0"]')) other.tabIndex = -1;
    target.tabIndex = 0;
  }, [frame, symbol, column, columns]);
}

/** What keys do in a row besides walking. @returns whether it was one of them */
function act(event: KeyboardEvent, cell: HTMLElement | null, symbol: string): boolean {
  if (event.ctrlKey || event.shiftKey) return false;
  const pressed = event.target instanceof HTMLElement && event.target.matches("a, button");
  if (event.key === "Enter" && !pressed) {
    cell?.parentElement?.querySelector<HTMLElement>("a")?.click();
  } else if (event.key === "s") {
    toggleWatched(symbol);
  } else {
    return false;
  }
  event.preventDefault();
  // Not a key of the page's as well.
  event.stopPropagation();
  return true;
}
