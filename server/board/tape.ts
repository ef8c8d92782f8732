/**
 * The tape: the prints of the transaction that is running, in the order in which they were made.
 * What follows from prints (trades, candles) is worked out from it once the transaction stands.
 */
import type { Side } from "../../lib/schema/topics.ts";

/** How many prints there is room for at first; it doubles when a transaction brings more. */
const capacityFirst = 1_024;

export class Tape {
  /** How many prints there are; the arrays below are longer. */
  length = 0;
  /** The slot in `quotes` of each print's instrument. */
  slots = new Int32Array(capacityFirst);
  /** Times, ms since the epoch. */
  times = new Float64Array(capacityFirst);
  /** Prices in steps of the instrument's grid. */
  prices = new Float64Array(capacityFirst);
  sizes = new Float64Array(capacityFirst);
  /** 1 where the aggressor bought, 0 where it sold. */
  bought = new Uint8Array(capacityFirst);

  add(slot: number, time: number, price: number, size: number, side: Side): void {
    const at = this.length++;
    if (at >= this.slots.length) this.#grow();
    this.slots[at] = slot;
    this.times[at] = time;
    this.prices[at] = price;
    this.sizes[at] = size;
    this.bought[at] = side === "buy" ? 1 : 0;
  }

  /** Forgets all prints. */
  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    const { slots, times, prices, sizes, bought } = this;
    const capacity = slots.length * 2;
    this.slots = new Int32Array(capacity);
    this.times = new Float64Array(capacity);
    this.prices = new Float64Array(capacity);
    this.sizes = new Float64Array(capacity);
    this.bought = new Uint8Array(capacity);
    this.slots.set(slots);
    this.times.set(times);
    this.prices.set(prices);
    this.sizes.set(sizes);
    this.bought.set(bought);
  }
}
