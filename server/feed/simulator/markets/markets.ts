/**
 * The simulated exchange: who ticks, with what kind of message, and what it says. Writes straight
 * to the instruments and allocates nothing from tick to tick.
 */
import type { FeedSink, InstrumentWriter } from "../../feed.ts";
import { AliasTable } from "../alias.ts";
import { Random } from "../random.ts";
import { SimulatedTime } from "../simulated-time.ts";
import { type BookSide, Books } from "./book.ts";
import { Factors } from "./factors.ts";
import type { Instrument } from "./instruments.ts";
import { LatentPrices, latentMax, latentMin, latentPrice } from "./latent.ts";
import { drawLots, roundLot } from "./sizes.ts";

/** Price step of US shares at a dollar and above. */
const tickSize = 0.01;
const stepsPerUnit = 100;

/** Kinds of tick: shares of quotes and of trades; the rest lays a book anew. */
const quoteShare = 0.85;
const tradeShare = 0.145;

/** Zipf-Mandelbrot: activity of rank r, from 0, is in proportion to 1 / (r + 1 + 10). */
const activityOffset = 11;

/** Spread as a share of the price: of the most active instrument and of the least. */
const narrowSpread = 1.5e-4;
const wideSpread = 30e-4;

/** How far a logarithm must be from a bound's to be beyond doubt: far above any rounding. */
const logMargin = 1e-9;

/** Chance that a quote tick finds a new spread although the price stays within the old one. */
const respreadShare = 1 / 16;
/** Chance that a quote tick also changes a level below the best, and that it is the 2nd or 3rd. */
const depthShare = 1 / 4;
const nearShare = 0.8;

/** Chances of a print: same aggressor as the last; at the midpoint, where that is on the grid. */
const sameSideShare = 0.6;
const midpointShare = 0.1;

export class Markets {
  /** Activity rank of each instrument, 0 the most active, by market capitalisation. */
  readonly ranks: readonly number[];
  /** How often each instrument ticks against the others; sums to 1. */
  readonly activity: readonly number[];
  readonly latent: LatentPrices;
  readonly #instruments: readonly Instrument[];
  readonly #factors: Factors;
  #block = 1;
  readonly #books: Books;
  readonly #who: AliasTable;
  readonly #picker: Random;
  readonly #random: Random;
  readonly #relativeSpread: Float64Array;
  /** Logarithms between which a price is between bid and ask beyond doubt. */
  readonly #insideFrom: Float64Array;
  readonly #insideTo: Float64Array;
  /** 1 where the last print was bought, 0 where sold. */
  readonly #bought: Uint8Array;
  #writers: readonly InstrumentWriter[] = [];

