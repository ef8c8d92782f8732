"use client";
import { useState } from "react";

/**
 * Has the browser make a part's boxes new when its order changes, without drawing any of it anew:
 * a column as a grid and a column as a flex box look the same, and from one to the other boxes are
 * made again. A browser keeps the reader's place by following a box; one that followed a match from
 * what is live down to what is over would carry the page away with it.
 * @param order a text that changes with the order
 * @returns class names for the element around the part
 */
export function useRenewal(order: string): string {
  const [seen, setSeen] = useState({ order, odd: false });
  if (seen.order !== order) setSeen({ order, odd: !seen.odd });
  return seen.odd ? "flex flex-col" : "grid grid-cols-1";
}
