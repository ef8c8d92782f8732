/** Looks at a board after each transaction: at the rows that have changed, and how they followed. */
import { type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board } from "../../../server/board/board.ts";
import type { Instrument } from "../../../server/feed/simulator/markets/instruments.ts";
import { bookOffence, candleOffence, quoteOffence, sessionOffence } from "./market-rules.ts";
import {
  chancesOffence,
  eventOffence,
  rowOffence,
  type Score,
  scoreOf,
  standingsOffence,
} from "./match-rules.ts";
import { Whole } from "./whole.ts";

/** What is known of a match from its events so far. */
interface Story {
  events: number;
  points: number;
  score: Score;
  reds: Score;
}

export class Audit {
  /** What was wrong, the first of it; nothing more is looked at then. */
  offence: string | null = null;
  /** How many rows were looked at. */
  rows = 0;
  /** Reasons, periods and endings that rows have had. */
  readonly met = new Set<string | null>();
  readonly #board: Board;
  /** By topic, how far each table has been looked at. */
  readonly #seen = new Map<string, number>();
  readonly #quotes = new Map<string, Row<"quotes">>();
  readonly #matches = new Map<string, Row<"matches">>();
  readonly #stories = new Map<string, Story>();
  /** The instrument whose book and candles are looked at, too. */
  readonly #symbol: string;
  readonly whole: Whole;

  /** @param members of the index over everything, as they were when the board began. */
  constructor(board: Board, symbol: string, members: readonly Instrument[]) {
    this.#board = board;
    this.#symbol = symbol;
    this.whole = new Whole(board, symbol, members);
  }

  /** Looks at tables taken together, too. */
  lookAtAll(dayBegan: boolean): void {
    this.look(dayBegan);
    this.#note("together", "", this.whole.offence(this.#matches));
  }

  /** Looks at what has changed. @param dayBegan whether volumes may have begun anew since. */
  look(dayBegan: boolean): void {
    this.#each("quotes", topics.quotes, (key, row) => {
      const before = dayBegan ? null : (this.#quotes.get(key) ?? null);
      this.#quotes.set(key, row);
      this.met.add(row.reason);
      return quoteOffence(row, before);
    });
    this.#each("sessions", topics.sessions, (_, row) => sessionOffence(row));
    for (const interval of ["1s", "5m"] as const) {
      this.#each("candles", topics.candles(this.#symbol, interval), (_, row) => candleOffence(row));
    }
    const depth = this.#board.place(topics.depth(this.#symbol)).table;
    const quote = this.#board.place(topics.quotes).table.get(this.#symbol);
    if (quote !== null)
      this.#note(
        "depth",
        this.#symbol,
        bookOffence((key) => depth.get(key), quote),
      );
    this.#each("matches", topics.matches, (id, row) => this.#match(id, row));
    this.#each("leagues", topics.leagues, () => null);
    for (const [league, { table, sport }] of this.#leagues()) {
      if (table === true) this.#table(league, sport === "basketball");
    }
  }

  *#leagues(): Iterable<[string, Row<"leagues">]> {
    const { table } = this.#board.place(topics.leagues);
    for (const league of table.keys()) {
      const row = table.get(league);
      if (row !== null) yield [league, row];
    }
  }

  #table(league: string, byShare: boolean): void {
    const topic = topics.standings(league);
    const { table } = this.#board.place(topic);
    if (this.#seen.get(topic) === table.version) return;
    this.#seen.set(topic, table.version);
    this.rows += table.size;
    this.#note("standings", league, standingsOffence(table.rows(), byShare));
  }

  #match(id: string, row: Row<"matches">): string | null {
    const known = this.#matches.get(id) ?? null;
    this.#matches.set(id, row);
    this.met.add(row.period).add(row.ending);
    // Rows are used again, for the match of another season.
    const isSame =
      known?.home === row.home && known.away === row.away && known.startTime === row.startTime;
    const before = isSame ? known : null;
    if (before === null || row.status === "scheduled") this.#stories.delete(id);
    const offence = rowOffence(row, before) ?? this.#story(id, row);
    const ends = row.status === "finished" && before !== null && before.status !== "finished";
    if (offence !== null || !(ends || row.period === "PEN")) return offence;
    return this.whole.ending(id, row);
  }

  /** The score and the cards of a match that has events are what these come to. */
  #story(id: string, row: Row<"matches">): string | null {
    const events = this.#board.place(topics.events(id)).table;
    const points = this.#board.place(topics.probability(id)).table;
    const nobody = { home: 0, away: 0 };
    const story = this.#stories.get(id) ?? { events: 0, points: 0, score: nobody, reds: nobody };
    this.#stories.set(id, story);
    for (; story.points < points.size; story.points += 1) {
      const point = points.get(String(story.points + 1));
      const offence = point === null ? "a point is missing" : chancesOffence(point);
      if (offence !== null) return offence;
    }
    for (; story.events < events.size; story.events += 1) {
      this.rows += 1;
      const event = events.get(String(story.events + 1));
      const offence =
        event === null ? "an event is missing" : eventOffence(row, event, story.score);
      if (event === null || offence !== null) return offence;
      story.score = scoreOf(event);
      if (event.kind !== "red" && event.kind !== "second-yellow") continue;
      const { home, away } = story.reds;
      story.reds = event.side === "home" ? { home: home + 1, away } : { home, away: away + 1 };
    }
    if (story.events === 0) return null;
    const { home, away } = scoreOf(row);
    if (home !== story.score.home || away !== story.score.away) {
      return `score ${home}:${away}, by its events ${story.score.home}:${story.score.away}`;
    }
    const isSame = row.homeReds === story.reds.home && row.awayReds === story.reds.away;
    return isSame ? null : `sent off ${row.homeReds} and ${row.awayReds}, by its events otherwise`;
  }

  /** Looks at each row of a table that has changed since the last time. */
  #each<F extends "quotes" | "sessions" | "candles" | "matches" | "leagues">(
    family: F,
    topic: string & { readonly family?: F },
    offence: (key: string, row: Row<F>) => string | null,
  ): void {
    const { table } = this.#board.place<F>(topic);
    const since = this.#seen.get(topic) ?? 0;
    if (table.version === since) return;
    this.#seen.set(topic, table.version);
    for (const slot of table.changedSlots(since)) {
      this.rows += 1;
      const key = table.keyOf(slot);
      this.#note(family, key, offence(key, table.rowAt(slot)));
    }
  }

  #note(family: string, key: string, offence: string | null): void {
    if (offence !== null) this.offence ??= `${family} ${key}: ${offence}`;
  }
}
