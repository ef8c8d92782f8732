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
  readonly #anchor: Float64Array;
  readonly #log: Float64Array;
  readonly #time: Float64Array;
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
    this.#anchor = Float64Array.from(instruments, ({ price }) => Math.log(price));
    this.#log = new Float64Array(n);
    this.#time = new Float64Array(n);
    this.#market = new Float64Array(n);
    this.#sectorLevel = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      const beta = between(0.3, 2, 1 + 0.3 * nature.normal());
      this.marketBeta[i] = beta;
      this.sectorBeta[i] = between(0.4, 1.6, 1 + 0.2 * nature.normal());
      this.ownVolatility[i] = 0.22 * Math.exp(0.35 * nature.normal());
      this.#log[i] = (this.#anchor[i] ?? 0) + beta * marketGap + ownGap * nature.normal();
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
   * Moves one instrument on to `time`, ms since the start, up to which the factors have been
   * advanced; returns its price in steps, not rounded.
   */
  advance(i: number, time: number): number {
    const sector = this.#sector[i] ?? 0;
    const market = this.#factors.market;
    const sectorLevel = this.#factors.sector(sector);
    const years = (time - (this.#time[i] ?? 0)) / (1000 * yearSeconds);
    const before = this.#log[i] ?? 0;
    const log =
      before +
      (this.marketBeta[i] ?? 0) * (market - (this.#market[i] ?? 0)) +
      (this.sectorBeta[i] ?? 0) * (sectorLevel - (this.#sectorLevel[i] ?? 0)) +
      (this.ownVolatility[i] ?? 0) * Math.sqrt(years) * this.#noise.normal() -
      Math.min(1, pullPerYear * years) * (before - (this.#anchor[i] ?? 0));
    this.#log[i] = log;
    this.#time[i] = time;
    this.#market[i] = market;
    this.#sectorLevel[i] = sectorLevel;
    return between(latentMin, latentMax, Math.exp(log));
  }
}