  constructor(seed: string, instruments: readonly Instrument[]) {
    this.#instruments = instruments;
    const sectors = [...new Set(instruments.map(({ sector }) => sector))].sort();
    this.#factors = new Factors(seed, sectors.length);
    this.latent = new LatentPrices(
      seed,
      this.#factors,
      instruments.map(({ sector, previousClose }) => ({
        sector: sectors.indexOf(sector),
        price: previousClose * stepsPerUnit,
      })),
    );
    this.ranks = ranksByCap(instruments);
    const weights = this.ranks.map((rank) => 1 / (rank + activityOffset));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.activity = weights.map((weight) => weight / total);
    this.#who = new AliasTable(weights);
    this.#picker = new Random(seed, "activity");
    this.#random = new Random(seed, "quotes and trades");
    this.#books = new Books(new Random(seed, "books"), instruments.length);
    const last = Math.max(1, instruments.length - 1);
    this.#relativeSpread = Float64Array.from(
      this.ranks,
      (rank) => narrowSpread * (wideSpread / narrowSpread) ** (rank / last),
    );
    this.#insideFrom = new Float64Array(instruments.length).fill(Infinity);
    this.#insideTo = new Float64Array(instruments.length);
    this.#bought = Uint8Array.from(instruments, () => this.#random.bits() & 1);
  }

  /** Lists every instrument and opens its first day with a quote, a book and a print. */
  open(sink: FeedSink, time: number): void {
    const steps = (price: number) => Math.round(price * stepsPerUnit);
    this.#writers = this.#instruments.map((instrument) =>
      sink.list({
        symbol: instrument.symbol,
        name: instrument.name,
        sector: instrument.sector,
        kind: "equity",
        currency: "USD",
        tickSize,
        previousClose: steps(instrument.previousClose),
        low52w: steps(instrument.low52w),
        high52w: steps(instrument.high52w),
        shares:
          instrument.marketCap === null
            ? null
            : Math.round(instrument.marketCap / instrument.previousClose),
      }),
    );
    const opening = new SimulatedTime();
    this.#writers.forEach((writer, i) => {
      writer.status(time, "trading");
      this.latent.advance(i, opening);
      this.#requote(i, writer);
      this.#books.refill(i, "bid", writer);
      this.#books.refill(i, "ask", writer);
      this.#writeQuote(i, time, writer);
      this.#trade(i, time, writer);
    });
  }

  /**
   * Leaves books unwritten, or writes them all and goes on: for a warm-up, of which nothing of a
   * book is seen but its last state.
   */
  showBooks(shown: boolean): void {
    this.#books.shown = shown;
    if (shown) for (const [i, writer] of this.#writers.entries()) this.#books.write(i, writer);
  }

  /**
   * Lets a print stand for `count` prints of its size, for a stretch that is told in fewer ticks
   * than it would have had, so that its volume is what it would have been.
   */
  inBlocksOf(count: number): void {
    this.#block = count;
  }

  /** Starts a new day for every instrument. */
  newDay(time: number): void {
    for (const writer of this.#writers) writer.newDay(time);
  }

  /**
   * One tick.
   * @param now when it comes. @param time what messages carry, ms since the epoch.
   */
  tick(now: SimulatedTime, time: number): void {
    this.#factors.advance(now);
    const i = this.#who.pick(this.#picker);
    const writer = this.#writers[i];
    if (writer === undefined) throw new Error("the markets tick before they were opened");
    const kind = this.#picker.bits() >>> 0;
    if (kind < quoteShare * 2 ** 32) {
      this.#quote(i, now, time, writer);
    } else if (kind < (quoteShare + tradeShare) * 2 ** 32) {
      this.#trade(i, time, writer);
    } else {
      this.#books.refill(i, "bid", writer);
      this.#books.refill(i, "ask", writer);
    }
  }

  #quote(i: number, now: SimulatedTime, time: number, writer: InstrumentWriter): void {
    this.latent.advance(i, now);
    const books = this.#books;
    const random = this.#random;
    if (!this.#isInside(i) || random.chance(respreadShare)) this.#requote(i, writer);
    else books.touch(i, random.bits() < 0 ? "bid" : "ask", 0, writer);
    this.#writeQuote(i, time, writer);
    if (random.chance(depthShare)) {
      const at = random.uniform();
      const level =
        at < nearShare
          ? 1 + (((at / nearShare) * 2) | 0)
          : 3 + ((((at - nearShare) / (1 - nearShare)) * 7) | 0);
      books.touch(i, random.bits() < 0 ? "bid" : "ask", level, writer);
    }
  }

  /** Whether an instrument's price lies between its bid and ask. */
  #isInside(i: number): boolean {
    const log = this.latent.logOf(i);
    // Mostly it is plain to see without the price itself, which costs an exponential.
    if (log > (this.#insideFrom[i] ?? 0) && log < (this.#insideTo[i] ?? 0)) return true;
    const price = latentPrice(log);
    return price > this.#books.best(i, "bid") && price < this.#books.best(i, "ask");
  }

  /** Sets bid and ask around an instrument's price, at least a step apart. */
  #requote(i: number, writer: InstrumentWriter): void {
    const price = latentPrice(this.latent.logOf(i));
    const usual = (this.#relativeSpread[i] ?? 0) * price;
    const spread = Math.max(
      1,
      Math.floor(usual * 0.75 + (usual * 0.5 + 1) * this.#random.uniform()),
    );
    const books = this.#books;
    books.setGap(i, Math.max(1, Math.round(usual / 2)));
    const bid = Math.round(price - spread / 2);
    if (bid !== books.best(i, "bid")) books.setBest(i, "bid", bid, writer);
    if (bid + spread !== books.best(i, "ask")) books.setBest(i, "ask", bid + spread, writer);
    this.#insideFrom[i] = Math.log(Math.max(bid, latentMin)) + logMargin;
    this.#insideTo[i] = Math.log(Math.min(bid + spread, latentMax)) - logMargin;
  }

  #writeQuote(i: number, time: number, writer: InstrumentWriter): void {
    const books = this.#books;
    writer.quote(
      time,
      books.best(i, "bid"),
      books.bestSize(i, "bid"),
      books.best(i, "ask"),
      books.bestSize(i, "ask"),
    );
  }

  /** A print: at the ask when bought, at the bid when sold, for no more than stands there. */
  #trade(i: number, time: number, writer: InstrumentWriter): void {
    const random = this.#random;
    if (!random.chance(sameSideShare)) this.#bought[i] = 1 - (this.#bought[i] ?? 0);
    const side: BookSide = this.#bought[i] === 1 ? "ask" : "bid";
    const books = this.#books;
    const twiceMid = books.best(i, "bid") + books.best(i, "ask");
    const atMid = random.chance(midpointShare) && twiceMid % 2 === 0;
    const size = Math.min(drawLots(random) * roundLot, books.bestSize(i, side));
    writer.trade(
      time,
      atMid ? twiceMid / 2 : books.best(i, side),
      size * this.#block,
      side === "ask" ? "buy" : "sell",
    );
  }
}

/** Ranks by market capitalisation; where it is unknown, beside the median. */
function ranksByCap(instruments: readonly Instrument[]): number[] {
  const known = instruments.flatMap(({ marketCap }) => marketCap ?? []).sort((a, b) => a - b);
  const median = known[known.length >> 1] ?? 1;
  const order = instruments
    .map(({ marketCap }, index) => ({ index, cap: marketCap ?? median }))
    .sort((a, b) => b.cap - a.cap || a.index - b.index);
  const ranks: number[] = new Array(instruments.length).fill(0);
  order.forEach(({ index }, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}
