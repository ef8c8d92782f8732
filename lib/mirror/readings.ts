/**
 * Has frames read. A large snapshot is read in short stretches, so that a page is its visitor's
 * between them; what comes for the same holding meanwhile waits behind it, in its order.
 */
import type { ReadSnapshot } from "./copy.ts";
import type { Holding } from "./holding.ts";
import type { Outcome } from "./outcome.ts";

/** What stretches need of the window. */
export interface ReadingStage {
  /** ms since some moment. */
  now(): number;
  /** Calls back soon, in a task of its own. */
  task(call: () => void): void;
}

/** Takes what an offer brings, or what it throws. */
type Take = (offer: () => Outcome) => void;

interface Arrival {
  readonly frame: Uint8Array;
  /** As of `Holding.offerFrame`. */
  readonly epoch: string;
  readonly take: Take;
}

interface Reading extends Arrival {
  readonly holding: Holding;
  readonly steps: Generator<void, ReadSnapshot | null>;
  /** What came after it, oldest first. */
  readonly behind: Arrival[];
}

/** Frames from this size on are read in stretches, bytes. */
const largeBytes = 4_096;
/** How long a stretch is, ms. A step, which is a column, is not cut. */
const stretchMs = 4;
/** When so many wait behind a snapshot, the rest of it is read at once. */
const behindMost = 32;

export class Readings {
  readonly #stage: ReadingStage | null;
  readonly #begun = new Map<Holding, Reading>();

  /** @param stage without one, every frame is read at once. */
  constructor(stage: ReadingStage | null) {
    this.#stage = stage;
  }

  /** Has a frame read and taken: now, or soon. */
  frame(holding: Holding, arrival: Arrival): void {
    const { frame, epoch, take } = arrival;
    const begun = this.#begun.get(holding);
    if (begun !== undefined) {
      begun.behind.push(arrival);
      if (begun.behind.length > behindMost) this.#read(begun, Number.POSITIVE_INFINITY);
    } else if (this.#stage === null || frame.length < largeBytes) {
      take(() => holding.offerFrame(frame, epoch));
    } else {
      const reading = { ...arrival, holding, steps: holding.reading(frame), behind: [] };
      this.#begun.set(holding, reading);
      this.#goOn(reading);
    }
  }

  /** Reads now what has been begun. */
  finish(): void {
    for (const reading of [...this.#begun.values()]) {
      this.#read(reading, Number.POSITIVE_INFINITY);
    }
  }

  /** Lets go of what has been begun, and of what waits behind it. */
  drop(): void {
    this.#begun.clear();
  }

  #goOn(reading: Reading): void {
    this.#stage?.task(() => {
      if (this.#begun.get(reading.holding) === reading) this.#read(reading, stretchMs);
    });
  }

  #read(reading: Reading, stretch: number): void {
    const { holding, steps, take } = reading;
    const end = this.#now() + stretch;
    let offer: (() => Outcome) | null = null;
    try {
      do {
        const step = steps.next();
        if (step.done === true) offer = () => this.#adopted(reading, step.value);
      } while (offer === null && this.#now() < end);
    } catch (error) {
      offer = () => {
        throw error;
      };
    }
    if (offer === null) {
      this.#goOn(reading);
      return;
    }
    this.#begun.delete(holding);
    take(offer);
    for (const { frame, epoch, take } of reading.behind)
      take(() => holding.offerFrame(frame, epoch));
  }

  /** What is no snapshot, however large, changes what is held and cannot be read apart from it. */
  #adopted({ holding, frame, epoch }: Reading, read: ReadSnapshot | null): Outcome {
    return read === null ? holding.offerFrame(frame, epoch) : holding.adopt(read, epoch);
  }

  #now(): number {
    return this.#stage?.now() ?? 0;
  }
}
