import { Random } from "../random.ts";
import type { SimulatedTime } from "../simulated-time.ts";

/** A year of trading, which volatilities are for: 252 days of 6.5 hours, in seconds. */
export const yearSeconds = 252 * 23_400;

/** Volatility of the market as a whole, a year. Chosen near the long mean of the S&P 500's. */
export const marketVolatility = 0.16;

/** Volatility that the instruments of a sector share beyond the market's, a year. */
export const sectorVolatility = 0.1;

const stepMs = 1000;

/**
 * What moves many instruments at once: the market and each sector, as sums of normal steps on a
 * grid of one simulated second. They are independent of who ticks and how often. Volatility that
 * changes with time, and sessions, belong here when they come.
 */
export class Factors {
  readonly #random: Random;
  readonly #sectors: Float64Array;
  #market = 0;
  #steps = 0;
  #next = stepMs;

  constructor(seed: string, sectors: number) {
    this.#random = new Random(seed, "factors");
    this.#sectors = new Float64Array(sectors);
  }

  /** The market's logarithm since the start. */
  get market(): number {
    return this.#market;
  }

  /** A sector's own logarithm since the start, without the market's. */
  sector(index: number): number {
    return this.#sectors[index] ?? 0;
  }

  /** How many steps have been taken: while it stands, all factors do. */
  get steps(): number {
    return this.#steps;
  }

  /** Takes every step up to a time. */
  advance(time: SimulatedTime): void {
    while (this.#next <= time.ms) {
      const step = Math.sqrt(stepMs / 1000 / yearSeconds);
      this.#market += marketVolatility * step * this.#random.normal();
      for (let i = 0; i < this.#sectors.length; i += 1) {
        this.#sectors[i] =
          (this.#sectors[i] ?? 0) + sectorVolatility * step * this.#random.normal();
      }
      this.#next += stepMs;
      this.#steps += 1;
    }
  }
}
