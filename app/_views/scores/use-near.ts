"use client";
import { type RefObject, useEffect, useState } from "react";

/** How far below or above the window something counts as near: about a turn of the wheel's worth. */
const margin = "1200px 0px";

/**
 * Whether a part of the page has been near the window; once it has, it stays so.
 * @param always for a part that is near from the start
 */
export function useNear(part: RefObject<Element | null>, always: boolean): boolean {
  const [near, setNear] = useState(always);
  useEffect(() => {
    const element = part.current;
    if (near || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [part, near]);
  return near || always;
}
