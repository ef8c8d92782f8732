/**
 * The simulated exchange: who ticks when, and with what kind of message. Writes straight to the
 * instruments and allocates nothing from tick to tick. Each instrument has a stream of random
 * numbers for all that it does, so that no other shifts them.
 */
import type { FeedSink, InstrumentWriter } from "../../feed.ts";
import type { Hours } from "../generator.ts";
import type { Random } from "../random.ts";
import { SimulatedTime } from "../simulated-time.ts";
import { Arrivals } from "./arrivals.ts";
import { type Phase, TradingDay } from "./day.ts";
import { Desk } from "./desk.ts";
import { Factors } from "./factors.ts";
import { Gauge } from "./gauge.ts";
import { type Instrument, leadersOf, stepsPerUnit, tickSize } from "./instruments.ts";
import { LatentPrices } from "./latent.ts";
import { type MarketModel, marketModel, sessionSeconds } from "./model.ts";
import { newsText } from "./news.ts";
import { meanPrintLots, roundLot } from "./sizes.ts";
import { Streams } from "./streams.ts";
import { Venue } from "./venue.ts";
import { referenceWeight, spreadOf, weightOf } from "./weights.ts";

/** Kinds of tick: shares of quotes and of trades; the rest lays a book anew. */
const quoteShare = 0.85;
const tradeShare = 0.145;

const secondMs = 1000;

/** While it is closed nothing moves. */
const still = { pace: 0, volatility: 1, activity: 0, spread: 1 };

export interface MarketsOptions {
  readonly seed: string;
  readonly instruments: readonly Instrument[];
  /** ms since the epoch. */
  readonly start: number;
  readonly hours: Hours;
  /** Ticks a second, as the mean over a session; above 0. */
  readonly rate: number;
  /** Whose ticks the rate counts: of all that are listed, or of the whole reference list. */
  readonly rateFor: "listed" | "reference";
  readonly model?: MarketModel;
}

/** News of smaller companies than this rank makes no headline. */
const newsRanks = 500;

export class Markets {
  readonly instruments: readonly Instrument[];
  readonly factors: Factors;
  readonly latent: LatentPrices;
  readonly desk: Desk;
  readonly day: TradingDay;
  readonly gauge: Gauge;
  readonly arrivals: Arrivals;
  /** Messages so far. */
  ticks = 0;
  readonly #start: number;
  readonly #streams: Streams;
  /** Null in steady hours: then all trade at any time. */
  readonly #venue: Venue | null;
  /** When the exchange acts next of itself. */
  readonly #bell: SimulatedTime;
  #writers: readonly InstrumentWriter[] = [];

  constructor({ seed, instruments, start, hours, rate, rateFor, model }: MarketsOptions) {
    const used = model ?? marketModel;
    this.instruments = instruments;
    this.#start = start;
    this.day = new TradingDay(hours, start, used.dayShape);
    const sectors = [...new Set(instruments.map(({ sector }) => sector))].sort();
    this.factors = new Factors(seed, sectors, used);
    this.#streams = new Streams(
      seed,
      instruments.map(({ symbol }) => symbol),
    );
    const leaders = leadersOf(instruments);
    const listings = instruments.map(({ sector, previousClose, rank }, i) => ({
      sector: sectors.indexOf(sector),
      price: previousClose * stepsPerUnit,
      spread: spreadOf(rank),
      leader: leaders[i] ?? null,
    }));
    this.latent = new LatentPrices(this.factors, this.#streams, listings, used);
    this.gauge = new Gauge(this.latent, instruments);
    this.desk = new Desk(this.factors, this.latent, instruments.length);
    const weights = Float64Array.from(instruments, ({ rank }) => weightOf(rank));
    const listed = weights.reduce((sum, weight) => sum + weight, 0);
    this.arrivals = new Arrivals(weights, rateFor === "listed" ? listed : referenceWeight, rate);
    const parts = {
      latent: this.latent,
      desk: this.desk,
      streams: this.#streams,
      usualVolume: (i: number) => this.#usualVolume(i),
    };
    this.#venue = this.day.steady ? null : new Venue(seed, start, instruments, parts);
    this.#bell = this.#venue?.exchange.next ?? new SimulatedTime();
    if (this.#venue === null) this.#bell.ms = Infinity;
  }

  /** When the next step is due, ms since the start. */
  get next(): SimulatedTime {
    return this.#bell.ms < this.arrivals.next.ms ? this.#bell : this.arrivals.next;
  }

  /** Lists every instrument and opens its first day. Call once, before all else. */
  open(sink: FeedSink): void {
    const steps = (price: number) => Math.round(price * stepsPerUnit);
    this.#writers = this.instruments.map((instrument) =>
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
    this.#night();
    this.#beginStep(0);
    this.desk.time.ms = this.#start;
    const { block } = this.desk;
    this.desk.block = 1;
    this.#each((i, writer) => {
      const random = this.#streams.take(i);
      this.latent.advance(i, this.arrivals.next, random);
      if (this.#venue === null) {
        writer.status(this.#start, "trading");
        this.desk.open(i, random, writer);
        this.desk.trade(i, random, writer);
      }
      this.arrivals.start(i, 0, random, 1);
      this.#streams.keep(i);
    });
    this.desk.block = block;
    this.#venue?.open(this.#writers);
    this.arrivals.seek();
  }

