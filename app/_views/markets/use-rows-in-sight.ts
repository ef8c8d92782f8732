"use client";
/**
 * Which rows of a long table are in sight. Rows are all of one height, so that a division says it;
 * what measures rows of any height would be as much code as all the rest of the table.
 */
import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { rowsInSight, type Sight } from "./sight.ts";

/**
 * @param frame the box that scrolls, under whose head of one line the rows begin
 * @param count how many rows there are
 * @param line their height, px
 * @param rowsFirst how many are drawn before anything has been measured, as by the server
 */
export function useRowsInSight(
  frame: React.RefObject<HTMLDivElement | null>,
  count: number,
  line: number,
  rowsFirst: number,
): Sight {
  const [sight, setSight] = useState<Sight>({ first: 0, last: rowsFirst - 1 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let known: Sight | null = null;
    const look = () => {
      const next = rowsInSight(element.scrollTop, element.clientHeight, line);
      if (next.first === known?.first && next.last === known.last) return null;
      known = next;
      return next;
    };
    // At once: else the place that is scrolled to is seen without its rows.
    const scrolled = () => {
      const next = look();
      if (next !== null) flushSync(() => setSight(next));
    };
    const measure = () => {
      const next = look();
      if (next !== null) setSight(next);
    };
    const resized = new ResizeObserver(measure);
    element.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(element);
    measure();
    return () => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    };
  }, [frame, line]);
  return {
    first: Math.min(sight.first, Math.max(0, count - 1)),
    last: Math.min(sight.last, count - 1),
  };
}
