/** The day's gainers, losers and most active, looked at anew once a second at most. */
import { type MoverList, topics } from "../../../lib/schema/topics.ts";
import { toPrice } from "../../../lib/table/grid.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";
import { type QuoteColumns, quoteColumns } from "../quote-columns.ts";

const listLength = 6;
const periodMs = 1_000;

interface Candidate {
  readonly slot: number;
  /** What its list is ordered by, the largest first. */
  readonly rank: number;
}

/** The best few of a list, filled candidate by candidate. */
class Best {
  readonly candidates: Candidate[] = [];

  /** Few instruments, or a day in one direction, can leave a list short. */
  offer(slot: number, rank: number): void {
    const { candidates } = this;
    const worst = candidates[listLength - 1];
    if (!(rank > 0) || (worst !== undefined && !isBefore({ slot, rank }, worst))) return;
    const at = candidates.findIndex((other) => isBefore({ slot, rank }, other));
    candidates.splice(at < 0 ? candidates.length : at, 0, { slot, rank });
    candidates.length = Math.min(candidates.length, listLength);
  }
}

/** Of those that are level the one that was listed first. */
function isBefore(a: Candidate, b: Candidate): boolean {
  return a.rank > b.rank || (a.rank === b.rank && a.slot < b.slot);
}

export class Movers implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  readonly #columns: QuoteColumns;
  #next = 0;

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    this.#columns = quoteColumns(this.#quotes);
  }

  derive(changes: readonly Change[], now: number): void {
    if (now < this.#next || !changes.some(({ place }) => place.family === "quotes")) return;
    this.#next = now + periodMs;
    const table = this.#board.join(this.#board.place(topics.movers));
    for (const [list, { candidates }] of Object.entries(this.#lists()) as [MoverList, Best][]) {
      for (let rank = candidates.length + 1; rank <= listLength; rank += 1) {
        table.remove(`${list}.${rank}`);
      }
      candidates.forEach(({ slot }, index) => {
        const { name, last, tickSize } = this.#quotes.table.rowAt(slot);
        table.put(`${list}.${index + 1}`, {
          list,
          rank: index + 1,
          symbol: this.#quotes.table.keyOf(slot),
          name,
          last,
          tickSize,
          change: this.#changeOf(slot),
          turnover: Math.round(this.#turnoverOf(slot)),
        });
      });
    }
  }

  /** Of all that are listed, without a row as an object for each. */
  #lists(): Readonly<Record<MoverList, Best>> {
    const { table } = this.#quotes;
    const kinds = table.columnAt(this.#columns.kind).values;
    const lists = { gainers: new Best(), losers: new Best(), active: new Best() };
    for (const slot of table.changedSlots(0)) {
      if (kinds?.[slot] === "index") continue;
      const change = this.#changeOf(slot);
      if (Number.isNaN(change)) continue;
      lists.gainers.offer(slot, change);
      lists.losers.offer(slot, -change);
      lists.active.offer(slot, this.#turnoverOf(slot));
    }
    return lists;
  }

  /** The day's change as a share of the previous close; NaN where that is not known. */
  #changeOf(slot: number): number {
    const { table } = this.#quotes;
    const last = table.numberAt(slot, this.#columns.last);
    const close = table.numberAt(slot, this.#columns.previousClose);
    return close > 0 ? Math.round((last / close - 1) * 1e5) / 1e5 : Number.NaN;
  }

  /** What has been traded over the day, in currency. */
  #turnoverOf(slot: number): number {
    const { table } = this.#quotes;
    const volume = table.numberAt(slot, this.#columns.volume);
    if (!(volume > 0)) return 0;
    const vwap = table.numberAt(slot, this.#columns.vwap);
    const last = table.numberAt(slot, this.#columns.last);
    return volume * (Number.isNaN(vwap) ? toPrice(last, table.gridAt(slot)) : vwap);
  }
}
