/**
 * Index values: capitalisation-weighted, 1,000 at the previous close of the day on which the board
 * began. One over all equities and one for each sector that has at least three. They stand in
 * `quotes` like any instrument, with kind `index` and no bid or ask.
 */
import { topics } from "../../../lib/schema/topics.ts";
import { gridOf, nearestTicks, type PriceGrid, toPrice } from "../../../lib/table/grid.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import { SlotNumbers } from "../slot-numbers.ts";
import type { Candles } from "./candles.ts";
import { compositeSymbol } from "./composite.ts";
import type { MarketStatus } from "./market-status.ts";
import type { Sparklines } from "./sparklines.ts";

const baseValue = 1_000;
const tickSize = 0.01;
const grid = gridOf(tickSize);
const membersMin = 3;
interface Index {
  readonly symbol: string;
  readonly sector: string | null;
  /** Market value of all members at the base date, at the last close, and now. */
  base: number;
  close: number;
  value: number;
  members: number;
  slot: number;
  time: number;
  /** Whether the members' previous closes have moved since the last write. */
  dayBegan: boolean;
  dirty: boolean;
  /** What its row shows of the market's status. */
  status: Shown | null;
}

type Shown = Pick<MarketStatus, "status" | "reason">;

interface Member {
  readonly grid: PriceGrid;
  readonly indices: readonly Index[];
}

/** The numbers of a member: how many shares there are, its price and its previous close. */
const shares = 0;
const price = 1;
const previousClose = 2;

export class Indices implements Deriver {
  readonly #board: Board;
  readonly #candles: Candles;
  readonly #sparklines: Sparklines;
  readonly #market: MarketStatus;
  /** The market's status that the indices show. */
  #shown: Shown = { status: null, reason: null };
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #members: (Member | undefined)[] = [];
  readonly #numbers = new SlotNumbers(3, Number.NaN);
  readonly #indices = new Map<string, Index>();

  constructor(board: Board, candles: Candles, sparklines: Sparklines, market: MarketStatus) {
    this.#board = board;
    this.#candles = candles;
    this.#sparklines = sparklines;
    this.#market = market;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[]): void {
    for (const { place, commit } of changes) {
      if (place.family !== "quotes") continue;
      for (const slot of commit.added) this.#join(slot);
      for (const slot of commit.changed) this.#move(slot);
    }
    const { status, reason } = this.#market;
    const turns = status !== this.#shown.status || reason !== this.#shown.reason;
    if (turns) this.#shown = { status, reason };
    for (const index of this.#indices.values()) {
      if (turns) index.dirty = true;
      if (index.dirty && index.members >= membersMin) this.#write(index);
    }
  }

  /** Takes a new equity into the indices that it belongs to. */
  #join(slot: number): void {
    const { table } = this.#quotes;
    const row = table.rowAt(slot);
    if (row.kind !== "equity" || !row.marketCap || !row.previousClose) return;
    const indices = [
      this.#index(compositeSymbol, null),
      ...(row.sector === null ? [] : [this.#index(sectorSymbol(row.sector), row.sector)]),
    ];
    for (const index of indices) {
      index.base += row.marketCap;
      index.close += row.marketCap;
      index.value += row.marketCap;
      index.members += 1;
      index.dirty = true;
    }
    this.#members[slot] = { grid: table.gridAt(slot), indices };
    const numbers = [row.marketCap / row.previousClose, row.previousClose, row.previousClose];
    const at = this.#numbers.at(slot);
    this.#numbers.values.set(numbers, at);
  }

  #index(symbol: string, sector: string | null): Index {
    const found = this.#indices.get(symbol);
    if (found !== undefined) return found;
    const index = {
      symbol,
      sector,
      base: 0,
      close: 0,
      value: 0,
      members: 0,
      slot: -1,
      time: 0,
      dayBegan: false,
      dirty: true,
      status: null,
    };
    this.#indices.set(symbol, index);
    return index;
  }

  #move(slot: number): void {
    const member = this.#members[slot];
    if (member === undefined) return;
    const { table } = this.#quotes;
    const now = toPrice(table.numberAt(slot, this.#columns.last), member.grid);
    const time = table.numberAt(slot, this.#columns.time);
    const closeTicks = table.numberAt(slot, this.#columns.previousClose);
    const close = toPrice(closeTicks, member.grid);
    if (Number.isNaN(now) || Number.isNaN(close)) return;
    const at = this.#numbers.at(slot);
    const { values } = this.#numbers;
    const count = values[at + shares] ?? 0;
    const moved = count * (now - (values[at + price] ?? 0));
    const closeMoved = close - (values[at + previousClose] ?? 0);
    values[at + price] = now;
    values[at + previousClose] = close;
    for (const index of member.indices) {
      if (closeMoved !== 0) {
        index.close += count * closeMoved;
        index.dayBegan = true;
      }
      index.value += moved;
      if (time > index.time) index.time = time;
      index.dirty = true;
    }
  }

  #write(index: Index): void {
    const quotes = this.#board.join(this.#quotes);
    const columns = this.#columns;
    const ticks = nearestTicks((baseValue * index.value) / index.base, grid);
    if (index.slot < 0) {
      quotes.put(index.symbol, {
        name: index.sector === null ? "Bigboard 500" : index.sector,
        sector: index.sector,
        kind: "index",
        currency: "USD",
        tickSize,
        previousClose: baseValue,
        volume: 0,
        trades: 0,
      });
      index.slot = quotes.slotOf(index.symbol);
    }
    if (index.status !== this.#shown) this.#writeStatus(index);
    index.dirty = false;
    const { slot } = index;
    quotes.setNumber(slot, columns.last, ticks);
    if (index.dayBegan) {
      index.dayBegan = false;
      const close = nearestTicks((baseValue * index.close) / index.base, grid);
      quotes.setNumber(slot, columns.previousClose, close);
      for (const column of [columns.open, columns.high, columns.low]) {
        quotes.setNumber(slot, column, Number.NaN);
      }
    }
    // The day's range begins when the market does.
    const isOpen = this.#shown.status === "trading";
    const hasBegun = !Number.isNaN(quotes.numberAt(slot, columns.open));
    if (!hasBegun && isOpen) quotes.setNumber(slot, columns.open, ticks);
    if (hasBegun || isOpen) {
      const high = quotes.numberAt(slot, columns.high);
      const low = quotes.numberAt(slot, columns.low);
      if (!(high >= ticks)) quotes.setNumber(slot, columns.high, ticks);
      if (!(low <= ticks)) quotes.setNumber(slot, columns.low, ticks);
    }
    if (index.time === 0) return;
    quotes.setNumber(slot, columns.time, index.time);
    this.#candles.sample(index.symbol, index.time, ticks);
    this.#sparklines.look(slot);
  }

  /** An index stands as the market does. */
  #writeStatus(index: Index): void {
    index.status = this.#shown;
    const { since, until } = this.#market;
    const quotes = this.#board.join(this.#quotes);
    const { status, reason } = this.#shown;
    quotes.setValue(index.slot, this.#columns.status, status ?? "trading");
    quotes.setValue(index.slot, this.#columns.reason, reason);
    const sessions = this.#board.join(this.#board.place(topics.sessions));
    sessions.put(index.symbol, { tickSize, since, until });
  }
}

/** `Health Care` becomes `BIG.HEALTHCARE`. */
function sectorSymbol(sector: string): string {
  return `BIG.${sector.toUpperCase().replace(/[^A-Z0-9]/g, "")}`;
}
