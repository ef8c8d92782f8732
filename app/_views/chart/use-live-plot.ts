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
 * @param table a live table; another one, or another `manner`, starts the view anew.
 * @param manner names what else the view depends on.
 * @param view makes what is rendered from the table as it is now. It is given the last view, so
 *   that axes can stay, or null for a new start.
 * @param draw writes the plot of a view from the table as it is now.
 */
export function useLivePlot<View extends { readonly empty: boolean }>(
  table: Changing,
  manner: string,
  view: (previous: View | null) => View,
  draw: (view: View) => void,
): View {
  const [kept, setKept] = useState(() => ({ table, manner, view: view(null) }));
  const fits = kept.table === table && kept.manner === manner;
  const shown = fits ? kept : { table, manner, view: view(null) };
  if (!fits) setKept(shown);

  const drawNow = useEffectEvent(() => draw(shown.view));
  const isEmpty = useEffectEvent(() => shown.view.empty);
  const renew = useEffectEvent(() => setKept({ table, manner, view: view(shown.view) }));

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

  return shown.view;
}
