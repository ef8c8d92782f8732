/**
 * The order of a page of matches: favourites on top, leagues as sections, in them what is live,
 * what is to come and what is over. Pure, so that server and browser arrive at the same page.
 */

import type { Sport } from "../../../lib/schema/topics.ts";
import type { ListedMatch } from "../shared/match-columns.ts";
import type { Filter, Show } from "./address.ts";
import { type Block, blocksOf, type Entry } from "./blocks.ts";
import { chooseFavourites, type Favourite, type Starred } from "./choose-favourites.ts";
import { phaseOf } from "./match-state.ts";
import type { LeagueRow } from "./selections.ts";

/** A league with what is shown of it. */
export interface Section {
  readonly league: string;
  readonly name: string;
  readonly sport: Sport | null;
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

/** Something to choose from, with its name. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Arrangement {
  readonly favourites: readonly Favourite[];
  readonly sections: readonly Section[];
  /** Of the matches that the filter lets through, whatever of them is shown. */
  readonly counts: Readonly<Record<Show, number>>;
  /** What there is to filter by, of all matches. */
  readonly sports: readonly Sport[];
  readonly leagues: readonly Choice[];
  readonly teams: readonly string[];
  /** Of these, what the chosen sport and league have. */
  readonly choices: Pick<Arrangement, "leagues" | "teams">;
}

/** So many leagues are drawn at first; more are not in sight. */
export const leaguesFirst = 2;

/** What the server arranged, to begin with. */
export interface ArrangedFirst {
  /** The address that it is for. */
  readonly asked: string;
  /** Its blocks that are not open name no matches. */
  readonly arrangement: Arrangement;
}

export interface Matches {
  readonly matches: Iterable<{ readonly key: string; readonly row: ListedMatch }>;
  readonly leagues: ReadonlyMap<string, LeagueRow>;
  readonly filter: Filter;
  readonly starred: Starred;
  /** The zone in which days begin. */
  readonly zone: string;
  /** Leagues that stay among those with something live: none sinks away from who watched its end. */
  readonly watched?: ReadonlySet<string>;
}

/** Arranges matches: leagues with something live first, else by their position. */
export function arrange(given: Matches): Arrangement {
  const { matches, leagues, filter, starred, zone, watched = new Set() } = given;
  const counts = { all: 0, live: 0, finished: 0, upcoming: 0 };
  const shown: Entry[] = [];
  const facts = new Facts();
  const chosen = new Facts();
  for (const { key, row } of matches) {
    const entry = { id: key, row, phase: phaseOf(row.status) };
    facts.add(entry);
    if (filter.sport === null || filter.sport === row.sport) {
      chosen.add(entry, filter.league === null || filter.league === row.league);
    }
    if (!passes(row, filter)) continue;
    counts.all += 1;
    counts[entry.phase] += 1;
    if (filter.show === "all" || filter.show === entry.phase) shown.push(entry);
  }
  // Of one team all matches are asked for, in their order.
  const favourites = filter.team === null ? chooseFavourites(shown, starred) : [];
  const apart = new Set(favourites.map(({ id }) => id));
  const byLeague = new Map<string, Entry[]>();
  for (const entry of shown) {
    if (apart.has(entry.id)) continue;
    const league = entry.row.league ?? "";
    const group = byLeague.get(league);
    if (group === undefined) byLeague.set(league, [entry]);
    else group.push(entry);
  }
  const nameOf = (league: string) => leagues.get(league)?.name ?? league;
  const byPosition = (a: string, b: string) =>
    positionOf(leagues, a) - positionOf(leagues, b) || compareText(a, b);
  const first = (league: string, entries: readonly Entry[]) =>
    Number(watched.has(league) || hasLive(entries));
  const ordered = [...byLeague].sort(
    ([a, inA], [b, inB]) => first(b, inB) - first(a, inA) || byPosition(a, b),
  );
  const sections = ordered.map(([league, entries]) => {
    const known = facts.leagues.get(league);
    const sport = leagues.get(league)?.sport ?? entries[0]?.row.sport ?? null;
    const table = leagues.get(league)?.table ?? false;
    const draw = sport === "tennis" && !table;
    const whole = filter.team !== null;
    const brief = draw && !whole && filter.league === null;
    const blocks = blocksOf(entries, { zone, whole, draw, brief });
    return {
      league,
      name: nameOf(league),
      sport,
      table,
      teams: known?.teams.size ?? 0,
      chances: known?.chances ?? false,
      blocks,
      hidden: blocks.reduce((sum, block) => sum + (block.open ? 0 : block.ids.length), 0),
    };
  });
  const namesIn = (known: Facts) => ({
    leagues: [...known.leagues.keys()]
      .sort(byPosition)
      .map((value) => ({ value, label: nameOf(value) })),
    teams: [...known.teams].sort(compareText),
  });
  return {
    favourites,
    sections,
    counts,
    sports: [...facts.sports].sort(),
    ...namesIn(facts),
    choices: namesIn(chosen),
  };
}

/** Whether a filter lets a match through, whatever its phase. */
export function passes(
  { sport, league, home, away }: ListedMatch,
  filter: Pick<Filter, "sport" | "league" | "team">,
): boolean {
  if (filter.sport !== null && filter.sport !== sport) return false;
  if (filter.league !== null && filter.league !== league) return false;
  return filter.team === null || filter.team === home || filter.team === away;
}

/** What matches tell of their leagues and teams, whatever is shown. */
class Facts {
  readonly leagues = new Map<string, { readonly teams: Set<string>; chances: boolean }>();
  readonly sports = new Set<Sport>();
  readonly teams = new Set<string>();

  /** @param named whether its teams are wanted, too */
  add({ row, phase }: Entry, named = true): void {
    const league = row.league ?? "";
    const known = this.leagues.get(league) ?? { teams: new Set(), chances: false };
    this.leagues.set(league, known);
    if (row.sport !== null) this.sports.add(row.sport);
    for (const team of [row.home, row.away]) {
      if (team === null || !named) continue;
      known.teams.add(team);
      this.teams.add(team);
    }
    if (phase !== "finished" && row.homeWin !== null) known.chances = true;
  }
}

const hasLive = (entries: readonly Entry[]) => entries.some(({ phase }) => phase === "live");

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
  return JSON.stringify([favourites, sections.map((section) => placesIn(section, true))]);
}

/**
 * The places of a section's matches, and what shapes its lines.
 * @param closed whether also of the matches in blocks that are not open
 */
export function placesIn(section: Section, closed: boolean): unknown {
  const { league, name, table, chances, blocks } = section;
  const places = blocks.map(({ phase, title, ids, open }) => [
    phase,
    title,
    open || closed ? ids : [],
  ]);
  return [league, name, table, chances, places];
}
