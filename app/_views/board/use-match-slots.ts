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
  /** Whether it is one of those that come first. */
  readonly first: boolean;
}

interface MatchSlots {
  readonly slots: readonly MatchSlot[];
  /** How many of the known matches are being played. */
  readonly running: number;
}

type Places = readonly (string | null)[];
const none: Places = [];
const noMatch = { status: null, startTime: null } as const;

/**
 * The matches for a number of places: the most urgent ones, those being played first, each in the
 * place that it has until a more urgent one needs it.
 * @param ids the window that the page was loaded with
 * @param firstOf picks those that come before all others, such as favourites, by their keys
 * @param more ids outside the window that are wanted besides
 */
export function useMatchSlots(
  ids: readonly string[],
  count: number,
  firstOf: (matches: readonly Keyed<"matches">[]) => ReadonlySet<string> = noFirst,
  more: readonly string[] = none as readonly string[],
): MatchSlots {
  const near = useRows(topics.matches, { rows: ids, columns: matchColumns });
  const wanted = useRows(more.length > 0 ? topics.matches : null, {
    rows: more,
    columns: matchColumns,
  });
  const open = near.filter(({ row }) => row.status !== "finished").length;
  // A window that is nearly played out: look at all matches, pushed like everything else.
  const wide = near.length >= ids.length && open < count;
  const all = useRows(wide ? topics.matches : null, { columns: matchColumns });
  const window = all.length > 0 ? all : near;
  const rows = new Map([...wanted, ...window].map((keyed) => [keyed.key, keyed]));
  const known = [...rows.values()];

  const first = firstOf(known);
  const urgent = byUrgency(known);
  const [held, setHeld] = useState({ first: none, others: none });
  const firstKeys = urgent.filter((key) => first.has(key)).slice(0, count);
  const otherKeys = urgent.filter((key) => !firstKeys.includes(key));
  const others = assignSlots(held.others, otherKeys, count - firstKeys.length);
  const plays = (key: string | null) => key !== null && isRunning(rows.get(key)?.row ?? noMatch);
  // What has yet to begin never stands above what is being played.
  const tidy = others.findLastIndex(plays) < others.filter(plays).length;
  const places = {
    first: assignSlots(held.first, firstKeys, firstKeys.length),
    others: tidy ? others : assignSlots(none, otherKeys, others.length),
  };
  if (places.first !== held.first || places.others !== held.others) setHeld(places);
  const running = window.filter(({ row }) => isRunning(row)).length;
  const slots = [...places.first, ...places.others].map((key, place) => ({
    place,
    shown: key === null ? null : (rows.get(key) ?? null),
    first: place < firstKeys.length,
  }));
  return { slots, running };
}

const nobody: ReadonlySet<string> = new Set();
const noFirst = () => nobody;
