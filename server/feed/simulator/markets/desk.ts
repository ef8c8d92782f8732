/** Quotes, prints and books of instruments: what a tick says. */
import type { InstrumentWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import { SimulatedTime } from "../simulated-time.ts";
import { type BookSide, Books } from "./book.ts";
import { heldBid } from "./exchange/price-bands.ts";
import type { Factors } from "./factors.ts";
import type { LatentPrices } from "./latent.ts";
import { latentMax, latentPrice } from "./latent-price.ts";
import { drawLots, roundLot } from "./sizes.ts";

/** How far the price may stray from the midpoint until quotes follow it, in spreads. */
const strayMax = 0.4;

/** Chance that a quote tick finds a new spread although the price stays within the old one. */
const respreadShare = 1 / 16;
/** Chance that a quote tick also changes a level below the best, and that it is the 2nd or 3rd. */
const depthShare = 1 / 4;
const nearShare = 0.8;

/** Chances of a print: same aggressor as the last; at the midpoint, where that is on the grid. */
const sameSideShare = 0.6;
const midpointShare = 0.1;

export class Desk {
  readonly books: Books;
  /** What messages carry, ms since the epoch; set before each call. */
  readonly time = new SimulatedTime();
  readonly #factors: Factors;
  readonly #latent: LatentPrices;
  /** 1 where the quote of an instrument is held at a band, since its price is beyond it. */
  readonly held: Uint8Array;
  /** What `trade` has printed, the units 0 where nothing could. */
  printedPrice = 0;
  printedUnits = 0;
  /** The lowest and highest price that each may trade at, in steps. */
  #lower: Int32Array;
  #upper: Int32Array;
  /** 1 where the last print was bought, 0 where sold. */
  readonly #bought: Uint8Array;
  /** How many prints one stands for. */
  block = 1;

  constructor(factors: Factors, latent: LatentPrices, instruments: number) {
    this.#factors = factors;
    this.#latent = latent;
    this.books = new Books(instruments);
    this.#bought = new Uint8Array(instruments);
    this.held = new Uint8Array(instruments);
    this.#lower = new Int32Array(instruments).fill(1);
    this.#upper = new Int32Array(instruments).fill(2 * latentMax);
  }

  /** Takes the bands of all instruments, which may move at any time. */
  setBands(lower: Int32Array, upper: Int32Array): void {
    this.#lower = lower;
    this.#upper = upper;
  }

  /** Takes bid, ask and book off the board. */
  withdraw(i: number, writer: InstrumentWriter): void {
    writer.quote(this.time.ms, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    this.books.clear(i, writer);
  }

  /** A whole first book and quote. */
  open(i: number, random: Random, writer: InstrumentWriter): void {
    this.#requote(i, random, writer);
    this.refill(i, random, writer);
    this.#writeQuote(i, writer);
  }

  /** A quote, for which the price has been moved on. */
  quote(i: number, random: Random, writer: InstrumentWriter): void {
    const { books } = this;
    const stays = this.#latent.isInside(i) && !random.chance(respreadShare);
    if (!stays) this.#requote(i, random, writer);
    else books.touch(i, random.bits() < 0 ? "bid" : "ask", 0, random, writer);
    this.#writeQuote(i, writer);
    if (random.chance(depthShare)) {
      const at = random.uniform();
      const level =
        at < nearShare
          ? 1 + (((at / nearShare) * 2) | 0)
          : 3 + ((((at - nearShare) / (1 - nearShare)) * 7) | 0);
      books.touch(i, random.bits() < 0 ? "bid" : "ask", level, random, writer);
    }
  }

  /** Lays both sides of a book anew below the best. */
  refill(i: number, random: Random, writer: InstrumentWriter): void {
    this.books.refill(i, "bid", random, writer);
    this.books.refill(i, "ask", random, writer);
  }

  /**
   * A print: at the ask when bought, at the bid when sold, for no more than stands there; at the
   * other side where that one is beyond the bands. `printedUnits` says whether there was one.
   */
  trade(i: number, random: Random, writer: InstrumentWriter): void {
    if (!random.chance(sameSideShare)) this.#bought[i] = 1 - (this.#bought[i] ?? 0);
    const { books } = this;
    const bid = books.best(i, "bid");
    const ask = books.best(i, "ask");
    if (this.#bought[i] === 1 ? !this.#isOpen(i, ask) : !this.#isOpen(i, bid)) {
      this.#bought[i] = 1 - (this.#bought[i] ?? 0);
    }
    const side: BookSide = this.#bought[i] === 1 ? "ask" : "bid";
    const atMid = random.chance(midpointShare) && (bid + ask) % 2 === 0;
    const size = Math.min(drawLots(random) * roundLot, books.bestSize(i, side));
    const best = side === "ask" ? ask : bid;
    const price = atMid && this.#isOpen(i, (bid + ask) / 2) ? (bid + ask) / 2 : best;
    this.printedPrice = price;
    this.printedUnits = this.#isOpen(i, price) ? size * this.block : 0;
    if (this.printedUnits === 0) return;
    writer.trade(this.time.ms, price, this.printedUnits, side === "ask" ? "buy" : "sell");
  }

  #isOpen(i: number, price: number): boolean {
    return price >= (this.#lower[i] ?? 0) && price <= (this.#upper[i] ?? 0);
  }

  /** Sets bid and ask around an instrument's price, at least a step apart, as far as bands let it. */
  #requote(i: number, random: Random, writer: InstrumentWriter): void {
    const latent = this.#latent;
    const price = latentPrice(latent.logOf(i));
    const usual = latent.spreadOf(i) * (this.#factors.now[4] ?? 1) * price;
    const spread = Math.max(1, Math.floor(usual * 0.75 + (usual * 0.5 + 1) * random.uniform()));
    const { books } = this;
    books.setGap(i, Math.max(1, Math.round(usual / 2)));
    const free = Math.round(price - spread / 2);
    const bid = heldBid(free, spread, this.#lower[i] ?? 0, this.#upper[i] ?? 0);
    this.held[i] = bid === free ? 0 : 1;
    if (bid !== books.best(i, "bid")) books.setBest(i, "bid", bid, random, writer);
    if (bid + spread !== books.best(i, "ask"))
      books.setBest(i, "ask", bid + spread, random, writer);
    const stray = Math.max(0.5, strayMax * spread);
    latent.setInside(i, bid + spread / 2 - stray, bid + spread / 2 + stray);
  }

  #writeQuote(i: number, writer: InstrumentWriter): void {
    const { books } = this;
    writer.quote(
      this.time.ms,
      books.best(i, "bid"),
      books.bestSize(i, "bid"),
      books.best(i, "ask"),
      books.bestSize(i, "ask"),
    );
  }
}
