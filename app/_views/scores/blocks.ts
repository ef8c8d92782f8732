/** How the matches of a league stand under each other: in blocks by day, by round, or as one. */
import { formatDay } from "../../../lib/domain/format.ts";
import type { ListedMatch } from "../shared/match-columns.ts";
import { roundWords } from "../shared/round-words.ts";
import type { MatchPhase } from "./match-state.ts";

/** A match on its way into the order. */
export interface Entry {
  readonly id: string;
  readonly row: ListedMatch;
  readonly phase: MatchPhase;
}

/** Matches in one phase under one heading, in order. */
export interface Block {
  readonly phase: MatchPhase;
  /** A day or a round; empty where the phase says it all. */
  readonly title: string;
  /** Beside it: the round of all matches of a day, or the days of a round. Empty for none. */
  readonly aside: string;
  /** Whether each match says its day, since the heading does not. */
  readonly dated: boolean;
  readonly ids: readonly string[];
  /** Shown from the start; the others wait behind "show more". */
  readonly open: boolean;
}

/** Of matches over or to come, a league shows whole blocks up to this many, but always one. */
export const openMatches = 12;

/** The same of one league of many: the last rounds of a tournament. */
const briefMatches = 4;

/** A list up to this length is taken in at a glance. */
const shortList = 8;

/** Whether headings over so many groups bring order into so many matches, and not noise. */
function worthHeadings(groups: number, matches: number): boolean {
  return groups === 1 || groups * (matches > shortList ? 2 : 3) <= matches;
}

/** In this order on the page. */
export const phases: readonly MatchPhase[] = ["live", "upcoming", "finished"];

/** How the blocks of a league are made. */
export interface BlockRules {
  /** In which days begin. */
  readonly zone: string;
  /** Whether all of them are open. */
  readonly whole: boolean;
  /** Whether rounds part them however few matches they hold, as those of a tournament's draw. */
  readonly draw: boolean;
  /** Whether it is one of many on the page, so that only what is next to now is open. */
  readonly brief?: boolean;
}

/**
 * The blocks of a league: all that is live in one; what is to come, nearest first; what is over,
 * latest first. Days part them where days hold matches enough, else rounds, else nothing.
 */
export function blocksOf(entries: readonly Entry[], rules: BlockRules): Block[] {
  return phases.flatMap((phase) => {
    const all = entries.filter((entry) => entry.phase === phase);
    return all.length === 0 ? [] : inPhase(phase, all, rules);
  });
}

function inPhase(phase: MatchPhase, entries: Entry[], rules: BlockRules): Block[] {
  const { zone, whole, draw, brief = false } = rules;
  const late = phase === "finished";
  const sorted = entries.sort(byTime);
  const dayOf = ({ row }: Entry) => dayIn(row.startTime, zone);
  const roundOf = ({ row }: Entry) => roundWords(row.round ?? "");
  if (phase === "live") {
    const aside = draw ? (only(sorted as Group, roundOf) ?? "") : "";
    return [{ phase, title: "", aside, dated: false, ids: idsOf(sorted), open: true }];
  }
  const days = grouped(sorted, dayOf);
  const rounds = grouped(sorted, roundOf);
  const worth = (groups: ReadonlyMap<string, unknown>) => worthHeadings(groups.size, sorted.length);
  let blocks: Omit<Block, "open">[];
  if (!draw && worth(days)) {
    blocks = [...days].map(([title, all]) => {
      return { phase, title, aside: only(all, roundOf) ?? "", dated: false, ids: idsOf(all) };
    });
  } else if (draw || worth(rounds)) {
    blocks = [...rounds].map(([title, all]) => {
      const day = only(all, dayOf);
      const aside = day ?? `from ${dayOf(all[0])}`;
      return { phase, title, aside, dated: day === null, ids: idsOf(all) };
    });
  } else {
    const ids = idsOf(late ? sorted.toReversed() : sorted);
    return [{ phase, title: "", aside: "", dated: true, ids, open: true }];
  }
  if (late) blocks.reverse();
  let room = whole ? Number.POSITIVE_INFINITY : brief ? briefMatches : openMatches;
  return blocks.map((block, index) => {
    const open = (index === 0 && !brief) || block.ids.length <= room;
    // Once a block does not fit none after it is open, so that what is open has no holes.
    room = open ? room - block.ids.length : 0;
    return { ...block, open };
  });
}

/** A group has a first. */
type Group = [Entry, ...Entry[]];

/** Groups in the order of their first matches. */
function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** What all of a group share, or null. */
function only([first, ...rest]: Group, keyOf: (entry: Entry) => string): string | null {
  const key = keyOf(first);
  return rest.every((entry) => keyOf(entry) === key) ? key : null;
}

/** Days asked for, since writing one is dear and matches begin together. */
const days = new Map<string, string>();
const daysMax = 5_000;

function dayIn(time: number | null, zone: string): string {
  const key = `${time} ${zone}`;
  let day = days.get(key);
  if (day === undefined) {
    if (days.size >= daysMax) days.clear();
    day = formatDay(time, zone);
    days.set(key, day);
  }
  return day;
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

/** By kick-off, then by the home team's name: an order that no score and no clock can move. */
export function byTime(a: Entry, b: Entry): number {
  const early = ({ row }: Entry) => row.startTime ?? Number.POSITIVE_INFINITY;
  const [first, second] = [early(a), early(b)];
  if (first !== second) return first < second ? -1 : 1;
  const [home, other] = [a.row.home ?? "", b.row.home ?? ""];
  return home < other ? -1 : home > other ? 1 : 0;
}
