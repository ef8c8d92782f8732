/**
 * The shape of the day in at most 60 points an instrument. Points are taken a minute apart; when
 * the 61st would come, every other one goes and the distance doubles.
 */
import { topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import { type DayMark, isNewDay } from "./day.ts";

const pointsMax = 60;
const spacingFirstMs = 60_000;

interface Shape extends DayMark {
  points: readonly number[];
  spacingMs: number;
  /** Feed time from which the next point is taken. */
  next: number;
}

export class Sparklines implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #shapes: (Shape | undefined)[] = [];

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[]): void {
    for (const { place, commit } of changes) {
      if (place.family !== "quotes") continue;
      for (const slot of commit.changed) this.look(slot);
    }
  }

  /** Takes a point of a row of `quotes` if one is due; for values that are derived themselves. */
  look(slot: number): void {
    const { table } = this.#quotes;
    const time = table.numberAt(slot, this.#columns.time);
    const last = table.numberAt(slot, this.#columns.last);
    if (Number.isNaN(time) || Number.isNaN(last)) return;
    const trades = table.numberAt(slot, this.#columns.trades);
    const previousClose = table.numberAt(slot, this.#columns.previousClose);
    let shape = this.#shapes[slot];
    if (shape === undefined || isNewDay(shape, trades, previousClose)) {
      shape = { points: [], spacingMs: spacingFirstMs, next: 0, trades, previousClose };
      this.#shapes[slot] = shape;
    }
    shape.trades = trades;
    shape.previousClose = previousClose;
    if (time < shape.next) return;
    let points = [...shape.points, table.cellAt(slot, this.#columns.last) as number];
    if (points.length > pointsMax) {
      points = points.filter((_, index) => index % 2 === 0);
      shape.spacingMs *= 2;
    }
    shape.points = points;
    shape.next = time + shape.spacingMs;
    const sparklines = this.#board.join(this.#board.place(topics.sparklines));
    sparklines.put(table.keyOf(slot), { points });
  }
}
