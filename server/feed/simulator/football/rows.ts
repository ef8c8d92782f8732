/** The rows of matches on the board, which are used again season after season. */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import type { Scheduled } from "./calendar.ts";

/** What a row says of a match that has not begun. */
const blank: Partial<Row<"matches">> = {
  status: "scheduled",
  period: null,
  clock: "",
  homeScore: null,
  awayScore: null,
  homeReds: 0,
  awayReds: 0,
  line: null,
  ending: null,
  homeWin: null,
  draw: null,
  awayWin: null,
};

interface Known {
  readonly writer: MatchWriter;
  readonly league: string;
  /** Whether a match has been announced on it since it was last emptied. */
  used: boolean;
}

export class Rows {
  readonly #sink: FeedSink;
  readonly #epoch: number;
  readonly #known = new Map<string, Known>();
  /** Leagues as they were described, and the season that their rows are of. */
  readonly #leagues = new Map<string, { readonly name: string; readonly season: number }>();

  constructor(sink: FeedSink, epoch: number) {
    this.#sink = sink;
    this.#epoch = epoch;
  }

  /** Matches on the board. */
  get count(): number {
    return this.#known.size;
  }

  /** Adds a match that is over. */
  add(scheduled: Scheduled, league: League, cells: Partial<Row<"matches">>): void {
    this.#begin(league, scheduled.season);
    this.#add(scheduled, cells);
  }

  /**
   * A row for a match to come: a new one, or that of a match some seasons ago. With the first match
   * of a further season its league begins anew, where it has a table: nothing has been played.
   */
  announce(scheduled: Scheduled, league: League): MatchWriter {
    this.#begin(league, scheduled.season);
    const { round, home, away } = scheduled;
    const known = this.#known.get(scheduled.id);
    if (known === undefined) return this.#add(scheduled, { status: "scheduled", clock: "" });
    if (known.used) this.#empty(known);
    known.used = true;
    const startTime = this.#epoch + scheduled.startTime;
    known.writer.set({ ...blank, round, home, away, startTime });
    return known.writer;
  }

  /** Describes a league where that is news, and begins its season. */
  #begin(league: League, season: number): void {
    const before = this.#leagues.get(league.id);
    if (before?.season === season) return;
    if (before?.name !== league.name) this.#sink.league(league);
    this.#leagues.set(league.id, { name: league.name, season });
    if (before !== undefined && league.table) this.#clear(league.id);
  }

  #add(scheduled: Scheduled, cells: Partial<Row<"matches">>): MatchWriter {
    const { id, league, round, home, away, startTime } = scheduled;
    const writer = this.#sink.match(id, {
      sport: "football",
      league,
      round,
      home,
      away,
      startTime: this.#epoch + startTime,
      ...cells,
    });
    this.#known.set(id, { writer, league, used: true });
    return writer;
  }

  /** Empties the rows of a league for a new season; all its matches ended before. */
  #clear(league: string): void {
    for (const known of this.#known.values()) {
      if (known.league === league && known.used) this.#empty(known);
    }
  }

  #empty(known: Known): void {
    known.used = false;
    known.writer.restart();
    known.writer.set({ ...blank, startTime: null });
  }
}
