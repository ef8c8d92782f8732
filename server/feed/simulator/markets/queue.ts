/**
 * Who is due next, of any number of instruments, in time that does not grow with them: Brown's
 * calendar queue (1988). Times fall into buckets, the buckets into laps; whoever is due in a later
 * lap waits in its bucket until the hand comes round to it.
 */
export class CalendarQueue {
  /** When each is due; to be set before `add`, and then left alone until it has been taken. */
  readonly due: Float64Array;
  /** First of each bucket, and who follows whom; -1 for nobody. */
  readonly #heads: Int32Array;
  readonly #follows: Int32Array;
  readonly #mask: number;
  readonly #bucketsPerUnit: number;
  /** The bucket where the hand stands, counted through all laps, and where it must not go beyond. */
  readonly #hand = new Float64Array(2);

  /** @param density how many fall due in a unit of time, about. */
  constructor(size: number, density: number) {
    this.due = new Float64Array(size);
    let buckets = 16;
    while (buckets < 2 * size) buckets *= 2;
    this.#heads = new Int32Array(buckets).fill(-1);
    this.#follows = new Int32Array(size).fill(-1);
    this.#mask = buckets - 1;
    this.#bucketsPerUnit = density;
  }

  /** `first` finds nobody who is due later than this; must not go back. */
  set limit(time: number) {
    this.#hand[1] = time;
  }

  /** Puts one in. */
  add(i: number): void {
    const at = (this.due[i] ?? 0) * this.#bucketsPerUnit;
    // Of a number beyond 32 bits the lower ones are left, which is what a lap is.
    const bucket = at & this.#mask;
    this.#follows[i] = this.#heads[bucket] ?? -1;
    this.#heads[bucket] = i;
    // The hand may have looked ahead.
    if (at < (this.#hand[0] ?? 0)) this.#hand[0] = Math.floor(at);
  }

  /** Takes one out. */
  remove(i: number): void {
    const bucket = ((this.due[i] ?? 0) * this.#bucketsPerUnit) & this.#mask;
    const after = this.#follows[i] ?? -1;
    let one = this.#heads[bucket] ?? -1;
    if (one === i) {
      this.#heads[bucket] = after;
      return;
    }
    while (one >= 0) {
      const next = this.#follows[one] ?? -1;
      if (next === i) {
        this.#follows[one] = after;
        return;
      }
      one = next;
    }
  }

  /** The earliest time of all; Infinity where nobody is in. */
  #least(): number {
    let least = Infinity;
    for (const head of this.#heads) {
      for (let i = head; i >= 0; i = this.#follows[i] ?? -1) {
        least = Math.min(least, this.due[i] ?? 0);
      }
    }
    return least;
  }

  /** Who is due first, who stays in; -1 where nobody is before the limit. */
  first(): number {
    const { due } = this;
    const limit = this.#hand[1] ?? 0;
    const perUnit = this.#bucketsPerUnit;
    let hand = this.#hand[0] ?? 0;
    for (let empty = 0; ; empty += 1) {
      // After a whole lap without anybody the hand goes straight to who is next.
      if (empty > this.#mask) hand = Math.max(hand, Math.floor(this.#least() * perUnit));
      // Compared as `add` puts them in, so that no rounding lets the hand pass somebody by.
      const end = hand + 1;
      let best = -1;
      let least = limit;
      for (let i = this.#heads[hand & this.#mask] ?? -1; i >= 0; i = this.#follows[i] ?? -1) {
        const at = due[i] ?? 0;
        if (at < least && at * perUnit < end) {
          least = at;
          best = i;
        }
      }
      if (best >= 0 || end >= limit * perUnit) {
        this.#hand[0] = hand;
        return best;
      }
      hand += 1;
    }
  }
}
