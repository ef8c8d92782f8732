"use client";
/**
 * Figures of the instrument's page that are written straight into the document. A page of one
 * instrument changes ten times a second from top to bottom; drawn anew by React each time it
 * would leave a weak machine no time for anything else.
 */
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useSyncExternalStore,
} from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";

/** The part of a live table that tells of changes. */
interface Changing {
  onChange(listener: () => void): () => void;
}

/**
 * Least ms between two writings of a part. Nobody reads faster; and since parts wait for different
 * times, what one change brings to all of them is not written, laid out and painted in one frame.
 */
export const writePeriods = {
  price: 0,
  prints: 40,
  depth: 70,
  neighbours: 190,
  figures: 310,
  title: 1_000,
} as const;

/**
 * Calls `write` after each drawing, and after changes of a table. It has to leave everything as the
 * newest values have it, whatever stood there.
 * @param periodMs least time between two writings; 0 writes at each change, before the browser paints.
 */
export function useWriting(table: Changing, write: () => void, periodMs = 0): void {
  const now = useEffectEvent(write);
  useLayoutEffect(() => now());
  useEffect(() => {
    let waiting: Cancel | null = null;
    const stop = table.onChange(() => {
      if (periodMs === 0) return now();
      waiting ??= systemClock.after(periodMs, () => {
        waiting = null;
        now();
      });
    });
    return () => {
      stop();
      waiting?.();
    };
  }, [table, periodMs]);
}

/** One value of a table that changes seldom, such as a status: draws again only when it does. */
export function useFigure<Value extends string | number | null | undefined>(
  table: Changing,
  read: () => Value,
): Value {
  const watch = useCallback((listener: () => void) => table.onChange(listener), [table]);
  return useSyncExternalStore(watch, read, read);
}
