import type { Cancel, Clock } from "../../lib/clock.ts";

interface Timer {
  at: number;
  readonly period: number | null;
  readonly call: () => void;
  readonly order: number;
}

/** A clock that stands still until it is told to go on; timers fire in the order of their times. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(start = 1_795_000_000_000) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, call: () => void): Cancel {
    return this.#add({ at: this.#now + delayMs, period: null, call, order: this.#order++ });
  }

  every(periodMs: number, call: () => void): Cancel {
    return this.#add({ at: this.#now + periodMs, period: periodMs, call, order: this.#order++ });
  }

  /** How many timers wait: a stopped part must leave none. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets `ms` pass, firing what falls due on the way. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) break;
      this.#now = Math.max(this.#now, due.at);
      if (due.period === null) this.#timers.delete(due);
      else due.at += due.period;
      due.call();
    }
    this.#now = end;
  }

  /** Lets time pass without any timer, as when the machine sleeps; what is overdue fires later. */
  sleep(ms: number): void {
    for (const timer of this.#timers) timer.at += ms;
    this.#now += ms;
  }

  /** Lets time pass while a busy page runs nothing; what fell due fires when time goes on. */
  block(ms: number): void {
    this.#now += ms;
  }

  #add(timer: Timer): Cancel {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}
