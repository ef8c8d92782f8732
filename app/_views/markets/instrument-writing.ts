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

/** The part of a live table that tells of changes. */
interface Changing {
  onChange(listener: () => void): () => void;
}

/**
 * Calls `write` after each drawing and at each change of a table, before the browser paints. It has
 * to leave everything as the newest values have it, whatever stood there.
 */
export function useWriting(table: Changing, write: () => void): void {
  const now = useEffectEvent(write);
  useLayoutEffect(() => now());
  useEffect(() => table.onChange(() => now()), [table]);
}

/** One value of a table that changes seldom, such as a status: draws again only when it does. */
export function useFigure<Value extends string | number | null | undefined>(
  table: Changing,
  read: () => Value,
): Value {
  const watch = useCallback((listener: () => void) => table.onChange(listener), [table]);
  return useSyncExternalStore(watch, read, read);
}
