/**
 * The order of a page of matches: leagues as sections, rounds as blocks, and how much of it is
 * open from the start. Pure, so that server and browser arrive at the same page.
 */

import type { ListedMatch } from "../shared/match-columns.ts";
import { type MatchPhase, phaseOf } from "./match-state.ts";
import type { LeagueRow } from "./selections.ts";

/** What of the matches is shown. */
export const shows = ["all", "live", "finished", "upcoming"] as const;
export type Show = (typeof shows)[number];

/** The value of the address bar's `show`, or `all` for none or an unknown one. */
export function showOf(value: string | null | undefined): Show {
  return shows.find((show) => show === value) ?? "all";
}

/** Matches of one round in one phase, in order. */
export interface Block {
  readonly phase: MatchPhase;
  readonly round: string;
  /** Kick-offs of its first and of its last match, ms since the epoch; null where unknown. */
  readonly startTime: number | null;
  readonly lastTime: number | null;
  readonly ids: readonly string[];
  /** Shown from the start; the others wait behind "show all". */
  readonly open: boolean;
}

/** A league with what is shown of it. */
export interface Section {
  readonly league: string;
  readonly name: string;
  /** Whether the league has a table. */
  readonly table: boolean;
  /** How many teams play in it, so that its table's place can be kept. */
  readonly teams: number;
  /** Whether chances are known of any match to be played; recordings have none. */
  readonly chances: boolean;
  readonly blocks: readonly Block[];
  /** How many matches the blocks that are not open hold. */
  readonly hidden: number;
}

export interface Arrangement {
  readonly favourites: readonly string[];
  readonly sections: readonly Section[];
  readonly counts: Readonly<Record<Show, number>>;
}

interface Entry {
  readonly id: string;
  readonly row: ListedMatch;
  readonly phase: MatchPhase;
}

/** Of matches over or to come, a league shows whole rounds up to this many, but always one. */
export const openMatches = 12;

const phases: readonly MatchPhase[] = ["live", "upcoming", "finished"];

/**
 * Arranges matches: leagues with something live first, else by their position; in a league live
 * rounds first, then the next to come, then the latest over. Favourites stand apart, on top.
 */
export function arrange(
  matches: Iterable<{ readonly key: string; readonly row: ListedMatch }>,
  leagues: ReadonlyMap<string, LeagueRow>,
  show: Show,
  favourites: ReadonlySet<string>,
): Arrangement {
  const counts = { all: 0, live: 0, finished: 0, upcoming: 0 };
  const starred: Entry[] = [];
  const byLeague = new Map<string, Entry[]>();
  const facts = new Map<string, LeagueFacts>();
  for (const { key, row } of matches) {
    const entry = { id: key, row, phase: phaseOf(row.status) };
    counts.all += 1;
    counts[entry.phase] += 1;
    addFacts(facts, entry);
    if (show !== "all" && show !== entry.phase) continue;
    if (favourites.has(key)) starred.push(entry);
    else groupOf(byLeague, row.league ?? "").push(entry);
  }
  starred.sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase) || byTime(a, b));
  const ordered = [...byLeague].sort(
    ([a, inA], [b, inB]) =>
      Number(hasLive(inB)) - Number(hasLive(inA)) ||
      positionOf(leagues, a) - positionOf(leagues, b) ||
      compareText(a, b),
  );
  return {
    favourites: starred.map((entry) => entry.id),
    sections: ordered.map(([league, entries]) => ({
      league,
      name: leagues.get(league)?.name ?? league,
      table: leagues.get(league)?.table ?? false,
      teams: facts.get(league)?.teams.size ?? 0,
      chances: facts.get(league)?.chances ?? false,
      ...blocksAndRest(entries),
    })),
    counts,
  };
}

/** What all matches of a league tell of it, whatever is shown. */
interface LeagueFacts {
  readonly teams: Set<string>;
  chances: boolean;
}

function addFacts(facts: Map<string, LeagueFacts>, { row, phase }: Entry): void {
  const league = row.league ?? "";
  const known = facts.get(league) ?? { teams: new Set(), chances: false };
  facts.set(league, known);
  for (const team of [row.home, row.away]) if (team !== null) known.teams.add(team);
  if (phase !== "finished" && row.homeWin !== null) known.chances = true;
}

function blocksAndRest(entries: Entry[]): Pick<Section, "blocks" | "hidden"> {
  const blocks = phases.flatMap((phase) => blocksOf(phase, entries));
  const hidden = blocks.reduce((sum, block) => sum + (block.open ? 0 : block.ids.length), 0);
  return { blocks, hidden };
}

/** Rounds in one phase: the one nearest to now first. */
function blocksOf(phase: MatchPhase, entries: Entry[]): Block[] {
  const rounds = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.phase === phase) groupOf(rounds, entry.row.round ?? "").push(entry);
  }
  const ordered = [...rounds].map(([round, all]) => ({ round, all: all.toSorted(byTime) }));
  ordered.sort((a, b) => byTime(a.all[0], b.all[0]));
  if (phase === "finished") ordered.reverse();
  let room = phase === "live" ? Number.POSITIVE_INFINITY : openMatches;
  return ordered.map(({ round, all }, index) => {
    const open = index === 0 || all.length <= room;
    // Once a round does not fit none after it is open, so that what is open has no holes.
    room = open ? room - all.length : 0;
    return {
      phase,
      round,
      startTime: all[0]?.row.startTime ?? null,
      lastTime: all.at(-1)?.row.startTime ?? null,
      ids: all.map((entry) => entry.id),
      open,
    };
  });
}

/** By kick-off, then by the home team's name: an order that no score and no clock can move. */
function byTime(a: Entry | undefined, b: Entry | undefined): number {
  const early = (entry: Entry | undefined) => entry?.row.startTime ?? Number.POSITIVE_INFINITY;
  const [first, second] = [early(a), early(b)];
  if (first !== second) return first < second ? -1 : 1;
  return compareText(a?.row.home ?? "", b?.row.home ?? "");
}

function groupOf(groups: Map<string, Entry[]>, key: string): Entry[] {
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  return group;
}

const hasLive = (entries: Entry[]) => entries.some((entry) => entry.phase === "live");

const positionOf = (leagues: ReadonlyMap<string, LeagueRow>, league: string) =>
  leagues.get(league)?.position ?? Number.MAX_SAFE_INTEGER;

// Not localeCompare: server and browser may sort by different rules.
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether two arrangements put the same matches in the same places. */
export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  return placesOf(a) === placesOf(b);
}

/** The places of all matches as one text, to compare and to key a list by. */
export function placesOf({ favourites, sections }: Arrangement): string {
  return JSON.stringify([
    favourites,
    sections.map(({ league, name, table, chances, blocks }) => [
      league,
      name,
      table,
      chances,
      blocks.map(({ phase, round, ids }) => [phase, round, ids]),
    ]),
  ]);
}
