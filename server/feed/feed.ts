/**
 * The one door between feeds and the board. A feed knows this file and nothing else of the server:
 * it announces instruments and matches, then writes ticks; what follows from ticks (candles,
 * sparklines, standings, headlines, movers, index values) the board derives.
 *
 * Prices here are whole numbers of steps of the instrument's price grid (see lib/table/grid.ts);
 * times are ms since the epoch of the feed's own clock, which may be simulated or recorded.
 */
import type { Clock } from "../../lib/clock.ts";
import type { ScenarioName } from "../../lib/domain/scenarios.ts";
import type { Row, Side } from "../../lib/schema/topics.ts";
import type { PriceGrid } from "../../lib/table/grid.ts";

/** What is known of an instrument before its first tick. */
export interface Listing {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly kind: "equity" | "crypto" | "index";
  /** ISO 4217 code, or the quote asset of a pair. */
  readonly currency: string;
  /** Price step, a positive decimal such as 0.01. */
  readonly tickSize: number;
  /** In steps; null where unknown. So are the two below. */
  readonly previousClose: number | null;
  readonly low52w: number | null;
  readonly high52w: number | null;
  /** Shares outstanding, or null: market capitalisation is this times the last price. */
  readonly shares: number | null;
}

/** Levels of the book that are kept on each side. */
export const depthLevels = 10;

/** Figures of the day that do not follow from the feed's own prints; prices in steps. */
export interface DayFigures {
  readonly previousClose?: number;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly last?: number;
  readonly volume?: number;
}

/** What is known of an instrument's session; null empties a cell, what is not named stays. */
export type SessionCells = Partial<Omit<Row<"sessions">, "tickSize">>;

/** Writes one instrument's ticks. Call only inside `FeedSink.transact`. */
export interface InstrumentWriter {
  readonly symbol: string;
  readonly grid: PriceGrid;
  /** The best bid and ask, in steps; sizes in units. NaN where a side is empty. */
  quote(time: number, bid: number, bidSize: number, ask: number, askSize: number): void;
  /** A print: last price and size, open, high, low, volume, VWAP and count follow from it. */
  trade(time: number, price: number, size: number, side: Side): void;
  /** A level of the book, 0 (best) to 9; NaN as price empties it. */
  level(side: "bid" | "ask", index: number, price: number, size: number, orders: number): void;
  /** Sets the status, and why it is so; without a reason there is none. */
  status(
    time: number,
    status: NonNullable<Row<"quotes">["status"]>,
    reason?: Row<"quotes">["reason"],
  ): void;
  /** Sets cells of the instrument's row in `sessions`; prices in steps, as everywhere here. */
  session(cells: SessionCells): void;
  /** Says what the instrument is in the news for: a headline. */
  news(time: number, text: string): void;
  /** Starts a new day: previousClose becomes the last price; open, high, low, volume start anew. */
  newDay(time: number): void;
  /**
   * Sets the figures of the day that a feed knows from elsewhere (a venue's 24 h statistics);
   * prices in steps. `last` sets the last price without a print.
   */
  day(figures: DayFigures): void;
}

/** Writes one match. Call only inside `FeedSink.transact`. */
export interface MatchWriter {
  readonly id: string;
  /** Sets cells of the match's row in `matches`. */
  set(cells: Partial<Row<"matches">>): void;
  /** Adds an event; the sequence is the match's own, from 1. */
  event(event: Row<"events">): void;
  /** Adds a point to the match's probability series and sets the three cells of its row. */
  probability(clock: string, homeWin: number, draw: number, awayWin: number): void;
  /** Sets one statistic, such as `shots`. */
  stat(id: string, label: string, home: number, away: number): void;
  /** Sets cells of a player's row in `players`. @param player such as `home.9` */
  player(player: string, cells: Partial<Row<"players">>): void;
  /**
   * For a match that is played again from its start: removes its events, statistics,
   * players and probability series, and numbers events from 1 again. The cells of its row stay until set.
   */
  restart(): void;
}

export interface League {
  /** Lower-case letters, digits, dots and hyphens. */
  readonly id: string;
  readonly name: string;
  readonly sport: "football" | "basketball" | "tennis";
  /** Whether its matches make a table. */
  readonly table: boolean;
  readonly tiebreak: "difference" | "head-to-head";
  readonly position: number;
}

/** What a feed writes to. */
export interface FeedSink {
  /**
   * Everything written inside becomes visible at once, or, if `write` throws, not at all.
   * Synchronous; not nested.
   */
  transact(write: () => void): void;
  /** Adds an instrument. Call inside `transact`. @throws RangeError for a symbol that is there. */
  list(listing: Listing): InstrumentWriter;
  /**
   * Adds a league, before its matches, or describes one of this feed's anew. Call inside
   * `transact`. @throws RangeError for a league of another feed.
   */
  league(league: League): void;
  /** Adds a match, not started unless `cells` say so. Call inside `transact`. */
  match(id: string, cells: Partial<Row<"matches">>): MatchWriter;
  /** Sets cells of the feed's own row in `feed`. Call inside `transact`. */
  state(cells: Partial<Row<"feed">>): void;
}

/** What an operator can change on a running feed. */
export interface FeedSettings {
  /** Target, ticks a feed second over all instruments, 0 to 400,000. Recordings bring their own and keep it. */
  readonly rate: number;
  /** Feed seconds a second, 0.1 to 600. */
  readonly speed: number;
  readonly paused: boolean;
  /** What the simulator plays; null, or not there, for nothing out of the ordinary. */
  readonly scenario?: ScenarioName | null;
}

/** What a feed is given. */
export interface FeedContext {
  readonly sink: FeedSink;
  readonly clock: Clock;
  /** Says something to the operator. */
  readonly log: (message: string) => void;
  /** To be told when the feed has stopped ticking by an error: it is started again after a pause. */
  readonly failed?: (error: unknown) => void;
}

/** A source of ticks. */
export interface Feed {
  /** Its key in the `feed` table, such as `simulator` or `replay:coinbase-2021-04-17`. */
  readonly source: string;
  /**
   * Reads what it needs and fills the board with instruments, leagues and matches, so that the
   * board has something to show before the first tick.
   * @throws Error that names the file, the line and the cause where the input cannot be used.
   */
  open(): Promise<void>;
  /**
   * Begins to tick, on the context's clock, or goes on after an error: from where the feed's time
   * stands, without what the batch brought that failed. A throw of the sink should not escape into
   * the clock: it ends the ticking, is logged, told to `failed`, and shows in the `feed` table as
   * `stalled` with the cause as message. (What escapes all the same has the feed stopped from
   * outside, and started again.)
   */
  start(): void;
  /** Ends; leaves no timer. */
  stop(): void;
  readonly settings: FeedSettings;
  /** Changes what is given and returns what holds afterwards; values out of range are brought in. */
  control(change: Partial<FeedSettings>): FeedSettings;
}

/** Rate and speed that a feed will take. */
export const rateMax = 400_000;
export const speedMin = 0.1;
export const speedMax = 600;
