/**
 * The price that an instrument's quotes stand around: geometric Brownian motion with the market's
 * factor, its sector's, and noise of its own since its own last tick,
 *
 *   d log p = β dM + b dS + σ dW - κ (log p - log p0) dt
 *
 * The last term pulls with a half-life of over a year of trading: nothing within a day, yet it
 * keeps prices in bounds when simulated years pass in an afternoon. Volatility of its own that
 * changes with time, and jumps, belong here when they come.
 */
import { Random } from "../random.ts";
import type { SimulatedTime } from "../simulated-time.ts";
import { type Factors, yearSeconds } from "./factors.ts";

/** What is needed of an instrument to move it. */
export interface LatentInstrument {
  /** Index of its sector's factor. */
  readonly sector: number;
  /** Price to start from and to be pulled to, in steps. */
  readonly price: number;
}

/** Share of the distance from the first price that a year of trading takes away. */
const pullPerYear = 0.5;

/** Opening gap over the first night, as standard deviations: common to all, and each one's own. */
const commonGap = 0.004;
const ownGap = 0.006;

/** Prices in steps never leave this range: a dollar at a step of a cent, and what 31 bits hold. */
export const latentMin = 100;
export const latentMax = 1e9;

/** What is kept of an instrument from tick to tick: when, and after how many steps of the factors. */
const log = 0;
const lastTime = 1;
const lastStep = 2;
const volatility = 3;
const anchor = 4;
const width = 5;

const between = (low: number, high: number, value: number): number =>
  Math.min(high, Math.max(low, value));

export class LatentPrices {
  readonly #factors: Factors;
  readonly #noise: Random;
  /** Volatility of each instrument's own noise, a year. */
  readonly ownVolatility: Float64Array;
  /** How far each instrument moves with the market and with its sector. */
  readonly marketBeta: Float64Array;
  readonly sectorBeta: Float64Array;
  readonly #sector: Int32Array;
  /** What each tick needs of its instrument, side by side. */
  readonly #state: Float64Array;
  readonly #market: Float64Array;
  readonly #sectorLevel: Float64Array;

  constructor(seed: string, factors: Factors, instruments: readonly LatentInstrument[]) {
    this.#factors = factors;
    this.#noise = new Random(seed, "prices");
    const nature = new Random(seed, "instruments");
    const marketGap = commonGap * nature.normal();
    const n = instruments.length;
    this.ownVolatility = new Float64Array(n);
    this.marketBeta = new Float64Array(n);
    this.sectorBeta = new Float64Array(n);
    this.#sector = Int32Array.from(instruments, ({ sector }) => sector);
    this.#state = new Float64Array(n * width);
    this.#market = new Float64Array(n);
    this.#sectorLevel = new Float64Array(n);
    for (const [i, { price }] of instruments.entries()) {
      const beta = between(0.3, 2, 1 + 0.3 * nature.normal());
      this.marketBeta[i] = beta;
      this.sectorBeta[i] = between(0.4, 1.6, 1 + 0.2 * nature.normal());
      const own = 0.22 * Math.exp(0.35 * nature.normal());
      this.ownVolatility[i] = own;
      const first = Math.log(price);
      const at = i * width;
      this.#state[at + log] = first + beta * marketGap + ownGap * nature.normal();
      this.#state[at + volatility] = own;
      this.#state[at + anchor] = first;
    }
  }

  /** Standard deviation of an instrument's log return over a year of trading, near its anchor. */
  volatility(i: number, marketVolatility: number, sectorVolatility: number): number {
    return Math.hypot(
      (this.marketBeta[i] ?? 0) * marketVolatility,
      (this.sectorBeta[i] ?? 0) * sectorVolatility,
      this.ownVolatility[i] ?? 0,
    );
  }

  /**
   * Moves one instrument on to a time, up to which the factors have been advanced; `logOf` then has
   * the logarithm of its price in steps, of which `latentPrice` makes the price.
   */
  advance(i: number, time: SimulatedTime): void {
    const state = this.#state;
    const at = i * width;
    const { ms } = time;
    const years = (ms - (state[at + lastTime] ?? 0)) / (1000 * yearSeconds);
    const before = state[at + log] ?? 0;
    // Factors step once a second, so mostly they stand where they stood at this one's last tick.
    if (state[at + lastStep] !== this.#factors.steps) this.#addFactors(i);
    state[at + log] =
      (state[at + log] ?? 0) +
      (state[at + volatility] ?? 0) * Math.sqrt(years) * this.#noise.normal() -
      Math.min(1, pullPerYear * years) * (before - (state[at + anchor] ?? 0));
    state[at + lastTime] = ms;
  }

  /** The logarithm of an instrument's price in steps. */
  logOf(i: number): number {
    return this.#state[i * width + log] ?? 0;
  }

  /** Adds what market and sector have moved since an instrument's last tick. */
  #addFactors(i: number): void {
    const { market, steps } = this.#factors;
    const sectorLevel = this.#factors.sector(this.#sector[i] ?? 0);
    const state = this.#state;
    state[i * width + log] =
      (state[i * width + log] ?? 0) +
      (this.marketBeta[i] ?? 0) * (market - (this.#market[i] ?? 0)) +
      (this.sectorBeta[i] ?? 0) * (sectorLevel - (this.#sectorLevel[i] ?? 0));
    this.#market[i] = market;
    this.#sectorLevel[i] = sectorLevel;
    state[i * width + lastStep] = steps;
  }
}

/** The price in steps, not rounded, that has a logarithm. */
export function latentPrice(log: number): number {
  return between(latentMin, latentMax, Math.exp(log));
}
