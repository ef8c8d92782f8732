/** The day's gainers, losers and most active, looked at anew once a second at most. */
import { type MoverList, type Row, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";

const listLength = 6;
const periodMs = 1_000;

interface Candidate {
  readonly symbol: string;
  readonly row: Row<"quotes">;
  readonly change: number;
  readonly turnover: number;
}

const lists: Record<MoverList, (a: Candidate, b: Candidate) => number> = {
  gainers: (a, b) => b.change - a.change,
  losers: (a, b) => a.change - b.change,
  active: (a, b) => b.turnover - a.turnover,
};

/** Few instruments, or a day in one direction, can leave a list short. */
const belongs: Record<MoverList, (candidate: Candidate) => boolean> = {
  gainers: ({ change }) => change > 0,
  losers: ({ change }) => change < 0,
  active: ({ turnover }) => turnover > 0,
};

export class Movers implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  #next = 0;

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
  }

  derive(changes: readonly Change[], now: number): void {
    if (now < this.#next || !changes.some(({ place }) => place.family === "quotes")) return;
    this.#next = now + periodMs;
    const candidates = this.#candidates();
    const table = this.#board.join(this.#board.place(topics.movers));
    for (const [list, compare] of Object.entries(lists) as [MoverList, typeof lists.active][]) {
      const best = candidates.filter(belongs[list]).sort(compare).slice(0, listLength);
      for (let rank = best.length + 1; rank <= listLength; rank += 1) {
        table.remove(`${list}.${rank}`);
      }
      best.forEach(({ symbol, row, change, turnover }, index) => {
        table.put(`${list}.${index + 1}`, {
          list,
          rank: index + 1,
          symbol,
          name: row.name,
          last: row.last,
          tickSize: row.tickSize,
          change,
          turnover: Math.round(turnover),
        });
      });
    }
  }

  #candidates(): Candidate[] {
    const candidates: Candidate[] = [];
    for (const symbol of this.#quotes.table.keys()) {
      const row = this.#quotes.table.get(symbol);
      if (row === null || row.kind === "index" || row.last === null || !row.previousClose) continue;
      const change = Math.round((row.last / row.previousClose - 1) * 1e5) / 1e5;
      candidates.push({
        symbol,
        row,
        change,
        turnover: (row.volume ?? 0) * (row.vwap ?? row.last),
      });
    }
    return candidates;
  }
}
