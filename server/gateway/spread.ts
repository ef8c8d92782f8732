/** Numbers that fall evenly between 0 and 1, however many are taken: chance would leave heaps. */

/** Multiples of it, without what is before the point, are as far apart as can be. */
const goldenRatio = 0.618_033_988_749_895;

export class Spread {
  #count = 0;

  /** The next one, from 0 up to but not 1. */
  next(): number {
    this.#count += 1;
    return (this.#count * goldenRatio) % 1;
  }
}
