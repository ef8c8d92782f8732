/**
 * Candles of all intervals, from the tape. A bucket is [start, start + interval); one in which
 * nothing traded has no row. Index values, which have no trades, are sampled.
 */
import { topics } from "../../../lib/schema/topics.ts";
import type { Board, Deriver, Place } from "../board.ts";
import { Series } from "./series.ts";

export class Candles implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  /** By the instrument's slot in `quotes`, for those that have printed. */
  readonly #printed: (Series | undefined)[] = [];
  readonly #sampled = new Map<string, Series>();
  readonly #moved: Series[] = [];

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    const seriesOf = ({ owner }: Place<"candles">) =>
      this.#printed[this.#quotes.table.slotOf(owner)] ?? this.#sampled.get(owner);
    board.lazy("candles", {
      fill: (place) => seriesOf(place)?.showIn(place),
      leave: (place) => seriesOf(place)?.leave(place),
    });
  }

  derive(): void {
    const { tape, transaction } = this.#board;
    const moved = this.#moved;
    moved.length = 0;
    for (let at = 0; at < tape.length; at += 1) {
      const series = this.#of(tape.slots[at] ?? 0);
      series.add(tape.times[at] ?? 0, tape.prices[at] ?? 0, tape.sizes[at] ?? 0, 1);
      if (series.transaction === transaction) continue;
      series.transaction = transaction;
      moved.push(series);
    }
    for (const series of moved) series.show();
  }

  /** Adds a value that was not traded, such as that of an index; `ticks` in steps. */
  sample(symbol: string, time: number, ticks: number): void {
    let series = this.#sampled.get(symbol);
    if (series === undefined) {
      series = new Series(this.#board, symbol);
      this.#sampled.set(symbol, series);
    }
    series.add(time, ticks, 0, 0);
    series.show();
  }

  #of(slot: number): Series {
    const found = this.#printed[slot];
    if (found !== undefined) return found;
    const made = new Series(this.#board, this.#quotes.table.keyOf(slot));
    this.#printed[slot] = made;
    return made;
  }
}
