/** Where the market as a whole stands against its last close, by the prices that quotes stand around. */
import type { Instrument } from "./instruments.ts";
import type { LatentPrices } from "./latent.ts";

export class Gauge {
  readonly #latent: LatentPrices;
  /** Shares of each; 0 where they are not known. */
  readonly #shares: Float64Array;
  #close: number;

  constructor(latent: LatentPrices, instruments: readonly Instrument[]) {
    this.#latent = latent;
    this.#shares = Float64Array.from(
      instruments,
      ({ marketCap, previousClose }) => (marketCap ?? 0) / previousClose,
    );
    this.#close = this.#value();
  }

  /** Takes where the market stands for its close. */
  close(): void {
    this.#close = this.#value();
  }

  /** How far it is from its last close, as a logarithm; 0 where no share's number is known. */
  get standing(): number {
    return this.#close === 0 ? 0 : Math.log(this.#value() / this.#close);
  }

  /** How many times as far as the market's factor all shares together move by it. */
  get beta(): number {
    const value = this.#value();
    return value === 0 ? 1 : this.#sum((i) => this.#latent.betaOf(i)) / value;
  }

  #value(): number {
    return this.#sum(() => 1);
  }

  /** Sums a figure of each share over all, by capitalisation. */
  #sum(figure: (i: number) => number): number {
    let sum = 0;
    for (const [i, shares] of this.#shares.entries()) {
      sum += shares * Math.exp(this.#latent.freshLogOf(i)) * figure(i);
    }
    return sum;
  }
}
