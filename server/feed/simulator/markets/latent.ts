/**
 * The price that an instrument's quotes stand around, moved on at its own ticks:
 *
 *   d log p = β dM + b dS + σ v dW + jumps - κ (log p - log p0) dt
 *
 * M and S are the market's and its sector's factors, σ v its own volatility, where v strays around 1
 * in three scales of time and W runs on the common clock of variance, so that all are restless
 * together. News makes a jump, more volatility for some minutes and more ticks. The last term pulls
 * with a half-life of over a year of trading: nothing within a day, yet it keeps prices in bounds
 * when simulated years pass in an afternoon.
 */
import type { Random } from "../random.ts";
import type { SimulatedTime } from "../simulated-time.ts";
import type { Factors } from "./factors.ts";
import type { LatentInstrument } from "./latent-instrument.ts";
import { latentMax, latentMin } from "./latent-price.ts";
import { type MarketModel, sessionSeconds, yearSeconds } from "./model.ts";
import type { Streams } from "./streams.ts";

/** Share of the distance from the first price that a year of trading takes away. */
const pullPerYear = 0.5;

/** What it moves of its own over a night: as a deviation, of an instrument of the usual volatility. */
const nightGap = 0.006;

/** News: the jump's deviation, what is added to the log-volatility, and how ticks multiply for a while. */
const jumpDeviation = 0.015;
const newsBump = 0.7;
const newsActivity = 5;
const newsSeconds = 300;
/** After so many times of decay nothing is left of it. */
const newsOver = 10 * newsSeconds;

/** Own log-volatility: times in seconds of trading, deviations, and how often each is stepped. */
const times = [600, 7200, 5 * sessionSeconds] as const;
const deviations = [0.22, 0.28, 0.2] as const;
const stepSeconds = [5, 60, 1200] as const;
const logVariance = deviations.reduce((sum, s) => sum + s * s, 0);

/** How far a logarithm must be from a bound's to be beyond doubt: far above any rounding. */
const logMargin = 1e-9;

/** What is kept of an instrument, in the order in which a tick needs it. */
const log = 0;
const lastVariance = 1;
const lastStep = 2;
const scale = 3;
const insideFrom = 4;
const insideTo = 5;
const relativeSpread = 6;
const quietAt = 7;
const lastMarket = 8;
const lastSector = 9;
const marketBeta = 10;
const sectorBeta = 11;
const settledAt = 12; // and 13, 14: of each own log-volatility
const ownLog = 15; // and 16, 17
const newsAt = 18;
const anchor = 19;
const volatility = 20;
const ownMoves = 21;
const movesSince = 22;
const usualSpread = 23;
const width = 24;

const between = (low: number, high: number, value: number): number =>
  Math.min(high, Math.max(low, value));

export class LatentPrices {
  readonly #factors: Factors;
  readonly #model: MarketModel;
  readonly #sector: Int32Array;
  /** By instrument: whom it follows, or -1. */
  readonly #leader: Int32Array;
  readonly #state: Float64Array;

  constructor(
    factors: Factors,
    streams: Streams,
    instruments: readonly LatentInstrument[],
    model: MarketModel,
  ) {
    this.#factors = factors;
    this.#model = model;
    this.#sector = Int32Array.from(instruments, ({ sector }) => sector);
    this.#leader = Int32Array.from(instruments, ({ leader }) => leader ?? -1);
    this.#state = new Float64Array(instruments.length * width);
    for (const [i, { price, spread }] of instruments.entries()) {
      const random = streams.take(i);
      const state = this.#state.subarray(i * width, (i + 1) * width);
      state[marketBeta] = between(0.3, 2, 1 + 0.3 * random.normal());
      state[sectorBeta] = between(0.4, 1.6, 1 + 0.2 * random.normal());
      state[volatility] = model.own * Math.exp(0.35 * random.normal());
      deviations.forEach((s, k) => {
        state[ownLog + k] = model.clustering * s * random.normal();
      });
      state[log] = Math.log(price);
      state[anchor] = Math.log(price);
      state[newsAt] = this.#wait(random);
      state[quietAt] = -1;
      state[insideFrom] = Infinity;
      state[usualSpread] = spread;
      this.#rescale(i * width);
      streams.keep(i);
    }
  }

