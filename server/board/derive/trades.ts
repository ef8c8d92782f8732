/**
 * `trades/<symbol>`, from the tape. The newest prints of each instrument are kept in a dense array;
 * its table follows once a transaction, and only while somebody asks for it.
 */
import { topics, tradesSchema } from "../../../lib/schema/topics.ts";
import type { Board, Deriver, Place } from "../board.ts";
import { KeptRecords } from "../kept-records.ts";

/** Cells of a kept print. */
const time = 0;
const price = 1;
const size = 2;
const bought = 3;
const cells = 4;

const names = Object.keys(tradesSchema.columns);
/** The column of each in the table. */
const columns = {
  time: names.indexOf("time"),
  price: names.indexOf("price"),
  size: names.indexOf("size"),
  side: names.indexOf("side"),
};

/** The newest prints of one instrument; the n-th ever has the sequence n. */
class RecentTrades {
  /** The transaction that has printed last. */
  transaction = -1;
  readonly #board: Board;
  /** The table, once somebody has asked for it. */
  #place: Place<"trades"> | null = null;
  readonly #prints = new KeptRecords(cells, tradesSchema.keep ?? 1);

  constructor(board: Board, symbol: string) {
    this.#board = board;
    for (const place of board.askedOf("trades")) if (place.owner === symbol) this.#place = place;
  }

  add(at: number, ticks: number, units: number, isBought: number): void {
    const prints = this.#prints;
    const first = prints.add();
    const { values } = prints;
    values[first + time] = at;
    values[first + price] = ticks;
    values[first + size] = units;
    values[first + bought] = isBought;
  }

  /** Lets the table follow if somebody asks for it. */
  show(): void {
    if (this.#place?.asked === true) this.#write(this.#place);
  }

  /** Fills a table that is asked for; it is followed as long as it is. */
  showIn(place: Place<"trades">): void {
    this.#place = place;
    this.#write(place);
  }

  /** Follows no table any more. */
  leave(): void {
    this.#place = null;
  }

  /** Adds the prints that the table does not have, as far as they are kept. */
  #write(place: Place<"trades">): void {
    const table = this.#board.join(place);
    const prints = this.#prints;
    const [newest] = table.newestSlots(1);
    const known = newest === undefined ? 0 : Number(table.keyOf(newest));
    for (let number = Math.max(known, prints.oldest); number < prints.count; number += 1) {
      const first = prints.at(number);
      const slot = table.ensure(String(number + 1));
      const cell = (index: number) => prints.values[first + index] ?? Number.NaN;
      table.setNumber(slot, columns.time, cell(time));
      table.setNumber(slot, columns.price, cell(price));
      table.setNumber(slot, columns.size, cell(size));
      table.setValue(slot, columns.side, cell(bought) === 1 ? "buy" : "sell");
    }
  }
}

export class Trades implements Deriver {
  readonly #board: Board;
  readonly #quotes: Place<"quotes">;
  /** By the instrument's slot in `quotes`. */
  readonly #recent: (RecentTrades | undefined)[] = [];
  readonly #moved: RecentTrades[] = [];

  constructor(board: Board) {
    this.#board = board;
    this.#quotes = board.place(topics.quotes);
    const recentOf = ({ owner }: Place<"trades">) => this.#recent[this.#quotes.table.slotOf(owner)];
    board.lazy("trades", {
      fill: (place) => recentOf(place)?.showIn(place),
      leave: (place) => recentOf(place)?.leave(),
    });
  }

  derive(): void {
    const { tape, transaction } = this.#board;
    const moved = this.#moved;
    moved.length = 0;
    for (let at = 0; at < tape.length; at += 1) {
      const recent = this.#of(tape.slots[at] ?? 0);
      recent.add(
        tape.times[at] ?? 0,
        tape.prices[at] ?? 0,
        tape.sizes[at] ?? 0,
        tape.bought[at] ?? 0,
      );
      if (recent.transaction === transaction) continue;
      recent.transaction = transaction;
      moved.push(recent);
    }
    for (const recent of moved) recent.show();
  }

  #of(slot: number): RecentTrades {
    const found = this.#recent[slot];
    if (found !== undefined) return found;
    const made = new RecentTrades(this.#board, this.#quotes.table.keyOf(slot));
    this.#recent[slot] = made;
    return made;
  }
}
