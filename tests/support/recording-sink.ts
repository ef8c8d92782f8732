/**
 * A board for tests of feeds: keeps what a feed writes and refuses what no feed may do. Rules are
 * those of server/feed/feed.ts.
 */
import type { Row, Side } from "../../lib/schema/topics.ts";
import { gridOf, type PriceGrid } from "../../lib/table/grid.ts";
import type {
  DayFigures,
  FeedSink,
  InstrumentWriter,
  League,
  Listing,
  MatchWriter,
  SessionCells,
} from "../../server/feed/feed.ts";
import { depthLevels } from "../../server/feed/feed.ts";
import { cellsMustFit, must, timeMustBeSane } from "./feed-rules.ts";

/** A call as it was made: who, what, and with what. */
export interface Call {
  readonly target: string;
  readonly method: string;
  readonly values: readonly unknown[];
}

/** What a feed has made of an instrument. Prices in steps. */
export interface SeenInstrument {
  readonly listing: Listing;
  readonly grid: PriceGrid;
  last: number;
  bid: number;
  bidSize: number;
  ask: number;
  askSize: number;
  /** Prints of the day. */
  trades: number;
  volume: number;
  /** Figures of the day that the feed knew from elsewhere, the latest of each. */
  day: DayFigures;
  status: string | null;
  /** Why the status is so. */
  reason: string | null;
  session: SessionCells;
  time: number;
  readonly levels: Map<string, { price: number; size: number; orders: number }>;
  readonly prints: { time: number; price: number; size: number; side: Side }[];
}

/** What a feed has made of a match. */
export interface SeenMatch {
  row: Partial<Row<"matches">>;
  events: Row<"events">[];
  readonly stats: Map<string, readonly [string, number, number]>;
  readonly players: Map<string, Partial<Row<"players">>>;
  readonly points: (readonly [string, number, number, number])[];
}

/** How far a sum of probabilities may be off 1. */
const probabilityOff = 1e-9;

export class RecordingSink implements FeedSink {
  readonly calls: Call[] = [];
  readonly instruments = new Map<string, SeenInstrument>();
  readonly leagues = new Map<string, League>();
  readonly matches = new Map<string, SeenMatch>();
  feed: Partial<Row<"feed">> = {};
  /** How many transactions there were. */
  transactions = 0;
  /** Called within each transaction, after the feed's own writes; may throw. */
  intrude: (() => void) | null = null;
  #open = false;

  /** Calls that tick: quotes, trades, levels, cells and events of matches. */
  get ticks(): number {
    const ticking = new Set(["quote", "trade", "level", "set", "event", "probability", "stat"]);
    return this.calls.filter(({ method }) => ticking.has(method)).length;
  }

