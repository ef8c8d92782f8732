"use client";
import { useEffect, useState } from "react";

/** Lines drawn in one frame: as many as a slow machine draws without being felt. */
const perFrame = 6;

/**
 * Counts up to a number, a few a frame, so that a long list opens without stopping the page.
 * @param count 0 starts anew
 */
export function useOpening(count: number): number {
  const [opened, setOpened] = useState(0);
  const done = opened >= count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step asks for the next
  useEffect(() => {
    if (done) return;
    const frame = requestAnimationFrame(() => setOpened((before) => before + perFrame));
    return () => cancelAnimationFrame(frame);
  }, [done, opened]);
  return Math.min(opened, count);
}
