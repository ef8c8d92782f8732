/**
 * Says when lanes flush: the first change after quiet leaves at once, what follows waits for the
 * lane's window, and a lane without news does nothing. Windows of different lanes end at different
 * moments, so that the work is spread and the sockets have drained in between.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { Pace } from "../../lib/wire/messages.ts";

/** What is flushed. */
export interface Paced {
  /** Flushes a second, at most; over 0. */
  readonly pace: Pace;
  readonly dirty: boolean;
  flush(): void;
}

/** Windows end somewhere within this much, in ms, of the earliest moment that a pace allows. */
const spreadMaxMs = 100;
/** Multiples of the golden ratio fall evenly between 0 and 1, however many there are. */
const goldenRatio = 0.618_033_988_749_895;

interface Slot {
  readonly intervalMs: number;
  readonly spreadMs: number;
  /** Where in the spread this lane's windows end. */
  readonly phaseMs: number;
  /** When the running window ends; null while the lane is quiet. */
  timer: Cancel | null;
}

export class Pacer {
  readonly #clock: Clock;
  /** Moments are counted from here: whole intervals of ms since the epoch lose their last digits. */
  readonly #origin: number;
  readonly #slots = new Map<Paced, Slot>();
  readonly #quiet = new Set<Paced>();
  #sweep: Cancel | null = null;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#origin = clock.now();
  }

  /** Takes a lane in, quiet. */
  add(lane: Paced): void {
    const intervalMs = 1_000 / lane.pace;
    const spreadMs = Math.min(intervalMs, spreadMaxMs);
    this.#count += 1;
    const phaseMs = ((this.#count * goldenRatio) % 1) * spreadMs;
    this.#slots.set(lane, { intervalMs, spreadMs, phaseMs, timer: null });
    this.#quiet.add(lane);
  }

  /** Lets a lane go. */
  remove(lane: Paced): void {
    this.#slots.get(lane)?.timer?.();
    this.#slots.delete(lane);
    this.#quiet.delete(lane);
  }

  /** ms since this pacer was made. */
  get #now(): number {
    return this.#clock.now() - this.#origin;
  }

  /** To be called after every commit; costs nothing while a look is due already. */
  wake(): void {
    if (this.#sweep !== null || this.#quiet.size === 0) return;
    this.#sweep = this.#clock.after(0, () => {
      this.#sweep = null;
      for (const lane of this.#quiet) {
        // A turn of the event loop for each, so that a reader of many lanes drains in between.
        if (lane.dirty) this.#schedule(lane, this.#now);
      }
    });
  }

  /** Leaves no timer behind. */
  stop(): void {
    this.#sweep?.();
    this.#sweep = null;
    for (const lane of [...this.#slots.keys()]) this.remove(lane);
  }

  #schedule(lane: Paced, due: number): void {
    const slot = this.#slots.get(lane);
    if (slot === undefined) return;
    this.#quiet.delete(lane);
    const delayMs = Math.max(0, Math.ceil(due - this.#now));
    slot.timer = this.#clock.after(delayMs, () => {
      slot.timer = null;
      if (lane.dirty) {
        lane.flush();
        this.#schedule(lane, this.#next(slot, due));
      } else {
        this.#quiet.add(lane);
      }
    });
  }

  /** The end of the window that begins with a flush that was due at some moment. */
  #next(slot: Slot, due: number): number {
    // A loop that is behind its time must not answer with a burst.
    const late = this.#now + slot.intervalMs / 2;
    const earliest = Math.max(due + slot.intervalMs, late);
    const { spreadMs, phaseMs } = slot;
    // The tolerance keeps a multiple of an interval such as 16.67 ms from being rounded up.
    return Math.ceil((earliest - phaseMs) / spreadMs - 1e-3) * spreadMs + phaseMs;
  }
}