  /** Mean volatility of an instrument over a year of trading, near its anchor. */
  volatility(i: number): number {
    const at = i * width;
    return Math.hypot(
      (this.#state[at + marketBeta] ?? 0) * this.#model.market,
      (this.#state[at + sectorBeta] ?? 0) * this.#model.sector,
      this.#state[at + volatility] ?? 0,
    );
  }

  /** How many times as far as the market's factor an instrument moves by it. */
  betaOf(i: number): number {
    const leader = this.#leader[i] ?? -1;
    return this.#state[(leader < 0 ? i : leader) * width + marketBeta] ?? 0;
  }

  /** As `logOf`, with what market and sector have moved since its last tick. */
  freshLogOf(i: number): number {
    const leader = this.#leader[i] ?? -1;
    if (leader < 0) return this.#freshLog(i, i * width);
    return this.#freshLog(leader, leader * width) + this.#premium(i * width, leader * width);
  }

  /**
   * Moves one instrument on to a time within the factors' step; `logOf` then has the logarithm of
   * its price in steps, of which `latentPrice` makes the price.
   * @returns whether news of it breaks now.
   */
  advance(i: number, time: SimulatedTime, random: Random): boolean {
    const state = this.#state;
    const at = i * width;
    const { now, steps } = this.#factors;
    const leader = this.#leader[i] ?? -1;
    if (leader >= 0) {
      this.#follow(at, leader * width);
      return false;
    }
    const variance = (now[0] ?? 0) + (now[1] ?? 0) * (time.ms - (now[2] ?? 0));
    const move =
      Math.sqrt(Math.max(0, variance - (state[at + lastVariance] ?? 0))) * random.normal();
    state[at + log] = (state[at + log] ?? 0) + (state[at + scale] ?? 0) * move;
    state[at + ownMoves] = (state[at + ownMoves] ?? 0) + move;
    state[at + lastVariance] = variance;
    // Factors step once a second, so mostly they stand where they stood at this one's last tick.
    if (state[at + lastStep] === steps) return false;
    state[at + lastStep] = steps;
    this.#addFactors(i, at);
    const seconds = now[3] ?? 0;
    if (seconds - (state[at + settledAt] ?? 0) >= stepSeconds[0]) this.#settle(at, random);
    return seconds >= (state[at + newsAt] ?? 0);
  }

  /** The logarithm of an instrument's price in steps. */
  logOf(i: number): number {
    return this.#state[i * width + log] ?? 0;
  }

  /** Its spread now as a share of its price, but for what all spreads share. */
  spreadOf(i: number): number {
    return this.#state[i * width + relativeSpread] ?? 0;
  }

  /** Sets the prices in steps that `isInside` is about. */
  setInside(i: number, from: number, to: number): void {
    const at = i * width;
    this.#state[at + insideFrom] = Math.log(Math.max(from, latentMin)) + logMargin;
    this.#state[at + insideTo] = Math.log(Math.min(to, latentMax)) - logMargin;
  }

  /** Whether the price is beyond doubt between the two that were set last. */
  isInside(i: number): boolean {
    const at = i * width;
    const price = this.#state[at + log] ?? 0;
    return price > (this.#state[at + insideFrom] ?? 0) && price < (this.#state[at + insideTo] ?? 0);
  }

  /** How many times its usual ticks an instrument has: 1, or up to 5 when there has been news. */
  activityOf(i: number): number {
    const left = (this.#state[i * width + quietAt] ?? 0) - (this.#factors.now[3] ?? 0);
    if (left <= 0) return 1;
    return 1 + (newsActivity - 1) * Math.exp((left - newsOver) / newsSeconds);
  }

  /**
   * News of an instrument: its price jumps, and for minutes it is more volatile and ticks more.
   * @param jump as a logarithm; drawn unless given.
   * @returns the jump.
   */
  break(i: number, random: Random, jump = jumpDeviation * random.normal()): number {
    const leader = this.#leader[i] ?? -1;
    if (leader >= 0) return this.break(leader, random, jump);
    const at = i * width;
    const state = this.#state;
    const seconds = this.#factors.now[3] ?? 0;
    state[at + log] = (state[at + log] ?? 0) + jump;
    state[at + ownLog] = (state[at + ownLog] ?? 0) + newsBump;
    state[at + quietAt] = seconds + newsOver;
    if (seconds >= (state[at + newsAt] ?? 0)) state[at + newsAt] = seconds + this.#wait(random);
    this.#rescale(at);
    return jump;
  }

  /** Over a night an instrument opens elsewhere. */
  night(i: number, random: Random): void {
    if ((this.#leader[i] ?? -1) >= 0) return;
    const at = i * width;
    const share = (this.#state[at + scale] ?? 0) / (this.#model.own || 1);
    this.#state[at + log] = (this.#state[at + log] ?? 0) + nightGap * share * random.normal();
  }

  /** Stands to another as at the beginning: of one company nobody pays two prices for long. */
  #follow(at: number, leader: number): void {
    const state = this.#state;
    state[at + log] = (state[leader + log] ?? 0) + this.#premium(at, leader);
    state[at + relativeSpread] =
      (state[at + usualSpread] ?? 0) *
      ((state[leader + relativeSpread] ?? 0) / (state[leader + usualSpread] ?? 1));
  }

  #premium(at: number, leader: number): number {
    return (this.#state[at + anchor] ?? 0) - (this.#state[leader + anchor] ?? 0);
  }

  /** Seconds of trading to the next news. */
  #wait(random: Random): number {
    const { newsPerDay } = this.#model;
    const wait = random.exponential();
    return newsPerDay > 0 ? (wait * sessionSeconds) / newsPerDay : Infinity;
  }

  /** Adds what market and sector have moved since an instrument's last tick. */
  #addFactors(i: number, at: number): void {
    const { levels } = this.#factors;
    const state = this.#state;
    state[at + log] = this.#freshLog(i, at);
    state[at + lastMarket] = levels[0] ?? 0;
    state[at + lastSector] = levels[1 + (this.#sector[i] ?? 0)] ?? 0;
  }

  #freshLog(i: number, at: number): number {
    const { levels } = this.#factors;
    const market = levels[0] ?? 0;
    const sector = levels[1 + (this.#sector[i] ?? 0)] ?? 0;
    const state = this.#state;
    return (
      (state[at + log] ?? 0) +
      (state[at + marketBeta] ?? 0) * (market - (state[at + lastMarket] ?? 0)) +
      (state[at + sectorBeta] ?? 0) * (sector - (state[at + lastSector] ?? 0))
    );
  }

  /** Steps an instrument's own volatility, and pulls its price. */
  #settle(at: number, random: Random): void {
    const state = this.#state;
    const { now } = this.#factors;
    const seconds = now[3] ?? 0;
    const passed = seconds - (state[at + settledAt] ?? 0);
    const away = (state[at + log] ?? 0) - (state[at + anchor] ?? 0);
    state[at + log] =
      (state[at + log] ?? 0) - Math.min(1, (pullPerYear * passed) / yearSeconds) * away;
    // Its moves since, as one standard normal.
    const variance = (state[at + lastVariance] ?? 0) - (state[at + movesSince] ?? 0);
    const z = variance > 0 ? (state[at + ownMoves] ?? 0) / Math.sqrt(variance) : 0;
    state[at + ownMoves] = 0;
    state[at + movesSince] = state[at + lastVariance] ?? 0;
    const { clustering, ownLeverage } = this.#model;
    const rest = Math.sqrt(1 - ownLeverage ** 2);
    for (let k = 0; k < times.length; k += 1) {
      const since = seconds - (state[at + settledAt + k] ?? 0);
      if (since < (stepSeconds[k] ?? 0)) continue;
      state[at + settledAt + k] = seconds;
      const decay = Math.exp(-since / (times[k] ?? 1));
      const renewal = (deviations[k] ?? 0) * Math.sqrt(1 - decay * decay);
      const shock = ownLeverage * z + rest * random.normal();
      state[at + ownLog + k] = decay * (state[at + ownLog + k] ?? 0) + clustering * renewal * shock;
    }
    this.#rescale(at);
  }

  /** Follows a change of the own log-volatility. */
  #rescale(at: number): void {
    const state = this.#state;
    const sum =
      (state[at + ownLog] ?? 0) + (state[at + ownLog + 1] ?? 0) + (state[at + ownLog + 2] ?? 0);
    const own = Math.exp(sum - this.#model.clustering ** 2 * logVariance);
    state[at + scale] = (state[at + volatility] ?? 0) * own;
    state[at + relativeSpread] = (state[at + usualSpread] ?? 0) * between(0.6, 3, own);
  }
}
