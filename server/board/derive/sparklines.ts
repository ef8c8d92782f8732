/**
 * The shape of the day in at most 60 points an instrument. Points are taken a minute apart; when
 * the 61st would come, every other one goes and the distance doubles.
 */
import { topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";
import { SlotNumbers } from "../slot-numbers.ts";
import { DayMarks } from "./day.ts";

const pointsMax = 60;
const spacingFirstMs = 60_000;

/** Of each row: the feed time from which the next point is taken, and how far points are apart. */
const next = 0;
const spacing = 1;

export class Sparklines implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  readonly #days = new DayMarks();
  readonly #times = new SlotNumbers(2, 0);
  readonly #points: (readonly number[])[] = [];

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
    const at = this.#times.at(slot);
    const { values } = this.#times;
    const trades = table.numberAt(slot, this.#columns.trades);
    const previousClose = table.numberAt(slot, this.#columns.previousClose);
    if (this.#days.turn(slot, trades, previousClose)) {
      this.#points[slot] = [];
      values[at + next] = 0;
      values[at + spacing] = spacingFirstMs;
    }
    if (time < (values[at + next] ?? 0)) return;
    let points = [...(this.#points[slot] ?? []), table.cellAt(slot, this.#columns.last) as number];
    if (points.length > pointsMax) {
      points = points.filter((_, index) => index % 2 === 0);
      values[at + spacing] = 2 * (values[at + spacing] ?? 0);
    }
    this.#points[slot] = points;
    values[at + next] = time + (values[at + spacing] ?? 0);
    const sparklines = this.#board.join(this.#board.place(topics.sparklines));
    sparklines.put(table.keyOf(slot), { points });
  }
}
