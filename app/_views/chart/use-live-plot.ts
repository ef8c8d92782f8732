"use client";
/**
 * The rhythm of a live chart: the plot is written at every change, what React and Recharts draw
 * around it follows at most once a second.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";

/** The part of a live table that a chart needs. */
interface Changing {
  onChange(listener: () => void): () => void;
}

/** ms between two views. */
const viewPeriodMs = 1_000;
/** Charts that came together draw their axes apart, so that no frame carries them all. */
const staggerMs = 130;
const staggerSteps = 7;
let charts = 0;

/**
 * @param table a live table; another one starts the view anew.
 * @param view makes what is rendered from the table as it is now. It is given the last view, so
 *   that axes can stay, or null for a new table.
 * @param draw writes the plot of a view from the table as it is now.
 */
export function useLivePlot<View extends { readonly empty: boolean }>(
  table: Changing,
  view: (previous: View | null) => View,
  draw: (view: View) => void,
): View {
  const [shown, setShown] = useState(() => ({ table, view: view(null) }));
  const current = shown.table === table ? shown.view : null;
  const drawNow = useEffectEvent(() => draw(current ?? shown.view));
  const isEmpty = useEffectEvent(() => current === null || current.empty);
  const renew = useEffectEvent(() =>
    setShown((last) => ({ table, view: view(last.table === table ? last.view : null) })),
  );

  useLayoutEffect(() => drawNow());

  useEffect(() => {
    charts += 1;
    let nextDelay = viewPeriodMs + (charts % staggerSteps) * staggerMs;
    let waiting: Cancel | null = null;
    const change = () => {
      if (isEmpty()) renew();
      else drawNow();
      waiting ??= systemClock.after(nextDelay, () => {
        waiting = null;
        nextDelay = viewPeriodMs;
        renew();
      });
    };
    // What changed between rendering and now has been told to nobody.
    renew();
    const stop = table.onChange(change);
    return () => {
      stop();
      waiting?.();
    };
  }, [table]);

  return current ?? shown.view;
}
