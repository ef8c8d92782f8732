/** How many connections each address has. */
export class Connections {
  readonly #counts = new Map<string, number>();

  /** How many an address has. */
  of(address: string): number {
    return this.#counts.get(address) ?? 0;
  }

  /** Notes one more. */
  add(address: string): void {
    this.#counts.set(address, this.of(address) + 1);
  }

  /** Notes one less, of those that were added. */
  remove(address: string): void {
    const left = this.of(address) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
