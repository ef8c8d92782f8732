/**
 * Says when lanes flush: the first change after quiet leaves at once, what follows waits for the
 * lane's window, and a lane without news does nothing. Windows of different lanes end at different
 * moments, so that the work is spread and the sockets have drained in between.
 *
 * One timer serves all lanes, and one turn of the event loop does only so much.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { Pace } from "../../lib/wire/messages.ts";
import { type Due, DueHeap } from "./due-heap.ts";

/** What is flushed. */
export interface Paced {
  /** Flushes a second, at most; over 0. */
  readonly pace: Pace;
  /** Where its news come from; while this version stands still there are none. */
  readonly source: { readonly version: number };
  readonly dirty: boolean;
  /** @returns how many were sent something. */
  flush(): number;
}

/** A window may be longer than its pace asks for by this much, ms, to end at the lane's moment. */
const stretchMaxMs = 100;
/** Multiples of the golden ratio fall evenly between 0 and 1, however many there are. */
const goldenRatio = 0.618_033_988_749_895;
/**
 * How much is done before the event loop comes to its turn, in writes to sockets: some 4 ms. To
 * look at a table and make a message costs about as much as so many writes.
 */
const turnMax = 500;
const flushCost = 3;
/**
 * Where more windows than this run, they end in groups so many ms apart: to be woken for each by
 * itself would cost the process more than what it then does.
 */
const crowd = 64;
const crowdStepMs = 4;

/** A lane and when it is due. In the heap while its window runs, else quiet. */
interface Slot extends Due {
  readonly lane: Paced;
  readonly intervalMs: number;
  /** Where in the interval this lane's windows end. */
  readonly phaseMs: number;
}

/** Lanes of one source that have no news. */
interface Quiet {
  readonly slots: Set<Slot>;
  /** The source's version when these lanes were last looked at; null before. */
  seen: number | null;
}

export class Pacer {
  readonly #clock: Clock;
  /** Moments are counted from here: whole intervals of ms since the epoch lose their last digits. */
  readonly #origin: number;
  readonly #slots = new Map<Paced, Slot>();
  readonly #running = new DueHeap<Slot>();
  /** Sources that have quiet lanes. */
  readonly #quiet = new Map<Paced["source"], Quiet>();
  #woken = false;
  /** The next turn, where one has been asked for. */
  #turn: Cancel | null = null;
  #timer: Cancel | null = null;
  #timerDue = 0;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#origin = clock.now();
  }

  /** Takes a lane in, quiet. */
  add(lane: Paced): void {
    const intervalMs = 1_000 / lane.pace;
    this.#count += 1;
    const phaseMs = ((this.#count * goldenRatio) % 1) * intervalMs;
    const slot: Slot = { lane, intervalMs, phaseMs, due: 0, place: -1 };
    this.#slots.set(lane, slot);
    this.#hush(slot);
  }

  /** Lets a lane go. */
  remove(lane: Paced): void {
    const slot = this.#slots.get(lane);
    if (slot === undefined) return;
    this.#slots.delete(lane);
    this.#running.remove(slot);
    this.#rouse(slot);
    if (this.#running.first === undefined) this.#stopTimer();
  }

  /** To be called after every commit; costs nothing while a turn is due already. */
  wake(): void {
    if (this.#quiet.size === 0) return;
    this.#woken = true;
    this.#askForTurn();
  }

  /** Leaves no timer behind. */
  stop(): void {
    for (const lane of [...this.#slots.keys()]) this.remove(lane);
    this.#turn?.();
    this.#turn = null;
    this.#stopTimer();
  }

  /** ms since this pacer was made. */
  get #now(): number {
    return this.#clock.now() - this.#origin;
  }

  #askForTurn(): void {
    if (this.#turn !== null) return;
    const call = () => {
      this.#turn = null;
      this.#run();
    };
    this.#turn = this.#clock.soon?.(call) ?? this.#clock.after(0, call);
  }

  /** Flushes what is due, as much as fits in a turn, and sees to the next one. */
  #run(): void {
    if (this.#woken) this.#lookAtQuiet();
    let left = turnMax;
    for (;;) {
      const slot = this.#running.first;
      if (slot === undefined) {
        this.#stopTimer();
        return;
      }
      if (slot.due > this.#now) {
        this.#setTimer(slot.due);
        return;
      }
      if (left <= 0) {
        this.#askForTurn();
        return;
      }
      left -= this.#serve(slot);
    }
  }

  /** Flushes a lane whose window has ended. @returns what that cost. */
  #serve(slot: Slot): number {
    const { lane, due } = slot;
    if (!lane.dirty) {
      this.#running.remove(slot);
      this.#hush(slot);
      return 0;
    }
    const sent = lane.flush();
    // A flush may find its last reader gone.
    if (this.#slots.has(lane)) this.#running.put(slot, this.#next(slot, due));
    return flushCost + sent;
  }

  /** Starts those quiet lanes whose source has changed. */
  #lookAtQuiet(): void {
    this.#woken = false;
    const now = this.#now;
    for (const [source, quiet] of this.#quiet) {
      if (quiet.seen === source.version) continue;
      quiet.seen = source.version;
      for (const slot of quiet.slots) {
        if (!slot.lane.dirty) continue;
        this.#rouse(slot);
        this.#running.put(slot, now);
      }
    }
  }

  #hush(slot: Slot): void {
    const { source } = slot.lane;
    const quiet = this.#quiet.get(source);
    if (quiet === undefined) this.#quiet.set(source, { slots: new Set([slot]), seen: null });
    else quiet.slots.add(slot);
  }

  #rouse(slot: Slot): void {
    const { source } = slot.lane;
    const quiet = this.#quiet.get(source);
    if (quiet?.slots.delete(slot) && quiet.slots.size === 0) this.#quiet.delete(source);
  }

  #setTimer(end: number): void {
    const step = this.#running.size > crowd ? crowdStepMs : 1;
    const due = Math.ceil(end / step) * step;
    if (this.#timer !== null && this.#timerDue <= due) return;
    this.#timer?.();
    this.#timerDue = due;
    this.#timer = this.#clock.after(Math.max(0, Math.ceil(due - this.#now)), () => {
      this.#timer = null;
      this.#run();
    });
  }

  #stopTimer(): void {
    this.#timer?.();
    this.#timer = null;
  }

  /** The end of the window that begins with a flush that was due at some moment. */
  #next(slot: Slot, due: number): number {
    const { intervalMs, phaseMs } = slot;
    // A loop that is behind its time must not answer with a burst.
    const late = this.#now + intervalMs / 2;
    const earliest = Math.max(due + intervalMs, late);
    // The tolerance keeps a multiple of an interval such as 16.67 ms from being rounded up.
    const moment = Math.ceil((earliest - phaseMs) / intervalMs - 1e-3) * intervalMs + phaseMs;
    return Math.min(moment, earliest + stretchMaxMs);
  }
}
