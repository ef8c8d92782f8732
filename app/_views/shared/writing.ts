"use client";
/**
 * Figures that are written straight into the document. A page that changes ten times a second from
 * top to bottom, drawn anew by React each time, would leave a weak machine no time for anything else.
 */
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useSyncExternalStore,
} from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import { windowTurns } from "../../../lib/drawing/window-turns.ts";

/** The part of a live table that tells of changes. */
interface Changing {
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void;
}

/** How a part is written. */
export interface Manner {
  /** Least ms between a change and its writing; what comes meanwhile is written with it. */
  readonly waitMs: number;
  /** About how many lines of text it writes. */
  readonly weight: number;
  /** The only row that it shows; all where nothing is said. */
  readonly row?: string;
}

/**
 * Calls `write` after each drawing, and in a turn after changes of a table. It has to leave
 * everything as the newest values have it, whatever stood there.
 */
export function useWriting(table: Changing, write: () => void, manner: Manner): void {
  const now = useEffectEvent(write);
  useLayoutEffect(() => now());
  const { waitMs, weight, row } = manner;
  useEffect(() => {
    let waiting: Cancel | null = null;
    const draw = () => {
      waiting = null;
      now();
    };
    const ask = () => {
      waiting = windowTurns.ask(draw, weight);
    };
    const stop = table.onChange((changed) => {
      if (waiting !== null || (row !== undefined && !changed.has(row))) return;
      if (waitMs > 0) waiting = systemClock.after(waitMs, ask);
      else ask();
    });
    return () => {
      stop();
      waiting?.();
    };
  }, [table, waitMs, weight, row]);
}

/** One value of a table that changes seldom, such as a status: draws again only when it does. */
export function useFigure<Value extends string | number | null | undefined>(
  table: Changing,
  read: () => Value,
): Value {
  const watch = useCallback((listener: () => void) => table.onChange(listener), [table]);
  return useSyncExternalStore(watch, read, read);
}
