/** Seeded prices of charts: series that walk at random, on a grid of cents. */
import { Random } from "../../../../server/feed/simulator/random.ts";

/** Starts of candles, ms since the epoch, a second apart. */
const startFirst = 1_780_000_000_000;

export class RandomWalks {
  readonly series: number;
  readonly #random = new Random("bench", "charts");
  readonly #cents: number[];
  #count = 0;

  constructor(series: number) {
    this.series = series;
    this.#cents = Array.from({ length: series }, (_, index) => 20_000 + 1_000 * index);
  }

  /** The next point of each: its time, then a price for each series. */
  next(): Float64Array<ArrayBuffer> {
    const point = new Float64Array(this.series + 1);
    point[0] = startFirst + 1_000 * this.#count;
    this.#count += 1;
    for (const [index, cents] of this.#cents.entries()) {
      const step = 1 + Math.floor(this.#random.uniform() * 20);
      const moved = Math.max(1_000, cents + (this.#random.chance(0.5) ? step : -step));
      this.#cents[index] = moved;
      point[index + 1] = moved / 100;
    }
    return point;
  }
}
