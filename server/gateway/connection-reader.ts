/** What readers over all transports have in common: who waits for them, and for how long. */
import type { Outgoing } from "./outgoing.ts";
import type { Reader, Waiter } from "./reader.ts";

export abstract class ConnectionReader implements Reader {
  readonly #now: () => number;
  #waiters: Set<Waiter> | null = null;
  /** Since when something has been owed and nothing has been taken; null while nothing is. */
  #stuckSince: number | null = null;

  /** @param now ms since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  abstract get drained(): boolean;
  abstract send(message: Outgoing): number;

  gather(_several: boolean): void {}

  /** For how long something has been owed without anything being taken, ms. */
  get stuckMs(): number {
    return this.#stuckSince === null ? 0 : this.#now() - this.#stuckSince;
  }

  /** Whether something waits for it, or in it, to be taken. */
  get waits(): boolean {
    return (this.#waiters?.size ?? 0) > 0 || !this.drained;
  }

  wait(waiter: Waiter): void {
    this.#waiters ??= new Set();
    this.#waiters.add(waiter);
    this.owe();
  }

  forget(waiter: Waiter): void {
    if (this.#waiters?.delete(waiter) === true && !this.owes) this.#stuckSince = null;
  }

  /** To be called after an answer: answers wait as well where a reader takes nothing. */
  answered(): void {
    if (!this.drained) this.owe();
  }

  /** Whether anything is still to be taken, or to be confirmed. */
  protected get owes(): boolean {
    return this.waits;
  }

  /** From now on, if not before, something is to be taken. */
  protected owe(): void {
    this.#stuckSince ??= this.#now();
  }

  /** The reader has taken something. */
  protected progress(): void {
    this.#stuckSince = this.owes ? this.#now() : null;
    this.serve();
  }

  /** Lets those who wait send, as long as the reader takes it. */
  protected serve(): void {
    if (this.#waiters === null) return;
    // One a time where each fills the socket again: the next waits for the next drain.
    for (const waiter of this.#waiters) {
      if (!this.drained) return;
      this.forget(waiter);
      waiter.catchUp();
    }
  }
}
