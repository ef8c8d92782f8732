/**
 * What keys do in the table: they walk the cells, open a row or star it. Comes after the table, since
 * nobody presses a key before there is something to see.
 */
import type { KeyboardEvent } from "react";
import { cellOf, type Stop, targetOf } from "./grid-cells.ts";
import { type GridPlace, scrollTo, walk } from "./grid-walk.ts";
import { toggleWatched } from "./watchlist.ts";

/** The table as it stands when a key is pressed. */
export interface Grid extends Stop {
  readonly root: HTMLElement;
  /** Where the row stands in the order; −1 is the head. */
  readonly row: number;
  readonly order: readonly string[];
  /** Height of a row, px. */
  readonly line: number;
  /** Makes another cell the stop, its row in the page when it returns. */
  readonly go: (next: Stop) => void;
}

/** Does what a key asks for, if anything. */
export function gridKey(event: KeyboardEvent, grid: Grid): void {
  const { root, row, symbol, column, order, line, go } = grid;
  if (event.altKey || event.metaKey) return;
  if (symbol !== null && act(event, cellOf(root, { symbol, column }), symbol)) return;
  const columns = [...root.querySelectorAll<HTMLElement>("[data-head] > [data-column]")].filter(
    (cell) => cell.checkVisibility(),
  );
  const names = columns.map((cell) => cell.dataset.column ?? "");
  const head = columns[0]?.offsetHeight ?? line;
  const height = root.clientHeight;
  const from: GridPlace = { row, column: Math.max(0, names.indexOf(column)) };
  const page = Math.max(1, Math.floor((height - head) / line) - 1);
  const size = { rows: order.length, columns: names.length, page };
  const to = walk(event.key, event.ctrlKey, from, size);
  if (to === null) return;
  event.preventDefault();
  const next = { symbol: order[to.row] ?? null, column: names[to.column] ?? "symbol" };
  go(next);
  const cell = cellOf(root, next);
  if (cell === null) return;
  targetOf(cell).focus({ preventScroll: true });
  if (to.row >= 0) root.scrollTop = scrollTo(to.row, line, { top: root.scrollTop, height, head });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
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
