/**
 * A token bucket before which one may have to wait. Who gets no token is told when there will be
 * one, behind all who were told so before: where they come back at that time, each finds theirs.
 */
import { Bucket, type BucketSize } from "./bucket.ts";

/** Nobody is told to wait longer, ms: until then much may have changed. */
const waitMaxMs = 60_000;

export class Line {
  readonly #bucket: Bucket;
  /** How many wait, as far as is known: those who were told to and whose time has not come. */
  #waiting = 0;
  #lookedAt: number;

  /** @param now ms since the epoch; so in `take`. */
  constructor(size: BucketSize, now: number) {
    this.#bucket = new Bucket(size, now);
    this.#lookedAt = now;
  }

  /** Takes a token. @param size as when it was made. @returns 0, or how long to wait for one, ms. */
  take(size: BucketSize, now: number): number {
    const { perSecond } = size;
    const elapsedMs = Math.max(0, now - this.#lookedAt);
    this.#lookedAt = now;
    this.#waiting = Math.max(0, this.#waiting - (elapsedMs * perSecond) / 1_000);
    if (this.#bucket.take(size, now)) return 0;
    this.#waiting = Math.min(this.#waiting + 1, (waitMaxMs * perSecond) / 1_000);
    return Math.max(1, (this.#waiting * 1_000) / perSecond);
  }

  /** Whether it is as if nobody had ever come. @param size as when it was made. */
  isFull(size: BucketSize, now: number): boolean {
    return this.#bucket.isFull(size, now);
  }
}

/** How often addresses are forgotten, ms. */
const sweepMs = 10_000;

/** A line for each address. */
export class AddressLines {
  readonly #size: BucketSize;
  readonly #addressesMax: number;
  /** Those that came last stand last; one that has not come for a while has none. */
  readonly #lines = new Map<string, Line>();
  #sweptAt = 0;

  /** @param addressesMax of more, those are forgotten that have not come for the longest. */
  constructor(size: BucketSize, addressesMax = 20_000) {
    this.#size = size;
    this.#addressesMax = addressesMax;
  }

  /** How many addresses are remembered. */
  get count(): number {
    return this.#lines.size;
  }

  /** Takes a token for an address. @returns 0, or how long to wait for one, ms. */
  take(address: string, now: number): number {
    const lines = this.#lines;
    if (now - this.#sweptAt >= sweepMs) this.#sweep(now);
    const line = lines.get(address) ?? new Line(this.#size, now);
    lines.delete(address);
    lines.set(address, line);
    if (lines.size > this.#addressesMax) lines.delete(lines.keys().next().value ?? "");
    return line.take(this.#size, now);
  }

  /** Forgets addresses that may do as much as one that never came. */
  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const [address, line] of this.#lines) {
      if (line.isFull(this.#size, now)) this.#lines.delete(address);
    }
  }
}
