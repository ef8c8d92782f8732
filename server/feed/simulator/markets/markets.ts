/**
 * The simulated exchange: who ticks when, and with what kind of message. Writes straight to the
 * instruments and allocates nothing from tick to tick. Each instrument has a stream of random
 * numbers for all that it does, so that no other shifts them.
 */
import type { FeedSink, InstrumentWriter } from "../../feed.ts";
import type { Hours } from "../generator.ts";
import type { Random } from "../random.ts";
import type { SimulatedTime } from "../simulated-time.ts";
import { Arrivals } from "./arrivals.ts";
import { type Phase, TradingDay } from "./day.ts";
import { Desk } from "./desk.ts";
import { Factors, type Influence } from "./factors.ts";
import type { Instrument } from "./instruments.ts";
import { LatentPrices } from "./latent.ts";
import { type MarketModel, marketModel } from "./model.ts";
import { newsText } from "./news.ts";
import { Streams } from "./streams.ts";
import { referenceWeight, spreadOf, weightOf } from "./weights.ts";

/** Price step of US shares at a dollar and above. */
const tickSize = 0.01;
const stepsPerUnit = 100;

/** Kinds of tick: shares of quotes and of trades; the rest lays a book anew. */
const quoteShare = 0.85;
const tradeShare = 0.145;

const secondMs = 1000;

/** What an instrument does while the exchange is open: nothing, quotes without prints, or both. */
export type Mode = "silent" | "quotes" | "trades";
const modes = { silent: 0, quotes: 1, trades: 2 } as const;

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
  readonly arrivals: Arrivals;
  /** Messages so far. */
  ticks = 0;
  readonly #start: number;
  readonly #streams: Streams;
  readonly #modes: Uint8Array;
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
    const listings = instruments.map(({ sector, previousClose, rank }) => ({
      sector: sectors.indexOf(sector),
      price: previousClose * stepsPerUnit,
      spread: spreadOf(rank),
    }));
    this.latent = new LatentPrices(this.factors, this.#streams, listings, used);
    this.desk = new Desk(this.factors, this.latent, instruments.length);
    const weights = Float64Array.from(instruments, ({ rank }) => weightOf(rank));
    const listed = weights.reduce((sum, weight) => sum + weight, 0);
    this.arrivals = new Arrivals(weights, rateFor === "listed" ? listed : referenceWeight, rate);
    this.#modes = new Uint8Array(instruments.length).fill(modes[modeOf(this.day.phase)]);
  }

  /** When the next step is due, ms since the start. */
  get next(): SimulatedTime {
    return this.arrivals.next;
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
    const { phase } = this.day;
    this.desk.time.ms = this.#start;
    this.#each((i, writer) => {
      writer.status(this.#start, statusOf(phase));
      const random = this.#streams.take(i);
      this.latent.advance(i, this.next, random);
      this.desk.open(i, random, writer);
      if (phase === "open") this.desk.trade(i, random, writer);
      else writer.day({ last: steps(this.instruments[i]?.previousClose ?? 0) });
      this.arrivals.start(i, 0, random, 1);
      this.#streams.keep(i);
    });
    this.arrivals.seek();
  }

  /** Changes how many ticks a second there are, from a time on, ms since the start; above 0. */
  setRate(rate: number, now: number): void {
    this.arrivals.setRate(rate, now);
  }

  /** What a scenario changes, from the next second on. */
  set influence(influence: Influence) {
    this.factors.influence = influence;
  }

  /**
   * What an instrument does from a time on, ms since the start; each phase of the day begins with
   * its own for all. From silence it comes back with a new wait.
   */
  setMode(i: number, mode: Mode, now: number): void {
    const before = this.#modes[i];
    this.#modes[i] = modes[mode];
    if (before === modes[mode]) return;
    if (mode === "silent") {
      this.arrivals.stop(i);
    } else if (before === modes.silent) {
      this.arrivals.start(i, now, this.#streams.take(i), this.latent.activityOf(i));
      this.#streams.keep(i);
    }
    this.arrivals.seek();
  }

  /**
   * Breaks news of an instrument at a time, ms since the start.
   * @param jump of its price, as a logarithm; drawn unless given.
   */
  breakNews(i: number, now: number, jump?: number): void {
    const random = this.#streams.take(i);
    this.desk.time.ms = this.#start + Math.floor(now);
    this.#news(i, random, jump);
    if (this.#modes[i] !== modes.silent) {
      this.arrivals.stop(i);
      this.arrivals.start(i, now, random, this.latent.activityOf(i));
      this.arrivals.seek();
    }
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

  /** Does what is due at `next`: a tick, or what happens to all once a second. */
  step(): void {
    const { due } = this.arrivals;
    if (due < 0) this.#endStep();
    else this.#tick(due);
  }

  #tick(i: number): void {
    const writer = this.#writers[i];
    if (writer === undefined) throw new Error("the markets tick before they were opened");
    this.ticks += 1;
    const { desk, latent, arrivals } = this;
    const random = this.#streams.take(i);
    desk.time.ms = this.#start + Math.floor(arrivals.next.ms);
    const kind = random.bits() >>> 0;
    if (kind < quoteShare * 2 ** 32) {
      if (latent.advance(i, arrivals.next, random)) this.#news(i, random);
      desk.quote(i, random, writer);
    } else if (kind >= (quoteShare + tradeShare) * 2 ** 32) {
      desk.refill(i, random, writer);
    } else if (this.#modes[i] === modes.trades) {
      desk.trade(i, random, writer);
    }
    arrivals.putOff(random, latent.activityOf(i));
    this.#streams.keep(i);
    arrivals.seek();
  }

  #news(i: number, random: Random, jump?: number): void {
    const moved = this.latent.break(i, random, jump);
    const { symbol = "", rank = Infinity } = this.instruments[i] ?? {};
    // Drawn whether it is told or not, so that the stream is the same.
    const text = newsText(symbol, moved, random);
    if (rank < newsRanks) this.#writers[i]?.news(this.desk.time.ms, text);
  }

  #endStep(): void {
    const end = this.next.ms;
    if (this.#start + end >= this.day.until) this.#turn(this.day.next(), end);
    this.#beginStep(end);
  }

  /** What happens to all instruments as a phase begins. */
  #turn(phase: Phase, now: number): void {
    const time = this.#start + now;
    if (phase === "preopen") this.#night();
    const { steady } = this.day;
    this.desk.time.ms = time;
    this.#each((i, writer) => {
      if (steady || phase === "preopen") writer.newDay(time);
      if (steady) return;
      writer.status(time, statusOf(phase));
      if (phase === "closed") return;
      this.setMode(i, modeOf(phase), now);
      if (phase !== "open") return;
      this.desk.trade(i, this.#streams.take(i), writer);
      this.#streams.keep(i);
    });
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

function modeOf(phase: Phase): Mode {
  return phase === "open" ? "trades" : "quotes";
}

function statusOf(phase: Phase) {
  return phase === "open" ? "trading" : phase;
}
