/** All that can be found, made into entries from what the board lists and what the page can do. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { ListedMatch } from "../../_views/shared/match-columns.ts";
import type { Action } from "../actions.ts";
import { type Entry, entryOf } from "./entry.ts";

interface Keyed<R> {
  readonly key: string;
  readonly row: R;
}

type Instrument = Pick<Row<"quotes">, "name" | "sector" | "kind">;
type League = Pick<Row<"leagues">, "name" | "sport">;

const followedLift = 25;
const runningLift = 15;

const kindWords: Readonly<Record<string, string>> = { index: "Index", crypto: "Crypto" };
const sportWords: Readonly<Record<string, string>> = {
  football: "Football",
  basketball: "Basketball",
  tennis: "Tennis",
};

/** Instruments and the sectors that they are of. */
export function marketEntries(
  instruments: readonly Keyed<Instrument>[],
  watched: ReadonlySet<string>,
): Entry[] {
  const sizes = new Map<string, number>();
  const entries = instruments.map(({ key, row }) => {
    if (row.sector) sizes.set(row.sector, (sizes.get(row.sector) ?? 0) + 1);
    const what = row.kind === null ? undefined : kindWords[row.kind];
    const detail = [row.name, what ?? row.sector].filter(Boolean).join(" · ");
    return entryOf("instrument", key, key, detail, watched.has(key) ? followedLift : 0);
  });
  for (const [sector, size] of sizes) {
    entries.push(entryOf("sector", sector, sector, `${size} instruments`));
  }
  return entries;
}

/** Matches, the teams that play them, and their leagues. */
export function matchEntries(
  matches: readonly Keyed<ListedMatch>[],
  leagues: readonly Keyed<League>[],
  starred: ReadonlySet<string>,
): Entry[] {
  const names = new Map(leagues.map(({ key, row }) => [key, row.name ?? key]));
  const teams = new Map<string, string>();
  const entries = matches.map(({ key, row }) => {
    const league = names.get(row.league ?? "") ?? "";
    for (const team of [row.home, row.away]) {
      if (team !== null && !teams.has(team)) teams.set(team, league);
    }
    const running = row.status === "live" || row.status === "break";
    const lift = (running ? runningLift : 0) + (starred.has(key) ? followedLift : 0);
    return entryOf("match", key, `${row.home} – ${row.away}`, league, lift);
  });
  for (const [team, league] of teams) entries.push(entryOf("team", team, team, league));
  for (const { key, row } of leagues) {
    const sport = row.sport === null ? "" : (sportWords[row.sport] ?? "");
    entries.push(entryOf("league", key, row.name ?? key, sport));
  }
  return entries;
}

/** What can be done, and where one can go. */
export function actionEntries(actions: readonly Action[]): Entry[] {
  return actions
    .filter(({ id }) => id !== "search")
    .map(({ id, label, about }) =>
      entryOf(about === "Go to" ? "page" : "action", id, label, about === "Go to" ? "" : about),
    );
}

/** Where an entry leads; null for one that does something instead. */
export function addressOf({ kind, id }: Pick<Entry, "kind" | "id">): string | null {
  switch (kind) {
    case "instrument":
      return `/markets/${encodeURIComponent(id)}`;
    case "match":
      return `/scores/${encodeURIComponent(id)}`;
    case "team":
      return `/scores?team=${encodeURIComponent(id)}`;
    case "league":
      return `/scores?league=${encodeURIComponent(id)}`;
    case "sector":
      return `/markets?sector=${encodeURIComponent(id)}`;
    case "page":
    case "action":
      return null;
  }
}