  transact(write: () => void): void {
    must(!this.#open, "a transaction within a transaction");
    this.#open = true;
    this.transactions += 1;
    try {
      const result: unknown = write();
      must(!(result instanceof Promise), "an asynchronous transaction");
      this.intrude?.();
    } finally {
      this.#open = false;
    }
  }

  list(listing: Listing): InstrumentWriter {
    this.#note("sink", "list", [listing]);
    const { symbol } = listing;
    must(symbol !== "" && !this.instruments.has(symbol), `symbol "${symbol}" twice`);
    must(listing.name !== "" && listing.currency !== "", `${symbol} has no name or currency`);
    for (const price of [listing.previousClose, listing.low52w, listing.high52w]) {
      must(price === null || (Number.isSafeInteger(price) && price > 0), `${symbol}: ${price}`);
    }
    const seen: SeenInstrument = {
      listing,
      grid: gridOf(listing.tickSize),
      last: Number.NaN,
      bid: Number.NaN,
      bidSize: Number.NaN,
      ask: Number.NaN,
      askSize: Number.NaN,
      trades: 0,
      volume: 0,
      day: {},
      status: null,
      reason: null,
      session: {},
      time: 0,
      levels: new Map(),
      prints: [],
    };
    this.instruments.set(symbol, seen);
    return this.#instrument(symbol, seen);
  }

  league(league: League): void {
    this.#note("sink", "league", [league]);
    must(/^[a-z0-9.-]+$/.test(league.id), `league id "${league.id}"`);
    must(!this.leagues.has(league.id), `league "${league.id}" twice`);
    this.leagues.set(league.id, league);
  }

  match(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    this.#note("sink", "match", [id, cells]);
    must(!this.matches.has(id), `match "${id}" twice`);
    must(this.leagues.has(cells.league ?? ""), `match "${id}" before its league`);
    cellsMustFit("matches", cells);
    const seen: SeenMatch = {
      row: { ...cells },
      events: [],
      stats: new Map(),
      players: new Map(),
      points: [],
    };
    this.matches.set(id, seen);
    return this.#match(id, seen);
  }

  state(cells: Partial<Row<"feed">>): void {
    this.#note("sink", "state", [cells]);
    cellsMustFit("feed", cells);
    this.feed = { ...this.feed, ...cells };
  }

  #note(target: string, method: string, values: readonly unknown[]): void {
    must(this.#open, `${target}.${method} outside of a transaction`);
    this.calls.push({ target, method, values: structuredClone(values) });
  }

  #instrument(symbol: string, seen: SeenInstrument): InstrumentWriter {
    const note = (method: string, ...values: unknown[]) => this.#note(symbol, method, values);
    const at = (time: number) => {
      timeMustBeSane(time, symbol);
      must(time >= seen.time, `${symbol} goes back in time, from ${seen.time} to ${time}`);
      seen.time = time;
    };
    return {
      symbol,
      grid: seen.grid,
      quote(time, bid, bidSize, ask, askSize) {
        note("quote", time, bid, bidSize, ask, askSize);
        at(time);
        must(!(bid >= ask), `${symbol}: bid ${bid} is not below ask ${ask}`);
        for (const [price, size] of [
          [bid, bidSize],
          [ask, askSize],
        ] as const) {
          must(Number.isNaN(price) || (Number.isSafeInteger(price) && price > 0), `price ${price}`);
          must(Number.isNaN(price) ? Number.isNaN(size) : !(size <= 0), `size ${size} at ${price}`);
        }
        Object.assign(seen, { bid, bidSize, ask, askSize });
      },
      trade(time, price, size, side) {
        note("trade", time, price, size, side);
        at(time);
        must(Number.isSafeInteger(price) && price > 0, `${symbol}: trade at ${price}`);
        must(size > 0, `${symbol}: trade of ${size}`);
        must(side === "buy" || side === "sell", `${symbol}: side ${side}`);
        seen.last = price;
        seen.trades += 1;
        seen.volume += size;
        seen.prints.push({ time, price, size, side });
      },
      level(side, index, price, size, orders) {
        note("level", side, index, price, size, orders);
        must(index >= 0 && index < depthLevels && Number.isInteger(index), `level ${index}`);
        must(Number.isNaN(price) || Number.isSafeInteger(price), `${symbol}: level at ${price}`);
        must(Number.isNaN(price) || size > 0, `${symbol}: level of ${size}`);
        must(Number.isNaN(orders) || Number.isSafeInteger(orders), `${symbol}: ${orders} orders`);
        seen.levels.set(`${side}${index}`, { price, size, orders });
      },
      status(time, status, reason = null) {
        note("status", time, status, reason);
        at(time);
        seen.status = status;
        seen.reason = reason;
      },
      news(time, text) {
        note("news", time, text);
        must(text !== "", `${symbol}: news without a text`);
      },
      session(cells) {
        note("session", cells);
        const prices = ["reference", "lowerBand", "upperBand", "indicative"] as const;
        for (const name of prices) {
          const steps = cells[name] ?? 0;
          must(Number.isSafeInteger(steps), `${symbol}: ${name} ${steps} is no number of steps`);
        }
        seen.session = { ...seen.session, ...cells };
      },
      newDay(time) {
        note("newDay", time);
        at(time);
        seen.day = {};
        seen.trades = 0;
        seen.volume = 0;
      },
      day(figures: DayFigures) {
        note("day", figures);
        for (const [name, value] of Object.entries(figures)) {
          must(Number.isFinite(value) && value >= 0, `${symbol}: ${name} ${value}`);
          must(name === "volume" || Number.isSafeInteger(value), `${symbol}: ${name} ${value}`);
        }
        seen.day = { ...seen.day, ...figures };
        if (figures.last !== undefined) seen.last = figures.last;
        if (figures.volume !== undefined) seen.volume = figures.volume;
      },
    };
  }

  #match(id: string, seen: SeenMatch): MatchWriter {
    const note = (method: string, ...values: unknown[]) => this.#note(id, method, values);
    return {
      id,
      set(cells) {
        note("set", cells);
        cellsMustFit("matches", cells);
        seen.row = { ...seen.row, ...cells };
      },
      event(event) {
        note("event", event);
        cellsMustFit("events", event);
        must(event.kind !== null, `${id}: an event of no kind`);
        seen.events.push(event);
      },
      probability(clock, homeWin, draw, awayWin) {
        note("probability", clock, homeWin, draw, awayWin);
        for (const p of [homeWin, draw, awayWin]) must(p >= 0 && p <= 1, `${id}: probability ${p}`);
        const off = Math.abs(homeWin + draw + awayWin - 1);
        must(off < probabilityOff, `${id}: probabilities sum to 1 ± ${off}`);
        seen.points.push([clock, homeWin, draw, awayWin]);
      },
      stat(stat, label, home, away) {
        note("stat", stat, label, home, away);
        must(stat !== "" && label !== "", `${id}: a statistic without a name`);
        seen.stats.set(stat, [label, home, away]);
      },
      player(player, cells) {
        note("player", player, cells);
        cellsMustFit("players", cells);
        must(/^(home|away)\.\d+$/.test(player), `${id}: "${player}" names no player`);
        seen.players.set(player, { ...seen.players.get(player), ...cells });
      },
      restart() {
        note("restart");
        seen.players.clear();
        seen.events = [];
        seen.stats.clear();
        seen.points.length = 0;
      },
    };
  }
}
