/** How many connections each address has, and all together. */
export class Connections {
  /** No larger than there are connections. */
  readonly #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** How many an address has. */
  of(address: string): number {
    return this.#counts.get(address) ?? 0;
  }

  /** Notes one more. */
  add(address: string): void {
    this.#total += 1;
    this.#counts.set(address, this.of(address) + 1);
  }

  /** Notes one less, of those that were added. */
  remove(address: string): void {
    this.#total -= 1;
    const left = this.of(address) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
