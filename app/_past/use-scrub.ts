"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { elapsedMs, systemClock } from "../../lib/clock.ts";
import { useServerNow } from "../_live/hooks.ts";
import { PastContext } from "./past-context.ts";
import { usePast } from "./use-past.ts";

/** How often a replay goes on, ms: as often as a page is usually sent what is new. */
const replayEveryMs = 100;

/** What a scrub bar shows and does. Times are ms since the epoch by the server's clock. */
export interface Scrub {
  readonly earliest: number;
  readonly now: number;
  /** The moment that is looked at; null for now. */
  readonly at: number | null;
  readonly replays: boolean;
  /** Goes to a moment, or to now, at the next frame. */
  move(at: number | null): void;
  /** Goes some way from where it is. */
  step(byMs: number): void;
  /** Replays from where it is, or from the earliest moment, or stops. */
  replay(runs: boolean): void;
}

/** The PastProvider around the caller, to be led through. Draws once a second. */
export function useScrub(): Scrub {
  const past = useContext(PastContext);
  const serverNow = useServerNow();
  const { at } = usePast();
  const [now, setNow] = useState(0);
  const [replays, setReplays] = useState(false);
  const wanted = useRef<{ at: number | null; frame: number } | null>(null);

  useEffect(() => {
    const tick = () => {
      past?.keepUp();
      setNow(serverNow());
    };
    tick();
    return systemClock.every(1_000, tick);
  }, [past, serverNow]);

  useEffect(
    () => () => {
      if (wanted.current !== null) cancelAnimationFrame(wanted.current.frame);
      wanted.current = null;
    },
    [],
  );

  useEffect(() => {
    if (!replays || past === null) return;
    let before = elapsedMs();
    // Moments lie on a grid that can be coarser than a step is long.
    let exact = past.at;
    let shown = past.at;
    return systemClock.every(replayEveryMs, () => {
      const passed = elapsedMs() - before;
      before += passed;
      if (past.at !== shown) exact = past.at;
      if (exact === null || past.at === null) {
        setReplays(false);
        return;
      }
      exact += passed;
      past.move(exact);
      shown = past.at;
    });
  }, [replays, past]);

  /** A hand moves more often than a page is drawn. */
  const move = (to: number | null) => {
    if (wanted.current !== null) {
      wanted.current.at = to;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const moment = wanted.current?.at ?? null;
      wanted.current = null;
      past?.move(moment);
    });
    wanted.current = { at: to, frame };
  };
  return {
    earliest: past?.earliest ?? 0,
    now,
    at,
    replays,
    move,
    step: (byMs) => move((wanted.current?.at ?? at ?? serverNow()) + byMs),
    replay(runs) {
      setReplays(runs);
      if (runs && at === null) past?.move(past.earliest);
    },
  };
}
