/** Quotes as a program without tables keeps them: an object for each instrument. */
import { createHash } from "node:crypto";
import type { Row } from "../../../lib/schema/topics.ts";
import { gridOf, type PriceGrid, toPrice } from "../../../lib/table/grid.ts";
import type {
  FeedSink,
  InstrumentWriter,
  Listing,
  MatchWriter,
} from "../../../server/feed/feed.ts";

/** The columns of `quotes` that change with the ticks. */
export interface QuoteObject {
  readonly symbol: string;
  open: number | null;
  high: number | null;
  low: number | null;
  last: number | null;
  lastSize: number | null;
  bid: number | null;
  bidSize: number | null;
  ask: number | null;
  askSize: number | null;
  volume: number;
  vwap: number | null;
  trades: number;
  status: Row<"quotes">["status"];
  time: number | null;
}

export class QuoteObjects {
  /** When the newest change was made, ms since the epoch. */
  changedAt = 0;
  readonly #now: () => number;
  readonly #quotes: QuoteObject[] = [];
  readonly #changed = new Set<QuoteObject>();

  /** @param now ms since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What a feed writes to. Matches are passed over. */
  readonly sink: FeedSink = {
    transact: (write) => {
      this.changedAt = this.#now();
      write();
    },
    list: (listing) => this.#list(listing),
    league() {},
    match,
    state() {},
  };

  /** All rows. */
  all(): readonly QuoteObject[] {
    return this.#quotes;
  }

  /** The rows that have changed since this was last asked. */
  takeChanged(): QuoteObject[] {
    const rows = [...this.#changed];
    this.#changed.clear();
    return rows;
  }

  #list({ symbol, tickSize, previousClose }: Listing): InstrumentWriter {
    const grid = gridOf(tickSize);
    const quote = emptyQuote(symbol, priceOf(previousClose ?? Number.NaN, grid));
    this.#quotes.push(quote);
    let notional = 0;
    return {
      symbol,
      grid,
      quote: (time, bid, bidSize, ask, askSize) => {
        quote.bid = priceOf(bid, grid);
        quote.bidSize = bidSize;
        quote.ask = priceOf(ask, grid);
        quote.askSize = askSize;
        quote.time = time;
        this.#changed.add(quote);
      },
      trade: (time, price, size) => {
        const last = toPrice(price, grid);
        quote.last = last;
        quote.lastSize = size;
        quote.open ??= last;
        quote.high = Math.max(quote.high ?? last, last);
        quote.low = Math.min(quote.low ?? last, last);
        quote.volume += size;
        quote.trades += 1;
        notional += last * size;
        quote.vwap = Math.round((notional / quote.volume) * 1e4) / 1e4;
        quote.time = time;
        this.#changed.add(quote);
      },
      level() {},
      session() {},
      news() {},
      status: (time, status) => {
        quote.status = status;
        quote.time = time;
        this.#changed.add(quote);
      },
      newDay: (time) => {
        notional = 0;
        Object.assign(quote, { open: null, high: null, low: null, vwap: null, time });
        quote.volume = 0;
        quote.trades = 0;
        this.#changed.add(quote);
      },
      day() {},
    };
  }
}

/** NaN is an empty side of the book. */
function priceOf(ticks: number, grid: PriceGrid): number | null {
  return Number.isNaN(ticks) ? null : toPrice(ticks, grid);
}

function emptyQuote(symbol: string, last: number | null): QuoteObject {
  return {
    symbol,
    open: null,
    high: null,
    low: null,
    last,
    lastSize: null,
    bid: null,
    bidSize: null,
    ask: null,
    askSize: null,
    volume: 0,
    vwap: null,
    trades: 0,
    status: "preopen",
    time: null,
  };
}

function match(id: string): MatchWriter {
  return { id, set() {}, event() {}, probability() {}, stat() {}, player() {}, restart() {} };
}

/** The same text for rows that hold the same, whatever their order. */
export function rowsDigest(rows: Iterable<{ readonly symbol: string }>): string {
  const sorted = [...rows].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}
