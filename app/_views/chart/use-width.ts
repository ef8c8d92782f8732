"use client";
/** The width of an element, told by the browser: asking for it after writing would lay out the page. */
import { type RefObject, useEffect, useState } from "react";

/** Whole px; `guess` until it is known. */
export function useWidth(element: RefObject<Element | null>, guess: number): number {
  const [width, setWidth] = useState(guess);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      // What is hidden has no width, and will be shown as it was.
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
