/** All subscriptions: those that somebody has, and those that somebody has asked for lately. */
import type { Table } from "../../lib/table/table.ts";
import { Recent } from "./recent.ts";
import { Subscription, type Wish } from "./subscription.ts";

/**
 * How long a subscription stays that nobody has, ms, once it was asked for: who polls comes back
 * soon, and would else have its table put to rest and its answers forgotten in between.
 */
export const lingerMs = 10_000;
/** How many stay at most; what goes first was asked for longest ago. */
const lingeringMax = 1_000;

export class Subscriptions {
  readonly #epoch: string;
  readonly #now: () => number;
  readonly #byWish = new Map<string, Subscription>();
  readonly #recent = new Recent();
  /** Those that stay without members, and since when; last asked for, last. */
  readonly #lingering = new Map<Subscription, number>();
  #last = 0;

  /** @param now the time, ms since the epoch. */
  constructor(epoch: string, now: () => number) {
    this.#epoch = epoch;
    this.#now = now;
  }

  /** How many there are. */
  get size(): number {
    return this.#byWish.size;
  }

  /** The tables that they read. */
  tables(): Set<Table> {
    return new Set(this.#byWish.values().map(({ table }) => table));
  }

  /** The subscription for a wish, with a number of its own where nobody has it yet. */
  of(wish: Wish): Subscription {
    const key = keyOf(wish);
    const found = this.#byWish.get(key);
    if (found !== undefined) return found;
    this.#last += 1;
    const made = new Subscription(this.#last, this.#epoch, wish, this.#now(), this.#recent);
    this.#byWish.set(key, made);
    return made;
  }

  /** As `of`, for who asks without becoming a member, and is likely to ask again. */
  ask(wish: Wish): Subscription {
    const subscription = this.of(wish);
    subscription.asked = true;
    this.#lingering.delete(subscription);
    this.#lingering.set(subscription, this.#now());
    const [oldest] = this.#lingering.keys();
    if (oldest !== undefined && this.#lingering.size > lingeringMax) this.#letGo(oldest);
    return subscription;
  }

  /** Forgets a subscription that nobody has any more. */
  release(subscription: Subscription): void {
    if (subscription.members > 0 || subscription.asked) return;
    this.#byWish.delete(keyOf(subscription.wish));
    this.#recent.forget(subscription.number);
  }

  /** Lets those go that nobody has asked for lately; to be called now and then. */
  sweep(): void {
    const before = this.#now() - lingerMs;
    for (const [subscription, askedAt] of this.#lingering) {
      if (askedAt > before) return;
      this.#letGo(subscription);
    }
  }

  #letGo(subscription: Subscription): void {
    this.#lingering.delete(subscription);
    subscription.asked = false;
    this.release(subscription);
  }
}

function keyOf({ topic, rows, columns }: Wish): string {
  return JSON.stringify([topic, rows, columns]);
}
