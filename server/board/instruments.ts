/**
 * Turns the ticks of one instrument into cells of `quotes`, rows of `trades/<symbol>` and levels of
 * `depth/<symbol>`. Called for every tick, so it works on slots and column numbers and makes no
 * objects.
 */
import { type Row, type Side, topics } from "../../lib/schema/topics.ts";
import { gridOf, type PriceGrid } from "../../lib/table/grid.ts";
import { type DayFigures, depthLevels, type InstrumentWriter, type Listing } from "../feed/feed.ts";
import type { Board, Place, Recoverable } from "./board.ts";

/** Column numbers of `quotes`, looked up once. */
export function quoteColumns(place: Place<"quotes">) {
  const index = (name: string) => place.table.columnIndex(name);
  return {
    kind: index("kind"),
    previousClose: index("previousClose"),
    open: index("open"),
    high: index("high"),
    low: index("low"),
    last: index("last"),
    lastSize: index("lastSize"),
    bid: index("bid"),
    bidSize: index("bidSize"),
    ask: index("ask"),
    askSize: index("askSize"),
    volume: index("volume"),
    vwap: index("vwap"),
    trades: index("trades"),
    marketCap: index("marketCap"),
    status: index("status"),
    time: index("time"),
  };
}

export type QuoteColumns = ReturnType<typeof quoteColumns>;

/** Decimals of a volume-weighted price beyond those of the grid: enough to show, short to send. */
const vwapExtraDecimals = 2;

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

export class BoardInstrument implements InstrumentWriter, Recoverable {
  readonly symbol: string;
  readonly grid: PriceGrid;
  readonly #board: Board;
  readonly #columns: QuoteColumns;
  readonly #shares: number | null;
  readonly #vwapScale: number;
  readonly #quotes: Place<"quotes">;
  readonly #slot: number;
  readonly #trades: Place<"trades">;
  readonly #tradeColumns: { time: number; price: number; size: number; side: number };
  readonly #depth: Place<"depth">;
  readonly #depthColumns: { price: number; size: number; orders: number };
  /** Price, size and orders of b1 … b10, then of a1 … a10. */
  readonly #book = new Float64Array(2 * depthLevels * 3).fill(Number.NaN);
  /** Their slots in `depth/<symbol>`, once somebody has asked for it. */
  #levels: number[] = [];
  #sequence = 0;
  /** Sum of price in steps times size, over the day, and the volume that it covers. */
  #notional = 0;
  #tradedVolume = 0;
  #transaction = -1;
  readonly #before = {
    sequence: 0,
    notional: 0,
    tradedVolume: 0,
    book: new Float64Array(this.#book.length),
  };

  constructor(board: Board, columns: QuoteColumns, listing: Listing, grid: PriceGrid) {
    this.symbol = listing.symbol;
    this.grid = grid;
    this.#board = board;
    this.#columns = columns;
    this.#shares = listing.shares;
    this.#vwapScale = 10 ** (grid.decimals + vwapExtraDecimals);
    this.#quotes = board.place(topics.quotes);
    this.#slot = this.#quotes.table.slotOf(listing.symbol);
    this.#trades = board.placeToWrite(topics.trades(listing.symbol));
    this.#depth = board.placeToWrite(topics.depth(listing.symbol));
    const trade = (name: string) => this.#trades.table.columnIndex(name);
    this.#tradeColumns = {
      time: trade("time"),
      price: trade("price"),
      size: trade("size"),
      side: trade("side"),
    };
    const depth = (name: string) => this.#depth.table.columnIndex(name);
    this.#depthColumns = { price: depth("price"), size: depth("size"), orders: depth("orders") };
    board.lazy(this.#depth, () => this.#fillDepth());
  }

  quote(time: number, bid: number, bidSize: number, ask: number, askSize: number): void {
    const table = this.#board.join(this.#quotes);
    const columns = this.#columns;
    const slot = this.#slot;
    table.setNumber(slot, columns.bid, bid);
    table.setNumber(slot, columns.bidSize, bidSize);
    table.setNumber(slot, columns.ask, ask);
    table.setNumber(slot, columns.askSize, askSize);
    table.setNumber(slot, columns.time, time);
  }

