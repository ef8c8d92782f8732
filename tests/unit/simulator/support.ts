import { readFileSync } from "node:fs";
import type { Row } from "../../../lib/schema/topics.ts";
import { gridOf } from "../../../lib/table/grid.ts";
import type {
  FeedSink,
  InstrumentWriter,
  League,
  Listing,
  MatchWriter,
} from "../../../server/feed/feed.ts";
import type { Actor } from "../../../server/feed/simulator/actor.ts";
import { Football } from "../../../server/feed/simulator/football/football.ts";
import { type Fixture, parseSeason } from "../../../server/feed/simulator/football/season.ts";
import { simulationStart } from "../../../server/feed/simulator/generator.ts";
import {
  type Instrument,
  parseInstruments,
} from "../../../server/feed/simulator/markets/instruments.ts";

/**
 * Tests on samples fail where a correct simulator would fail for one fresh seed in 100,000: at
 * |z| > 4.42. Seeds here are fixed, so a test that has passed goes on passing.
 */
export const zMax = 4.42;

const data = new URL("../../../server/feed/data/", import.meta.url);
export const instrumentsText = readFileSync(new URL("sp500.csv", data), "utf8");
export const seasonText = readFileSync(new URL("premier-league-2025-26.json", data), "utf8");

export const instruments: Instrument[] = parseInstruments(instrumentsText, "sp500.csv");
export const fixtures: Fixture[] = parseSeason(seasonText, "premier-league-2025-26.json");

/** Football alone, as a generator takes it. */
export function footballOf(seed: string): Actor[] {
  return [new Football(seed, fixtures, simulationStart)];
}

/** A sink that hands every call on, with the index of the instrument in the order of listing. */
export class TestSink implements FeedSink {
  readonly listings: Listing[] = [];
  readonly leagues: League[] = [];
  readonly matches = new Map<string, TestMatch>();
  readonly states: Partial<Row<"feed">>[] = [];
  transactions = 0;
  readonly #calls: Partial<Calls>;

  constructor(calls: Partial<Calls> = {}) {
    this.#calls = calls;
  }

  transact(write: () => void): void {
    this.transactions += 1;
    write();
  }

  list(listing: Listing): InstrumentWriter {
    const i = this.listings.push(listing) - 1;
    const calls = this.#calls;
    return {
      symbol: listing.symbol,
      grid: gridOf(listing.tickSize),
      quote: (...rest) => calls.quote?.(i, ...rest),
      trade: (...rest) => calls.trade?.(i, ...rest),
      level: (...rest) => calls.level?.(i, ...rest),
      newDay: (...rest) => calls.newDay?.(i, ...rest),
      status: (...rest) => calls.status?.(i, ...rest),
      session: () => {},
      news: (...rest) => calls.news?.(i, ...rest),
      day: () => {},
    };
  }

  league(league: League): void {
    this.leagues.push(league);
  }

  match(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    if (this.matches.has(id)) throw new RangeError(`match "${id}" is there already`);
    const match = new TestMatch(id, cells, this.#calls.football);
    this.matches.set(id, match);
    return match;
  }

  state(cells: Partial<Row<"feed">>): void {
    this.states.push(cells);
  }
}

export interface Calls {
  quote(i: number, ...rest: Parameters<InstrumentWriter["quote"]>): void;
  trade(i: number, ...rest: Parameters<InstrumentWriter["trade"]>): void;
  level(i: number, ...rest: Parameters<InstrumentWriter["level"]>): void;
  status(i: number, ...rest: Parameters<InstrumentWriter["status"]>): void;
  newDay(i: number, ...rest: Parameters<InstrumentWriter["newDay"]>): void;
  news(i: number, ...rest: Parameters<InstrumentWriter["news"]>): void;
  /** Any call of a match. */
  football(id: string, call: string, ...rest: readonly unknown[]): void;
}

export type Point = readonly [clock: string, homeWin: number, draw: number, awayWin: number];

/** Keeps what was written to a match. */
export class TestMatch implements MatchWriter {
  readonly id: string;
  row: Partial<Row<"matches">>;
  events: Row<"events">[] = [];
  points: Point[] = [];
  players = new Map<string, Partial<Row<"players">>>();
  stats = new Map<string, readonly [home: number, away: number]>();
  readonly #call: Calls["football"] | undefined;

  constructor(id = "", row: Partial<Row<"matches">> = {}, call?: Calls["football"]) {
    this.id = id;
    this.row = { ...row };
    this.#call = call;
    call?.(id, "match", row);
  }

  set(cells: Partial<Row<"matches">>): void {
    Object.assign(this.row, cells);
    this.#call?.(this.id, "set", cells);
  }

  event(event: Row<"events">): void {
    this.events.push(event);
    this.#call?.(this.id, "event", event);
  }

  probability(...point: Point): void {
    this.points.push(point);
    this.#call?.(this.id, "probability", ...point);
  }

  stat(id: string, label: string, home: number, away: number): void {
    this.stats.set(id, [home, away]);
    this.#call?.(this.id, "stat", id, label, home, away);
  }

  player(player: string, cells: Partial<Row<"players">>): void {
    this.players.set(player, { ...this.players.get(player), ...cells });
    this.#call?.(this.id, "player", player, cells);
  }

  restart(): void {
    this.players.clear();
    this.events = [];
    this.points = [];
    this.stats.clear();
    this.#call?.(this.id, "restart");
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => {
    const e = expected[i] ?? 0;
    return sum + (count - e) ** 2 / e;
  }, 0);
}
