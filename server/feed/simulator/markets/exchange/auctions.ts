/** The auctions that are going on: of each instrument at most one, from its first order to its print. */
import { AuctionBook, type Clearing, type Collar } from "./auction.ts";
import { Interest } from "./interest.ts";

export type AuctionKind = "opening" | "closing" | "reopening";

/** What an auction trades of an instrument's usual day. */
const shareOfDay: Readonly<Record<AuctionKind, number>> = {
  opening: 0.015,
  closing: 0.1,
  reopening: 0.004,
};
/** Before its end, when half of the interest has come: most comes late. */
const halfMs: Readonly<Record<AuctionKind, number>> = {
  opening: 10 * 60_000,
  closing: 10 * 60_000,
  reopening: 2 * 60_000,
};

interface Auction {
  readonly kind: AuctionKind;
  readonly interest: Interest;
  readonly book: AuctionBook;
}

export class Auctions {
  readonly #seed: string;
  readonly #symbols: readonly string[];
  /** Books are kept from one auction to the next. */
  readonly #books: (AuctionBook | undefined)[] = [];
  readonly #running: (Auction | null)[] = [];
  /** Numbers the auctions of each instrument, so that each has a stream of its own. */
  readonly #numbers: Int32Array;

  constructor(seed: string, symbols: readonly string[]) {
    this.#seed = seed;
    this.#symbols = symbols;
    this.#numbers = new Int32Array(symbols.length);
  }

  /** The auction that an instrument's orders gather for, or null. */
  kindOf(i: number): AuctionKind | null {
    return this.#running[i]?.kind ?? null;
  }

  /**
   * Begins an auction with an empty book.
   * @param dayLots lots of a usual day. @param gap between its prices, in steps.
   */
  begin(i: number, kind: AuctionKind, dayLots: number, gap: number): void {
    this.#numbers[i] = (this.#numbers[i] ?? 0) + 1;
    const name = `auction ${this.#symbols[i]} ${this.#numbers[i]}`;
    const lots = Math.max(1, dayLots * shareOfDay[kind]);
    const book = this.#books[i] ?? new AuctionBook();
    this.#books[i] = book;
    book.clear(0, gap);
    this.#running[i] = { kind, interest: new Interest(this.#seed, name, lots), book };
  }

  end(i: number): void {
    this.#running[i] = null;
  }

  /**
   * Where an auction would clear now.
   * @param fair price that orders are entered around, in steps. @param leftMs to its end.
   */
  clearing(i: number, fair: number, leftMs: number, reference: number, collar: Collar): Clearing {
    const auction = this.#running[i];
    if (auction == null) throw new Error(`${this.#symbols[i]} has no auction`);
    const { kind, interest, book } = auction;
    book.moveTo(Math.round(fair));
    interest.enter(book, 1 / (1 + Math.max(0, leftMs) / halfMs[kind]));
    return book.clearing(Math.max(collar.low, Math.min(collar.high, reference)), collar);
  }
}
