"use client";
import { startTransition, useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { leaguesFirst } from "./arrange.ts";

/** How many leagues are drawn at a time, and how often, ms: a slow machine draws them unfelt. */
const leaguesAtOnce = 2;
const everyMs = 40;

/**
 * How many leagues are to be drawn wherever they are. Those that are far are drawn when they come
 * near, which is too late for the keyboard: from one league's end it would go past all that is not
 * there yet. So the first Tab has all of them drawn, two by two.
 * @param count how many there are
 */
export function useWalked(count: number): number {
  const [walks, setWalks] = useState(false);
  const [drawn, setDrawn] = useState(leaguesFirst);
  useEffect(() => {
    if (walks) return;
    const note = ({ key }: KeyboardEvent) => {
      if (key === "Tab") setWalks(true);
    };
    window.addEventListener("keydown", note);
    return () => window.removeEventListener("keydown", note);
  }, [walks]);
  useEffect(() => {
    if (!walks || drawn >= count) return;
    return systemClock.after(everyMs, () =>
      startTransition(() => setDrawn((before) => before + leaguesAtOnce)),
    );
  }, [walks, drawn, count]);
  return drawn;
}
