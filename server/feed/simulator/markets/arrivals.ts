import type { Random } from "../random.ts";
import { SimulatedTime } from "../simulated-time.ts";
import { CalendarQueue } from "./queue.ts";

/** Places in the clock: operational time and when it was that, its pace a ms, the step's end. */
const opened = 0;
const since = 1;
const pace = 2;
const stepEnd = 3;

/**
 * When instruments tick: each by exponential waits of its own, in proportion to its weight. Waits
 * are in operational time, of which more passes in a lively second than in a quiet one, so that what
 * changes for all is a change of that clock alone. Real times are ms since the start.
 */
export class Arrivals {
  /** How often each instrument ticks against the others. */
  readonly weights: Float64Array;
  /** When the next thing is due. */
  readonly next = new SimulatedTime();
  /** Who is due then; -1 where it is the step's end. */
  due = -1;
  readonly #queue: CalendarQueue;
  readonly #ratedWeight: number;
  readonly #clock = new Float64Array(4);
  #rate: number;
  #activity = 0;

  /**
   * @param rate ticks a second of instruments of `ratedWeight` together, at an activity of 1.
   * @throws RangeError for a rate that is not above 0.
   */
  constructor(weights: Float64Array, ratedWeight: number, rate: number) {
    this.weights = weights;
    this.#ratedWeight = ratedWeight;
    this.#rate = checked(rate);
    this.#queue = new CalendarQueue(
      weights.length,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
  }

  /** Operational time at a time within the step. */
  operational(now: number): number {
    const clock = this.#clock;
    return (clock[opened] ?? 0) + (clock[pace] ?? 0) * (now - (clock[since] ?? 0));
  }

  /** Changes the rate from a time within the step on. @throws RangeError as the constructor. */
  setRate(rate: number, now: number): void {
    this.#rate = checked(rate);
    this.begin(now, this.#clock[stepEnd] ?? 0, this.#activity);
  }

  /** Ticks a second of an instrument at an activity of 1. */
  perSecond(i: number): number {
    return (this.#rate / this.#ratedWeight) * (this.weights[i] ?? 0);
  }

  /** Begins a step with so much activity. */
  begin(now: number, end: number, activity: number): void {
    const clock = this.#clock;
    clock[opened] = this.operational(now);
    clock[since] = now;
    clock[stepEnd] = end;
    clock[pace] = (this.#rate / this.#ratedWeight / 1000) * activity;
    this.#activity = activity;
    this.#queue.limit = this.operational(end);
    this.seek();
  }

  /** Lets an instrument tick from a time on. @param boost how many times as often as its weight says. */
  start(i: number, now: number, random: Random, boost: number): void {
    this.#queue.due[i] = this.operational(now);
    this.#wait(i, random, boost);
  }

  /** Lets an instrument tick no more. */
  stop(i: number): void {
    this.#queue.remove(i);
  }

  /** Puts off the one that is due. @param boost as above. */
  putOff(random: Random, boost: number): void {
    const { due } = this;
    this.#queue.remove(due);
    this.#wait(due, random, boost);
  }

  /** Finds what is due next; to be called after any change. */
  seek(): void {
    const clock = this.#clock;
    const end = clock[stepEnd] ?? 0;
    const i = this.#queue.first();
    this.due = i;
    if (i < 0) {
      this.next.ms = end;
      return;
    }
    const wait = (this.#queue.due[i] ?? 0) - (clock[opened] ?? 0);
    this.next.ms = Math.min(end, (clock[since] ?? 0) + Math.max(0, wait) / (clock[pace] ?? 1));
  }

  #wait(i: number, random: Random, boost: number): void {
    const { due } = this.#queue;
    due[i] = (due[i] ?? 0) + random.exponential() / ((this.weights[i] ?? 1) * boost);
    this.#queue.add(i);
  }
}

function checked(rate: number): number {
  if (!(rate > 0)) throw new RangeError(`rate ${rate} must be above 0`);
  return rate;
}
