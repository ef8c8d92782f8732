"use client";
/**
 * When Recharts comes to a chart. It weighs more than all else that a page brings, and it is not
 * needed for the first picture: it is fetched when the page has settled, or when somebody points at
 * a chart, and takes its place in one chart after the other.
 */
import { useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { LazyCode, useLazyCode, whenIdle } from "../shared/lazy.ts";
import type Axes from "./axes.tsx";
import { inTurn } from "./turns.ts";

const code = new LazyCode(() => import("./axes.tsx"));
/** ms that a page is given to settle: until then whoever came looks around, scrolls and presses. */
const settleMs = 6_000;

/** Whether the page has settled. @param wanted whether anybody asks. */
export function useSettled(wanted = true): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let stop = systemClock.after(settleMs, () => {
      stop = whenIdle(() => setSettled(true));
    });
    return () => stop();
  }, [wanted]);
  return settled;
}

/**
 * Recharts' part of a chart, or null while it is not there.
 * @param when whether it comes by itself, or only while somebody points.
 */
export function useAxes(when: "settled" | "pointed", pointed: boolean): typeof Axes | null {
  const settled = useSettled(when === "settled");
  const [turn, setTurn] = useState(false);
  const module = useLazyCode(code, settled || pointed);
  const there = module !== null;

  useEffect(() => {
    if (there && when === "settled") return inTurn(() => setTurn(true));
  }, [there, when]);

  return module !== null && (turn || pointed) ? module.default : null;
}
