/** What holds of tables taken together: an instrument's day, the index, leagues, box scores. */
import { intervals, type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board } from "../../../server/board/board.ts";
import { compositeSymbol } from "../../../server/board/derive/composite.ts";
import type { Instrument } from "../../../server/feed/simulator/markets/instruments.ts";
import { offence as footballOffence } from "../simulator/match-laws.ts";
import { boxOffence } from "./box-rules.ts";
import { indexOffence, printOffence, sumsOffence } from "./day-rules.ts";
import { leagueOffence, twiceOffence } from "./league-rules.ts";
import { shootOutOffence } from "./shootout-rules.ts";

type Match = Row<"matches">;

export class Whole {
  readonly #board: Board;
  readonly #symbol: string;
  /** Shares of each member of the index, and what all were worth when the board began. */
  readonly #shares: ReadonlyMap<string, number>;
  readonly #base: number;
  readonly #tables = new Map<string, number>();
  /** When the day began whose figures are added up; null where that is not known. */
  dayBegan: number | null = null;

  constructor(board: Board, symbol: string, members: readonly Instrument[]) {
    this.#board = board;
    this.#symbol = symbol;
    this.#shares = new Map(
      members.map(({ symbol, marketCap, previousClose }) => [
        symbol,
        (marketCap ?? 0) / previousClose,
      ]),
    );
    this.#base = members.reduce((sum, { marketCap }) => sum + (marketCap ?? 0), 0);
  }

  /** @param matches all that there are, by id. */
  offence(matches: ReadonlyMap<string, Match>): string | null {
    const live = [...matches].filter(([, { status }]) => status === "live");
    return (
      this.#dayOffence() ??
      this.#indexOffence() ??
      twiceOffence(live.map(([, row]) => row)) ??
      firstOf(live, ([id, row]) => this.#boxOffence(id, row)) ??
      this.#leaguesOffence(matches)
    );
  }

  /** What is to be looked at when a match has ended, or goes to kicks. */
  ending(id: string, row: Match): string | null {
    const events = this.#board.place(topics.events(id)).table.rows();
    if (events.length === 0) return null;
    if (row.sport === "basketball") return this.#boxOffence(id, row);
    if (row.sport !== "football") return null;
    const kicks = shootOutOffence(events, row);
    if (kicks !== null || row.status !== "finished") return kicks;
    const players = rowsByKey(this.#board.place(topics.players(id)).table);
    const stats = new Map(
      [...rowsByKey(this.#board.place(topics.stats(id)).table)].map(
        ([key, { home, away }]) => [key, [home ?? 0, away ?? 0]] as const,
      ),
    );
    const first = this.#board.place(topics.probability(id)).table.get("1");
    return footballOffence({ events, row, players, stats }, first?.draw === 0);
  }

  #dayOffence(): string | null {
    const quote = this.#board.place(topics.quotes).table.get(this.#symbol);
    const session = this.#board.place(topics.sessions).table.get(this.#symbol);
    const trades = this.#board.place(topics.trades(this.#symbol)).table;
    const [newest] = trades.newestSlots(1);
    if (quote === null) return `${this.#symbol} has no row`;
    const print = newest === undefined ? null : trades.rowAt(newest);
    const offence = printOffence(quote, session, print);
    if (offence !== null || this.dayBegan === null) return offence;
    const from = Math.floor(this.dayBegan / intervals["5m"]) * intervals["5m"];
    const candles = [...rowsByKey(this.#board.place(topics.candles(this.#symbol, "5m")).table)];
    const ofDay = candles.filter(([start]) => Number(start) >= from);
    return sumsOffence(
      quote,
      ofDay.map(([, candle]) => candle),
    );
  }

  #indexOffence(): string | null {
    const { table } = this.#board.place(topics.quotes);
    const index = table.get(compositeSymbol);
    const members = [...this.#shares].flatMap(([symbol, shares]) => {
      const quote = table.get(symbol);
      return quote === null ? [] : [[quote, shares] as const];
    });
    return index === null ? "there is no index" : indexOffence(index, members, this.#base);
  }

  #boxOffence(id: string, row: Match): string | null {
    if (row.sport !== "basketball") return null;
    const players = this.#board.place(topics.players(id)).table.rows();
    const stats = this.#board.place(topics.stats(id)).table;
    const offence = boxOffence(row, players, (key) => stats.get(key));
    return offence === null ? null : `${id} ${offence}`;
  }

  #leaguesOffence(matches: ReadonlyMap<string, Match>): string | null {
    const byLeague = Map.groupBy(matches.values(), ({ league }) => league);
    const leagues = this.#board.place(topics.leagues).table;
    const ranked = leagues.keys().filter((league) => leagues.get(league)?.table === true);
    return firstOf(ranked, (league) => {
      const { table } = this.#board.place(topics.standings(league));
      if (this.#tables.get(league) === table.version) return null;
      this.#tables.set(league, table.version);
      const offence = leagueOffence(rowsByKey(table), byLeague.get(league) ?? []);
      return offence === null ? null : `${league} ${offence}`;
    });
  }
}

/** What is found first of some. */
function firstOf<T>(all: Iterable<T>, find: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

interface Rows<R> {
  keys(): readonly string[];
  get(key: string): R | null;
}

function rowsByKey<R>(table: Rows<R>): Map<string, R> {
  return new Map(
    table.keys().flatMap((key) => {
      const row = table.get(key);
      return row === null ? [] : [[key, row] as const];
    }),
  );
}
