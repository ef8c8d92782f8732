"use client";
/**
 * The keyboard in a list of matches. All rows together are one tab stop, with the star of the row
 * that one is at as a second: a page of fifty matches would be a hundred otherwise.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from "react";
import { type KeyHint, useKeyHints } from "../../_frame/shortcuts/registry.ts";
import { toggleFavourite } from "./favourites.ts";

/** Steps of keys, in rows. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What a list of matches says of its keys to those who listen. */
export const rowKeysHint =
  "Arrow keys, or j and k, go from match to match, Enter opens one, f makes it a favourite.";

/** The same for the help sheet. */
const hints: readonly KeyHint[] = [
  { keys: ["↓", "↑", "j", "k"], label: "Next or previous match" },
  { keys: ["Enter"], label: "Open the match" },
  { keys: ["f"], label: "Make the match a favourite" },
];

/**
 * @returns what the element around the rows needs. A row is an element with `data-row`, the id of
 *   its match; what can be focused in it has `tabIndex={-1}` and its link comes first.
 */
export function useRowKeys(): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly "data-keys": "rows";
  onFocus(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
} {
  useKeyHints("In a list of matches", hints);
  const ref = useRef<HTMLDivElement>(null);
  const active = useRef<HTMLElement | null>(null);

  const activate = (row: HTMLElement | null) => {
    if (active.current === row) return;
    reach(active.current, -1);
    active.current = row;
    reach(row, 0);
  };

  // After every drawing: rows may have gone, and one of them must be reachable.
  useLayoutEffect(() => {
    if (active.current?.isConnected === true) return;
    activate(ref.current?.querySelector<HTMLElement>("[data-row]") ?? null);
  });

  return {
    ref,
    "data-keys": "rows",
    onFocus: ({ target }) => activate(rowOf(target)),
    onKeyDown: (event) => {
      const row = rowOf(event.target);
      if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "f") {
        toggleFavourite(row.dataset.row ?? "");
      } else {
        const step = steps[event.key];
        if (step === undefined) return;
        const rows = [...(ref.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
        const at = Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + step));
        rows[at]?.querySelector("a")?.focus();
      }
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

const rowOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;

function reach(row: HTMLElement | null, tabIndex: 0 | -1): void {
  for (const stop of row?.querySelectorAll<HTMLElement>("a, button") ?? [])
    stop.tabIndex = tabIndex;
}
