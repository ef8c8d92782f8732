"use client";
import { useState } from "react";

const columns = ["grid grid-cols-1", "flex flex-col", "flow-root"];

/**
 * Has the browser make a part's boxes new when its order changes, without drawing any of it anew:
 * a column looks the same as a grid, as a flex box and as blocks, and from one to the other boxes
 * are made again. Three of them, since two new orders may come before a frame is painted. A browser keeps the reader's place by following a box; one that followed a match from
 * what is live down to what is over would carry the page away with it.
 * @param order a text that changes with the order
 * @returns class names for the element around the part
 */
export function useRenewal(order: string): string {
  const [seen, setSeen] = useState({ order, turn: 0 });
  if (seen.order !== order) setSeen({ order, turn: (seen.turn + 1) % columns.length });
  return columns[seen.turn] ?? "";
}
