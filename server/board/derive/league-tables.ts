/**
 * `standings/<league>`, from the matches of the league, whenever a score or a status moves. In
 * basketball, where a lead says little for long, a game counts when it is over.
 */
import { type Result, type Standing, standings } from "../../../lib/domain/standings.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";

/** Statuses in which a match counts for the table. */
const counted = new Set<Row<"matches">["status"]>(["live", "break", "finished"]);

/** Whether a match counts for its league's table as it stands. */
function counts({ sport, status }: Pick<Row<"matches">, "sport" | "status">): boolean {
  return sport === "basketball" ? status === "finished" : counted.has(status);
}

export class LeagueTables implements Deriver {
  readonly #board: Board;
  readonly #matches: Place<"matches">;
  /** What the table last saw of each match, by slot. */
  readonly #seen = new Map<string, string>();
  /** Matches of each league, in the order in which they came. */
  readonly #byLeague = new Map<string, Set<string>>();

  constructor(board: Board) {
    this.#board = board;
    this.#matches = board.place(topics.matches);
  }

  derive(changes: readonly Change[]): void {
    const moved = new Set<string>();
    for (const { place, commit } of changes) {
      if (place.family !== "matches") continue;
      for (const slot of commit.changed) this.#look(slot, moved);
    }
    for (const league of moved) this.#write(league);
  }

  #look(slot: number, moved: Set<string>): void {
    const { table } = this.#matches;
    const id = table.keyOf(slot);
    const row = table.rowAt(slot);
    const league = row.league;
    if (league === null || this.#board.place(topics.leagues).table.get(league)?.table !== true)
      return;
    const live = row.status !== "finished";
    const now = counts(row) ? `${live}:${row.homeScore}:${row.awayScore}` : "";
    if (this.#seen.get(id) === now) return;
    this.#seen.set(id, now);
    const matches = this.#byLeague.get(league) ?? new Set();
    matches.add(id);
    this.#byLeague.set(league, matches);
    moved.add(league);
  }

  #write(league: string): void {
    const teams = new Set<string>();
    const results: Result[] = [];
    for (const id of this.#byLeague.get(league) ?? []) {
      const row = this.#matches.table.get(id);
      if (row?.home == null || row.away == null) continue;
      teams.add(row.home).add(row.away);
      if (!counts(row)) continue;
      results.push({
        home: row.home,
        away: row.away,
        homeScore: row.homeScore ?? 0,
        awayScore: row.awayScore ?? 0,
        live: row.status !== "finished",
        startTime: row.startTime ?? 0,
      });
    }
    const { tiebreak, sport } = this.#board.place(topics.leagues).table.get(league) ?? {};
    const ranking = sport === "basketball" ? "percentage" : "points";
    const place = this.#board.place(topics.standings(league));
    const table = this.#board.join(place);
    for (const standing of standings([...teams], results, tiebreak ?? "difference", ranking))
      put(table, standing);
  }
}

function put(table: Place<"standings">["table"], { team, form, ...cells }: Standing): void {
  const before = table.get(team)?.form;
  // JSON cells are compared by identity: an equal form keeps its place.
  const same = before?.length === form.length && before.every((letter, at) => letter === form[at]);
  table.put(team, same ? cells : { ...cells, form });
}
