/**
 * Index values: capitalisation-weighted, 1,000 at the previous close of the day on which the board
 * began. One over all equities and one for each sector that has at least three. They stand in
 * `quotes` like any instrument, with kind `index` and no bid or ask.
 */
import { topics } from "../../../lib/schema/topics.ts";
import { gridOf, nearestTicks, type PriceGrid, toPrice } from "../../../lib/table/grid.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import type { Candles } from "./candles.ts";
import type { Sparklines } from "./sparklines.ts";

const baseValue = 1_000;
const tickSize = 0.01;
const grid = gridOf(tickSize);
const membersMin = 3;
/** The index over everything. */
export const compositeSymbol = "BIG500";

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
}

interface Member {
  readonly shares: number;
  readonly grid: PriceGrid;
  readonly indices: readonly Index[];
  price: number;
  previousClose: number;
}

export class Indices implements Deriver {
  readonly #board: Board;
  readonly #candles: Candles;
  readonly #sparklines: Sparklines;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #members: (Member | undefined)[] = [];
  readonly #indices = new Map<string, Index>();

  constructor(board: Board, candles: Candles, sparklines: Sparklines) {
    this.#board = board;
    this.#candles = candles;
    this.#sparklines = sparklines;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[]): void {
    for (const { place, commit } of changes) {
      if (place.family !== "quotes") continue;
      for (const slot of commit.added) this.#join(slot);
      for (const slot of commit.changed) this.#move(slot);
    }
    for (const index of this.#indices.values()) {
      if (index.dirty && index.members >= membersMin) this.#write(index);
    }
  }

  /** Takes a new equity into the indices that it belongs to. */
  #join(slot: number): void {
    const { table } = this.#quotes;
    const row = table.rowAt(slot);
    if (row.kind !== "equity" || !row.marketCap || !row.previousClose) return;
    const shares = row.marketCap / row.previousClose;
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
    const { previousClose } = row;
    const grid = table.gridAt(slot);
    this.#members[slot] = { shares, grid, indices, price: previousClose, previousClose };
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
    };
    this.#indices.set(symbol, index);
    return index;
  }

  #move(slot: number): void {
    const member = this.#members[slot];
    if (member === undefined) return;
    const { table } = this.#quotes;
    const price = toPrice(table.numberAt(slot, this.#columns.last), member.grid);
    const time = table.numberAt(slot, this.#columns.time);
    const closeTicks = table.numberAt(slot, this.#columns.previousClose);
    const previousClose = toPrice(closeTicks, member.grid);
    if (Number.isNaN(price) || Number.isNaN(previousClose)) return;
    for (const index of member.indices) {
      if (previousClose !== member.previousClose) {
        index.close += member.shares * (previousClose - member.previousClose);
        index.dayBegan = true;
      }
      index.value += member.shares * (price - member.price);
      if (time > index.time) index.time = time;
      index.dirty = true;
    }
    member.price = price;
    member.previousClose = previousClose;
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
        open: baseValue,
        high: baseValue,
        low: baseValue,
        volume: 0,
        trades: 0,
        status: "trading",
      });
      index.slot = quotes.slotOf(index.symbol);
    }
    index.dirty = false;
    const { slot } = index;
    quotes.setNumber(slot, columns.last, ticks);
    if (index.dayBegan) {
      index.dayBegan = false;
      const close = nearestTicks((baseValue * index.close) / index.base, grid);
      quotes.setNumber(slot, columns.previousClose, close);
      quotes.setNumber(slot, columns.open, ticks);
      quotes.setNumber(slot, columns.high, ticks);
      quotes.setNumber(slot, columns.low, ticks);
    }
    if (ticks > quotes.numberAt(slot, columns.high)) quotes.setNumber(slot, columns.high, ticks);
    if (ticks < quotes.numberAt(slot, columns.low)) quotes.setNumber(slot, columns.low, ticks);
    if (index.time === 0) return;
    quotes.setNumber(slot, columns.time, index.time);
    this.#candles.sample(index.symbol, index.time, ticks);
    this.#sparklines.look(slot);
  }
}

/** `Health Care` becomes `BIG.HEALTHCARE`. */
function sectorSymbol(sector: string): string {
  return `BIG.${sector.toUpperCase().replace(/[^A-Z0-9]/g, "")}`;
}
