import { Random } from "../random.ts";

const width = 4;

/**
 * A random stream for each instrument, named by its symbol: whatever else is listed, its own
 * numbers are the same. The states lie side by side, and one generator takes up whichever is asked
 * for.
 */
export class Streams {
  readonly #states: Int32Array;
  readonly #random: Random;

  constructor(seed: string, symbols: readonly string[]) {
    this.#states = new Int32Array(symbols.length * width);
    symbols.forEach((symbol, i) => {
      new Random(seed, `instrument ${symbol}`).save(this.#states, i * width);
    });
    this.#random = new Random(seed, "");
  }

  /** The stream of an instrument, until the next call; what it has drawn counts once it is kept. */
  take(i: number): Random {
    this.#random.load(this.#states, i * width);
    return this.#random;
  }

  /** Keeps how far the stream taken last has come. */
  keep(i: number): void {
    this.#random.save(this.#states, i * width);
  }
}
