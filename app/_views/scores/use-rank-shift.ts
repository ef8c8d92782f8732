"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { reducedMotion } from "../../_frame/motion.ts";
import { flash } from "../shared/flash.ts";

/** ms */
const glideMs = 600;

/**
 * Has a table's line that appears in a new rank glide there from the old one, washed in the
 * direction of its way. A transform only: nothing is laid out, and where less motion is wanted the
 * wash alone tells.
 * @param places how many lines above (negative) or below it came from; looked at once
 */
export function useRankShift(places: number): RefObject<HTMLTableRowElement | null> {
  const line = useRef<HTMLTableRowElement>(null);
  const from = useRef(places);
  useLayoutEffect(() => {
    const element = line.current;
    const way = from.current;
    // Strict mode runs effects twice.
    from.current = 0;
    if (element === null || way === 0) return;
    flash(element, way > 0 ? "up" : "down");
    if (reducedMotion()) return;
    element.animate(
      [{ transform: `translateY(${way * element.offsetHeight}px)` }, { transform: "none" }],
      { duration: glideMs, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" },
    );
  }, []);
  return line;
}
