/**
 * Pages on their way. Each answer is a copy, with a nonce of its own, and stays in memory until its
 * reader has taken it: so many bytes are borne, and then whoever has taken the longest is cut.
 */
import type { ServerResponse } from "node:http";

/** Hundreds of pages, thousands where they are compressed: more than is on its way to who reads; bytes. */
const bytesMaxDefault = 128_000_000;

export class Departing {
  readonly #bytesMax: number;
  /** How long each is, bytes; oldest first. */
  readonly #lengths = new Map<ServerResponse, number>();
  #bytes = 0;

  constructor(bytesMax = bytesMaxDefault) {
    this.#bytesMax = bytesMax;
  }

  /** Notes an answer that has been handed over as a whole. @param length bytes. */
  add(response: ServerResponse, length: number): void {
    if (response.writableLength === 0 || response.destroyed) return;
    this.#lengths.set(response, length);
    this.#bytes += length;
    response.once("close", () => this.#forget(response));
    for (const slowest of this.#lengths.keys()) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#forget(slowest);
      slowest.destroy();
    }
  }

  #forget(response: ServerResponse): void {
    this.#bytes -= this.#lengths.get(response) ?? 0;
    this.#lengths.delete(response);
  }
}