  /** Changes how many ticks a second there are, from a time on, ms since the start; above 0. */
  setRate(rate: number, now: number): void {
    this.arrivals.setRate(rate, now);
  }

  /**
   * Halts an instrument at a time, ms since the start: news of it is to come out, `ms` later.
   * @returns false where it is closed, halted with the whole market, or hours are steady.
   */
  haltForNews(i: number, now: number, ms: number): boolean {
    const time = new SimulatedTime();
    time.ms = now;
    return this.#venue?.exchange.haltForNews(i, time, ms) ?? false;
  }

  /**
   * Breaks news of an instrument at a time, ms since the start.
   * @param jump of its price, as a logarithm; drawn unless given.
   */
  breakNews(i: number, now: number, jump?: number): void {
    const random = this.#streams.take(i);
    this.desk.time.ms = this.#start + Math.floor(now);
    this.#news(i, random, jump);
    this.arrivals.stop(i);
    this.arrivals.start(i, now, random, this.latent.activityOf(i));
    this.arrivals.seek();
    this.#streams.keep(i);
  }

  /**
   * Leaves books unwritten, or writes them all and goes on: for a warm-up, of which nothing of a
   * book is seen but its last state.
   */
  showBooks(shown: boolean): void {
    const { books } = this.desk;
    books.shown = shown;
    if (shown) this.#each((i, writer) => books.write(i, writer));
  }

  /**
   * Lets a print stand for `count` prints of its size, for a stretch that is told in fewer ticks
   * than it would have had, so that its volume is what it would have been.
   */
  inBlocksOf(count: number): void {
    this.desk.block = count;
  }

  /** Does what is due at `next`: a tick, what happens to all once a second, or at a bell. */
  step(): void {
    const { due, next } = this.arrivals;
    if (this.#bell.ms < next.ms) this.#venue?.exchange.step();
    else if (due < 0) this.#endStep();
    else this.#tick(due);
  }

  #tick(i: number): void {
    const writer = this.#writers[i];
    if (writer === undefined) throw new Error("the markets tick before they were opened");
    this.ticks += 1;
    const { arrivals } = this;
    // Before the stream is taken, since quotes may draw from it.
    const trades = this.#venue?.admits(i, arrivals.next) ?? true;
    const random = this.#streams.take(i);
    if (trades) this.#say(i, random, writer);
    arrivals.putOff(random, this.latent.activityOf(i));
    this.#streams.keep(i);
    arrivals.seek();
  }

  #say(i: number, random: Random, writer: InstrumentWriter): void {
    const { desk, latent } = this;
    const { next } = this.arrivals;
    desk.time.ms = this.#start + Math.floor(next.ms);
    const kind = random.bits() >>> 0;
    if (kind < quoteShare * 2 ** 32) {
      if (latent.advance(i, next, random)) this.#news(i, random);
      desk.quote(i, random, writer);
      this.#venue?.quoted(i, next);
    } else if (kind < (quoteShare + tradeShare) * 2 ** 32) {
      desk.trade(i, random, writer);
      this.#venue?.printed(i, next);
    } else {
      desk.refill(i, random, writer);
    }
  }

  #news(i: number, random: Random, jump?: number): void {
    const moved = this.latent.break(i, random, jump);
    const { symbol = "", rank = Infinity } = this.instruments[i] ?? {};
    // Drawn whether it is told or not, so that the stream is the same.
    const text = newsText(symbol, moved, random);
    if (rank < newsRanks) this.#writers[i]?.news(this.desk.time.ms, text);
  }

  #endStep(): void {
    const end = this.arrivals.next.ms;
    if (this.#start + end >= this.day.until) this.#turn(this.day.next(), end);
    this.#beginStep(end);
  }

  /** What happens to prices as a phase begins; all else is the exchange's, but in steady hours. */
  #turn(phase: Phase, now: number): void {
    if (phase === "preopen" || this.day.steady) this.gauge.close();
    if (phase === "preopen") this.#night();
    if (this.day.steady) this.#each((_, writer) => writer.newDay(this.#start + now));
  }

  /** Units of an instrument that trade on a usual day. */
  #usualVolume(i: number): number {
    const units = meanPrintLots * roundLot * this.desk.block;
    return this.arrivals.perSecond(i) * tradeShare * sessionSeconds * units;
  }

  #night(): void {
    this.factors.night();
    this.#each((i) => {
      this.latent.night(i, this.#streams.take(i));
      this.#streams.keep(i);
    });
  }

  /** Begins the next step of the grid: a second, or the whole time that is closed. */
  #beginStep(now: number): void {
    const { day, factors, arrivals } = this;
    const until = day.until - this.#start;
    if (day.phase === "closed") {
      factors.step(now, still);
      arrivals.begin(now, until, 0);
      return;
    }
    const activity = factors.step(now, day.second(this.#start + now));
    const even = factors.influence.activity;
    arrivals.begin(now, Math.min(now + secondMs, until), day.steady ? even : activity);
  }

  #each(visit: (i: number, writer: InstrumentWriter) => void): void {
    for (const [i, writer] of this.#writers.entries()) visit(i, writer);
  }
}
