"use client";
import { useLayoutEffect, useState } from "react";

/**
 * The height of a row as the style sheet has it, px: it follows density and the window's width.
 * @param first until it has been read
 */
export function useLine(frame: React.RefObject<HTMLDivElement | null>, first: number): number {
  const [line, setLine] = useState(first);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const read = () => {
      const height = Number.parseFloat(getComputedStyle(element).getPropertyValue("--line"));
      if (height > 0) setLine(height);
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    const restyled = new MutationObserver(read);
    restyled.observe(document.documentElement, { attributeFilter: ["data-density"] });
    return () => {
      resized.disconnect();
      restyled.disconnect();
    };
  }, [frame]);
  return line;
}
