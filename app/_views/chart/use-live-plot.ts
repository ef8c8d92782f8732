"use client";
/**
 * The rhythm of a live chart: the plot is written at every change, what React and Recharts draw
 * around it follows when it would look different.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import { windowTurns } from "../../../lib/drawing/window-turns.ts";
import type { PointSource } from "./points.ts";
import { inTurn } from "./turns.ts";

/** ms between two looks at whether the view is still right, at rest and while somebody points. */
const lookMs = 1_000;
const lookPointedMs = 500;
/** ms after which axes follow values that have left them. */
const soonMs = 60;
/** What is said of the chart is written again after this time, ms. */
const wordsMs = 5_000;

interface LivePlot<View> {
  /** Another source, or another `manner`, starts the view anew. */
  readonly source: PointSource;
  /** About how much of a frame a drawing takes, in lines of text. */
  readonly weight: number;
  /** Names what else the view depends on. */
  readonly manner: string;
  /** Whether somebody points at the chart: then the view follows every change. */
  readonly pointed: boolean;
  /** Makes what is rendered from the points as they are; null has no view before it. */
  view(previous: View | null): View;
  /** Whether a view made now would look the same. */
  same(one: View, other: View): boolean;
  /** Writes the plot from the points as they are. Returns whether the axes still fit. */
  draw(view: View): boolean;
}

/** Returns the view to render. */
export function useLivePlot<View extends { readonly empty: boolean }>(plot: LivePlot<View>): View {
  const { source, weight, manner, pointed } = plot;
  const first = (previous: View | null) => {
    source.refresh();
    return { source, manner, view: plot.view(previous) };
  };
  const [kept, setKept] = useState(() => first(null));
  const fits = kept.source === source && kept.manner === manner;
  const shown = fits ? kept : first(null);
  if (!fits) setKept(shown);

  const drawNow = useEffectEvent(() => plot.draw(shown.view));
  const isEmpty = useEffectEvent(() => shown.view.empty);
  const renew = useEffectEvent((wordsDue: boolean) => {
    const view = plot.view(shown.view);
    const same = !pointed && plot.same(shown.view, view);
    if (!same) setKept({ source, manner, view });
    else if (wordsDue) setKept({ ...shown });
    return !same;
  });
  const delay = useEffectEvent(() => (pointed ? lookPointedMs : lookMs));

  useLayoutEffect(() => {
    drawNow();
  });

  useEffect(() => {
    let waiting: Cancel | null = null;
    let soon = false;
    let wordsAge = 0;
    const look = (afterMs: number) => {
      waiting = systemClock.after(afterMs, () => {
        waiting = inTurn(() => {
          waiting = null;
          soon = false;
          wordsAge += afterMs;
          if (renew(wordsAge >= wordsMs) || wordsAge >= wordsMs) wordsAge = 0;
        });
      });
    };
    const change = () => {
      if (isEmpty()) {
        renew(true);
        return;
      }
      const fit = drawNow();
      if (fit || soon) {
        if (waiting === null) look(delay());
        return;
      }
      waiting?.();
      soon = true;
      look(soonMs);
    };
    // What changed between rendering and now has been told to nobody.
    source.refresh();
    change();
    let asked: Cancel | null = null;
    const stop = source.listen(() => {
      asked = windowTurns.ask(change, weight);
    });
    return () => {
      stop();
      asked?.();
      waiting?.();
    };
  }, [source, weight]);

  return shown.view;
}
