/** Looks at the keys of a kept-last-N topic whose numbers rise by one: whether any is missing. */
export class SequenceWatch {
  /** Keys that were missing between two that were held. */
  holes = 0;
  /** The highest key that was seen; 0 before the first. */
  newest = 0;
  /** Rows that had aged out of the window before the reader came to them. */
  agedOut = 0;

  /** @param keys all that are held now. */
  look(keys: readonly string[]): void {
    const numbers = keys.map(Number).sort((a, b) => a - b);
    const [oldest] = numbers;
    const newest = numbers.at(-1);
    if (oldest === undefined || newest === undefined) return;
    this.holes += newest - oldest + 1 - numbers.length;
    if (this.newest > 0) this.agedOut += Math.max(0, oldest - this.newest - 1);
    this.newest = Math.max(this.newest, newest);
  }
}
