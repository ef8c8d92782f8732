"use client";
import { useState } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { matchColumns } from "../shared/match-columns.ts";
import { assignSlots } from "../shared/slots.ts";
import { byUrgency, isRunning } from "./match-window.ts";

/** A place and what it shows; null where there are not so many matches. */
interface MatchSlot {
  readonly place: number;
  readonly shown: Keyed<"matches"> | null;
}

interface MatchSlots {
  readonly slots: readonly MatchSlot[];
  /** How many of the known matches are being played. */
  readonly running: number;
}

/**
 * The matches for a number of places: the most urgent ones, each in the place that it has until a
 * more urgent one needs it.
 * @param ids the window that the page was loaded with
 */
export function useMatchSlots(ids: readonly string[], count: number): MatchSlots {
  const near = useRows(topics.matches, { rows: ids, columns: matchColumns });
  const open = near.filter(({ row }) => row.status !== "finished").length;
  // A window that is nearly played out: look at all matches, pushed like everything else.
  const wide = near.length >= ids.length && open < count;
  const all = useRows(wide ? topics.matches : null, { columns: matchColumns });
  const known = all.length > 0 ? all : near;

  const [held, setHeld] = useState<readonly (string | null)[]>([]);
  const places = assignSlots(held, byUrgency(known), count);
  if (places !== held) setHeld(places);
  const running = known.filter(({ row }) => isRunning(row)).length;
  const rows = new Map(known.map((keyed) => [keyed.key, keyed]));
  const slots = places.map((key, place) => ({
    place,
    shown: key === null ? null : (rows.get(key) ?? null),
  }));
  return { slots, running };
}
