/** How many connections each address has. */
export class Connections {
  readonly #counts = new Map<string, number>();

  /** How many an address has. */
  of(address: string): number {
    return this.#counts.get(address) ?? 0;
  }

  /** Notes one more; the answer notes one less, once. */
  add(address: string): () => void {
    this.#counts.set(address, this.of(address) + 1);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const left = this.of(address) - 1;
      if (left > 0) this.#counts.set(address, left);
      else this.#counts.delete(address);
    };
  }
}
