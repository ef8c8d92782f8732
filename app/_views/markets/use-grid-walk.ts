"use client";
/**
 * The keyboard in the table: one stop of the Tab key, from which arrows, Home, End and the page keys
 * walk the cells. The row that the focus stands in stays in the page however far one scrolls.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { cellOf, type Stop, targetOf } from "./grid-cells.ts";
import type { gridKey } from "./grid-keys.ts";

interface GridWalk {
  /** The row with the tab stop; −1 is the head. */
  readonly row: number;
  /** The cell with the tab stop. */
  readonly stop: Stop;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** @param line height of a row, px */
export function useGridWalk(
  frame: React.RefObject<HTMLDivElement | null>,
  order: readonly string[],
  line: number,
): GridWalk {
  const [stop, setStop] = useState<Stop>({ symbol: null, column: "symbol" });
  const pressed = useRef<typeof gridKey | null>(null);
  // By the time that somebody has come to the table with a key it is there.
  useEffect(() => {
    void import("./grid-keys.ts").then((keys) => {
      pressed.current = keys.gridKey;
    });
  }, []);
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
    if (root === null) return;
    // The row has to be in the page to take the focus.
    const go = (next: Stop) => flushSync(() => setStop(next));
    pressed.current?.(event, { root, row, symbol, column: stop.column, order, line, go });
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