  trade(time: number, price: number, size: number, side: Side): void {
    this.#remember();
    const quotes = this.#board.join(this.#quotes);
    const columns = this.#columns;
    const slot = this.#slot;
    quotes.setNumber(slot, columns.last, price);
    quotes.setNumber(slot, columns.lastSize, size);
    const high = quotes.numberAt(slot, columns.high);
    const low = quotes.numberAt(slot, columns.low);
    // Written so that an unknown (NaN) high or low gives way to the first print.
    if (!(high >= price)) quotes.setNumber(slot, columns.high, price);
    if (!(low <= price)) quotes.setNumber(slot, columns.low, price);
    if (Number.isNaN(quotes.numberAt(slot, columns.open))) {
      quotes.setNumber(slot, columns.open, price);
    }
    this.#notional += price * size;
    this.#tradedVolume += size;
    const vwap = (this.#notional / this.#tradedVolume) * (this.grid.units / this.grid.scale);
    quotes.setNumber(slot, columns.volume, quotes.numberAt(slot, columns.volume) + size);
    quotes.setNumber(slot, columns.vwap, Math.round(vwap * this.#vwapScale) / this.#vwapScale);
    quotes.setNumber(slot, columns.trades, quotes.numberAt(slot, columns.trades) + 1);
    quotes.setNumber(slot, columns.time, time);

    const trades = this.#board.join(this.#trades);
    this.#sequence += 1;
    const row = trades.ensure(String(this.#sequence));
    trades.setNumber(row, this.#tradeColumns.time, time);
    trades.setNumber(row, this.#tradeColumns.price, price);
    trades.setNumber(row, this.#tradeColumns.size, size);
    trades.setValue(row, this.#tradeColumns.side, side);
  }

  level(side: "bid" | "ask", index: number, price: number, size: number, orders: number): void {
    if (!(index >= 0 && index < depthLevels)) {
      throw new RangeError(`level ${index}: the book has levels 0 to ${depthLevels - 1}`);
    }
    this.#remember();
    const level = side === "bid" ? index : depthLevels + index;
    const empty = Number.isNaN(price);
    this.#book[level * 3] = price;
    this.#book[level * 3 + 1] = empty ? Number.NaN : size;
    this.#book[level * 3 + 2] = empty ? Number.NaN : orders;
    if (this.#depth.asked) this.#writeLevel(level);
  }

  status(time: number, status: NonNullable<Row<"quotes">["status"]>): void {
    const table = this.#board.join(this.#quotes);
    table.setValue(this.#slot, this.#columns.status, status);
    table.setNumber(this.#slot, this.#columns.time, time);
  }

  newDay(time: number): void {
    this.#remember();
    const table = this.#board.join(this.#quotes);
    const columns = this.#columns;
    const last = table.numberAt(this.#slot, columns.last);
    table.setNumber(this.#slot, columns.previousClose, last);
    for (const column of [columns.open, columns.high, columns.low, columns.vwap]) {
      table.setNumber(this.#slot, column, Number.NaN);
    }
    table.setNumber(this.#slot, columns.volume, 0);
    table.setNumber(this.#slot, columns.trades, 0);
    table.setNumber(this.#slot, columns.time, time);
    if (this.#shares !== null && !Number.isNaN(last)) {
      const cap = this.#shares * ((last * this.grid.units) / this.grid.scale);
      table.setNumber(this.#slot, columns.marketCap, Math.round(cap));
    }
    this.#notional = 0;
    this.#tradedVolume = 0;
  }

  day(figures: DayFigures): void {
    const table = this.#board.join(this.#quotes);
    for (const name of ["previousClose", "open", "high", "low", "last", "volume"] as const) {
      const figure = figures[name];
      if (figure !== undefined) table.setNumber(this.#slot, this.#columns[name], figure);
    }
  }

  #fillDepth(): void {
    const table = this.#board.join(this.#depth);
    const keys = ["b", "a"].flatMap((side) =>
      Array.from({ length: depthLevels }, (_, index) => `${side}${index + 1}`),
    );
    this.#levels = keys.map((key) => table.ensure(key));
    for (let level = 0; level < keys.length; level += 1) this.#writeLevel(level);
  }

  #writeLevel(level: number): void {
    const table = this.#board.join(this.#depth);
    const slot = this.#levels[level] ?? 0;
    table.setNumber(slot, this.#depthColumns.price, this.#book[level * 3] ?? Number.NaN);
    table.setNumber(slot, this.#depthColumns.size, this.#book[level * 3 + 1] ?? Number.NaN);
    table.setNumber(slot, this.#depthColumns.orders, this.#book[level * 3 + 2] ?? Number.NaN);
  }

  /** Takes back what the running transaction did to the sums and the book. */
  restore(): void {
    this.#sequence = this.#before.sequence;
    this.#notional = this.#before.notional;
    this.#tradedVolume = this.#before.tradedVolume;
    this.#book.set(this.#before.book);
  }

  /** Once a transaction, notes what the sums and the book were before it. */
  #remember(): void {
    if (this.#transaction === this.#board.transaction) return;
    this.#transaction = this.#board.transaction;
    this.#before.sequence = this.#sequence;
    this.#before.notional = this.#notional;
    this.#before.tradedVolume = this.#tradedVolume;
    this.#before.book.set(this.#book);
    this.#board.onRollback(this);
  }
}
