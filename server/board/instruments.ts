/**
 * What a feed writes one instrument's ticks to. Called for every tick, so it makes no objects and
 * gathers what a transaction brings; the tables are written when the transaction is settled.
 */
import { type Row, type Side, topics } from "../../lib/schema/topics.ts";
import { gridOf, type PriceGrid } from "../../lib/table/grid.ts";
import {
  type DayFigures,
  depthLevels,
  type InstrumentWriter,
  type Listing,
  type SessionCells,
} from "../feed/feed.ts";
import type { Board, Participant } from "./board.ts";
import { Book } from "./book.ts";
import { addHeadline } from "./derive/headlines.ts";
import type { QuoteColumns } from "./quote-columns.ts";
import { QuoteRow } from "./quote-row.ts";

/** Adds an instrument to `quotes` and returns what its feed writes to. */
export function listInstrument(
  board: Board,
  columns: QuoteColumns,
  listing: Listing,
): BoardInstrument {
  const quotes = board.join(board.place(topics.quotes));
  if (quotes.has(listing.symbol)) {
    throw new RangeError(`symbol "${listing.symbol}" is listed already`);
  }
  const grid = gridOf(listing.tickSize);
  const price = (ticks: number | null) =>
    ticks === null ? null : (ticks * grid.units) / grid.scale;
  const close = price(listing.previousClose);
  quotes.put(listing.symbol, {
    name: listing.name,
    sector: listing.sector,
    kind: listing.kind,
    currency: listing.currency,
    tickSize: listing.tickSize,
    previousClose: close,
    last: close,
    low52w: price(listing.low52w),
    high52w: price(listing.high52w),
    volume: 0,
    trades: 0,
    marketCap:
      listing.shares === null || close === null ? null : Math.round(listing.shares * close),
    status: "preopen",
  });
  return new BoardInstrument(board, columns, listing, grid);
}

/** Prices of a session, which feeds give in steps. */
const sessionPrices = ["reference", "lowerBand", "upperBand", "indicative"] as const;

export class BoardInstrument implements InstrumentWriter, Participant {
  readonly symbol: string;
  readonly grid: PriceGrid;
  readonly #board: Board;
  readonly #columns: QuoteColumns;
  readonly #shares: number | null;
  readonly #tickSize: number;
  readonly #row: QuoteRow;
  readonly #book: Book;
  /** Whether the running transaction has been told of this instrument. */
  #isEnlisted = false;

  constructor(board: Board, columns: QuoteColumns, listing: Listing, grid: PriceGrid) {
    this.symbol = listing.symbol;
    this.grid = grid;
    this.#board = board;
    this.#columns = columns;
    this.#shares = listing.shares;
    this.#tickSize = listing.tickSize;
    const quotes = board.place(topics.quotes);
    const slot = quotes.table.slotOf(listing.symbol);
    this.#row = new QuoteRow(board, quotes, columns, slot, grid);
    this.#book = new Book(board, listing.symbol);
  }

  quote(time: number, bid: number, bidSize: number, ask: number, askSize: number): void {
    if (!this.#row.isGathering) this.#gather();
    this.#row.quote(time, bid, bidSize, ask, askSize);
  }

  trade(time: number, price: number, size: number, side: Side): void {
    if (!(Number.isInteger(price) && Number.isInteger(time) && Number.isFinite(size))) {
      throw new RangeError(
        `a print of ${this.symbol} has whole steps as price, a size and whole ms as time, not ${price}, ${size} and ${time}`,
      );
    }
    if (!this.#row.isGathering) this.#gather();
    this.#row.print(time, price, size);
    this.#board.tape.add(this.#row.slot, time, price, size, side);
  }

  level(side: "bid" | "ask", index: number, price: number, size: number, orders: number): void {
    if (!(index >= 0 && index < depthLevels)) {
      throw new RangeError(`level ${index}: the book has levels 0 to ${depthLevels - 1}`);
    }
    if (!this.#isEnlisted) this.#enlist();
    this.#book.set(side === "bid" ? index : depthLevels + index, price, size, orders);
  }

  status(
    time: number,
    status: NonNullable<Row<"quotes">["status"]>,
    reason: Row<"quotes">["reason"] = null,
  ): void {
    const { table, slot } = this.#written();
    table.setValue(slot, this.#columns.status, status);
    table.setValue(slot, this.#columns.reason, reason);
    table.setNumber(slot, this.#columns.time, time);
  }

  news(time: number, text: string): void {
    const topic = topics.quotes;
    addHeadline(this.#board, { kind: "news", topic, key: this.symbol, text, time });
  }

  session(cells: SessionCells): void {
    const { grid } = this;
    const price = (steps: number | null | undefined) =>
      steps === null || steps === undefined ? steps : (steps * grid.units) / grid.scale;
    const sessions = this.#board.join(this.#board.place(topics.sessions));
    const prices: { -readonly [Name in (typeof sessionPrices)[number]]?: number | null } = {};
    for (const name of sessionPrices) {
      const steps = price(cells[name]);
      if (steps !== undefined) prices[name] = steps;
    }
    sessions.put(this.symbol, { tickSize: this.#tickSize, ...cells, ...prices });
  }

  newDay(time: number): void {
    const { table, slot } = this.#written();
    const columns = this.#columns;
    const last = table.numberAt(slot, columns.last);
    table.setNumber(slot, columns.previousClose, last);
    for (const column of [columns.open, columns.high, columns.low, columns.vwap]) {
      table.setNumber(slot, column, Number.NaN);
    }
    table.setNumber(slot, columns.volume, 0);
    table.setNumber(slot, columns.trades, 0);
    table.setNumber(slot, columns.time, time);
    if (this.#shares !== null && !Number.isNaN(last)) {
      const cap = this.#shares * ((last * this.grid.units) / this.grid.scale);
      table.setNumber(slot, columns.marketCap, Math.round(cap));
    }
    this.#row.newDay();
  }

  day(figures: DayFigures): void {
    const { table, slot } = this.#written();
    for (const name of ["previousClose", "open", "high", "low", "last", "volume"] as const) {
      const figure = figures[name];
      if (figure !== undefined) table.setNumber(slot, this.#columns[name], figure);
    }
  }

  settle(): void {
    this.#isEnlisted = false;
    this.#row.write();
    this.#book.settle();
  }

  restore(): void {
    this.#isEnlisted = false;
    this.#row.restore();
    this.#book.restore();
  }

  /** The table `quotes`, open, with all that was gathered, and this instrument's slot in it. */
  #written() {
    if (!this.#isEnlisted) this.#enlist();
    this.#row.write();
    this.#row.forget();
    return { table: this.#board.join(this.#row.place), slot: this.#row.slot };
  }

  #gather(): void {
    if (!this.#isEnlisted) this.#enlist();
    this.#row.gather();
  }

  #enlist(): void {
    this.#board.enlist(this);
    this.#isEnlisted = true;
    this.#row.begin();
    this.#book.begin();
  }
}
