/**
 * Tells when the process is at its limits: the event loop stood still, so that everybody waited, or
 * memory runs out.
 */
import { getHeapStatistics } from "node:v8";
import { type Cancel, type Clock, elapsedMs } from "../../lib/clock.ts";
import type { Logger } from "./log.ts";

/** How often the event loop is looked at, and how late a look is told, ms. */
const lookMs = 100;
const stallMs = 500;
/** How long nothing more is said of stalls, ms; they are counted. */
const quietMs = 10_000;
/** How many looks there are from one at the memory to the next. */
const heapEvery = 50;
/** From which share of its limit on the heap is told, and below which it is well again. */
const heapHigh = 0.85;
const heapWell = 0.75;
/** So many looks in a row: what is high is often only not collected yet. */
const heapLooks = 3;

export interface StrainParts {
  readonly clock: Clock;
  readonly log: Pick<Logger, "info" | "warn">;
  /** ms from some fixed moment, which does not jump; the process's own unless given. */
  readonly elapsed?: () => number;
  /** Bytes; the process's own unless given. */
  readonly heap?: () => Heap;
}

export interface Heap {
  readonly used: number;
  readonly limit: number;
}

export class Strain {
  /** How often the event loop has stood still. */
  stalls = 0;
  readonly #parts: Required<StrainParts>;
  readonly #end: Cancel;
  #lookedAt: number;
  #looks = 0;
  #quietUntil = 0;
  /** Stalls that were not told, and the longest of them, ms. */
  #untold = { count: 0, worst: 0 };
  #highLooks = 0;
  #isTold = false;

  constructor(parts: StrainParts) {
    this.#parts = { elapsed: elapsedMs, heap: heapOfProcess, ...parts };
    this.#lookedAt = this.#parts.elapsed();
    this.#end = parts.clock.every(lookMs, () => this.#look());
  }

  stop(): void {
    this.#end();
  }

  #look(): void {
    const now = this.#parts.elapsed();
    const late = now - this.#lookedAt - lookMs;
    this.#lookedAt = now;
    if (late > stallMs) this.#stalled(Math.round(late), now);
    this.#looks += 1;
    if (this.#looks % heapEvery === 0) this.#weigh();
  }

  #stalled(ms: number, now: number): void {
    this.stalls += 1;
    this.#untold.count += 1;
    this.#untold.worst = Math.max(this.#untold.worst, ms);
    if (now < this.#quietUntil) return;
    const { count, worst } = this.#untold;
    const more =
      count === 1 ? "" : `; ${count} times since this was last said, ${worst} ms at worst`;
    this.#parts.log.warn(`the event loop stood still for ${ms} ms, and everybody waited${more}`);
    this.#untold = { count: 0, worst: 0 };
    this.#quietUntil = now + quietMs;
  }

  #weigh(): void {
    const { used, limit } = this.#parts.heap();
    const share = used / limit;
    this.#highLooks = share > heapHigh ? this.#highLooks + 1 : 0;
    if (!this.#isTold && this.#highLooks >= heapLooks) {
      this.#isTold = true;
      const [usedMb, limitMb] = [used, limit].map((bytes) => Math.round(bytes / 2 ** 20));
      this.#parts.log.warn(
        `the heap has ${usedMb} of ${limitMb} MB, and at its limit the process ends: give it more with NODE_OPTIONS=--max-old-space-size=<MB>`,
      );
    } else if (this.#isTold && share < heapWell) {
      this.#isTold = false;
      this.#parts.log.info("the heap has room again");
    }
  }
}

/** The heap as it is now. */
export function heapOfProcess(): Heap {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return { used, limit };
}
