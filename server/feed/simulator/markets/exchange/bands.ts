/** Between which prices each instrument may trade now, and the cells that say so. */
import type { SessionCells } from "../../../feed.ts";
import type { Collar } from "./auction.ts";
import { type BandTerms, bandsOf, bandWidth } from "./price-bands.ts";
import { References } from "./references.ts";

/** Beyond any price. */
const highest = 2 ** 31 - 1;

export class Bands {
  /** The lowest and highest price that may trade, in steps; all prices while there are no bands. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** Whether bands are twice as wide, as they are late in the day. */
  isLate = false;
  readonly #references: References;
  readonly #terms: BandTerms[];

  constructor(terms: readonly BandTerms[]) {
    this.#terms = [...terms];
    this.#references = new References(terms.length);
    this.lower = new Int32Array(terms.length).fill(1);
    this.upper = new Int32Array(terms.length).fill(highest);
  }

  /** The second from which `look` is due. */
  dueAt(i: number): number {
    return this.#references.dueAt[i] ?? highest;
  }

  /** The reference price in steps. */
  reference(i: number): number {
    return this.#references.prices[i] ?? 0;
  }

  newDay(i: number, previousClose: number): void {
    const terms = this.#terms[i];
    if (terms !== undefined) this.#terms[i] = { ...terms, previousClose };
  }

  /** Begins with trading, from the price at which it begins. */
  begin(i: number, second: number, price: number): SessionCells {
    this.#references.begin(i, second, price);
    return this.draw(i);
  }

  /** A print. */
  add(i: number, second: number, price: number): void {
    this.#references.add(i, second, price);
  }

  /** Takes a look that is due. @returns whether the reference has moved: then `draw` them. */
  look(i: number, second: number): boolean {
    return this.#references.look(i, second);
  }

  /** Draws the bands around the reference as it is. @returns the cells that say so. */
  draw(i: number): SessionCells {
    const terms = this.#terms[i];
    const reference = this.reference(i);
    if (terms === undefined) return {};
    const { lower, upper } = bandsOf(terms, reference, this.isLate);
    this.lower[i] = lower;
    this.upper[i] = upper;
    return { reference, lowerBand: lower, upperBand: upper };
  }

  /** Takes the bands away. */
  end(i: number): SessionCells {
    this.lower[i] = 1;
    this.upper[i] = highest;
    return { lowerBand: null, upperBand: null };
  }

  /**
   * Between which prices an instrument may reopen: around its last price as far as bands are wide,
   * and once more on the side where a reopening failed, each time.
   */
  collar(i: number, last: number, failedLow: number, failedHigh: number): Collar {
    const terms = this.#terms[i];
    const width = terms === undefined ? 1 : bandWidth(terms, last, false);
    return {
      low: Math.max(1, last - width * (1 + failedLow)),
      high: Math.min(highest, last + width * (1 + failedHigh)),
    };
  }
}
