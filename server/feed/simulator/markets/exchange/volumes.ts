import { Random } from "../../random.ts";

const days = 20;
/** Standard deviation of the logarithm of a day's volume around its usual one. */
const deviation = 0.3;

/** What each instrument trades a day: today so far, and on average over the last 20 days. */
export class Volumes {
  readonly #seed: string;
  readonly #history: Float64Array;
  readonly #today: Float64Array;
  /** Days that have ended, plus those that are made up. */
  #day = days;

  constructor(seed: string, instruments: number) {
    this.#seed = seed;
    this.#today = new Float64Array(instruments);
    this.#history = new Float64Array(instruments * days);
  }

  /** Makes up the days before the first, around the usual volume of each in units. */
  begin(members: readonly { readonly symbol: string }[], usual: (i: number) => number): void {
    for (const [i, { symbol }] of members.entries()) {
      const random = new Random(this.#seed, `volumes ${symbol}`);
      for (let day = 0; day < days; day += 1) {
        const factor = Math.exp(deviation * random.normal() - deviation ** 2 / 2);
        this.#history[i * days + day] = usual(i) * factor;
      }
    }
  }

  add(i: number, units: number): void {
    this.#today[i] = (this.#today[i] ?? 0) + units;
  }

  /** Units a day of the last 20 that are over, whole. */
  average(i: number): number {
    let sum = 0;
    for (let at = i * days; at < (i + 1) * days; at += 1) sum += this.#history[at] ?? 0;
    return Math.round(sum / days);
  }

  /** Ends the day of all. */
  endDay(): void {
    for (let i = 0; i < this.#today.length; i += 1) {
      this.#history[i * days + (this.#day % days)] = this.#today[i] ?? 0;
    }
    this.#day += 1;
    this.#today.fill(0);
  }
}
