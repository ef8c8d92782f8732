/** A token bucket: so many at once, so many a second over time. */

/** How many a bucket holds, and how many come back a second: the same for many buckets. */
export interface BucketSize {
  readonly capacity: number;
  readonly perSecond: number;
}

/** There are some for each connection, so that they keep nothing but their level. */
export class Bucket {
  #tokens: number;
  #filledAt: number;

  /** A full one. @param now ms since the epoch; so in `take`. */
  constructor({ capacity }: BucketSize, now: number) {
    this.#tokens = capacity;
    this.#filledAt = now;
  }

  /** Takes tokens, one unless given; false where there are not so many. @param size as when it was made. */
  take(size: BucketSize, now: number, tokens = 1): boolean {
    this.#fill(size, now);
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }

  /** Whether it holds all that it can. @param size as when it was made. */
  isFull(size: BucketSize, now: number): boolean {
    this.#fill(size, now);
    return this.#tokens >= size.capacity;
  }

  #fill({ capacity, perSecond }: BucketSize, now: number): void {
    const elapsedMs = Math.max(0, now - this.#filledAt);
    this.#tokens = Math.min(capacity, this.#tokens + (elapsedMs * perSecond) / 1_000);
    this.#filledAt = now;
  }
}
