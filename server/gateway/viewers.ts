/** All viewers: counted, kept alive, and let go where they read nothing. */
import type { Ending, Who } from "../access/who.ts";
import type { Comeback } from "./comeback.ts";
import { type Transport, transports, type Viewer } from "./viewer.ts";

/** A reader for which something has waited this long without anything draining, ms, is slow. */
const slowAfterMs = 1_000;

export class Viewers {
  readonly #all = new Set<Viewer>();
  readonly #failed: (error: unknown) => void;

  /** @param failed is told of a viewer's errors, which the others do not feel. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  get size(): number {
    return this.#all.size;
  }

  add(viewer: Viewer): void {
    this.#all.add(viewer);
  }

  remove(viewer: Viewer): void {
    this.#all.delete(viewer);
  }

  /** How many are connected over each transport. */
  byTransport(): Record<Transport, number> {
    const counts = Object.fromEntries(transports.map((one) => [one, 0])) as Record<
      Transport,
      number
    >;
    for (const { transport } of this.#all) counts[transport] += 1;
    return counts;
  }

  /** How many wait, or are waited for, to read. */
  slow(): number {
    let count = 0;
    for (const { reader } of this.#all) {
      if (reader.stuckMs >= slowAfterMs && reader.waits) count += 1;
    }
    return count;
  }

  /** Lets all live another second. */
  beat(now: number): void {
    this.#each((viewer) => viewer.beat(now));
  }

  /** Hangs up on those who have taken nothing for so long, and counts them no more. @returns how many. */
  dropStuck(patienceMs: number): number {
    let count = 0;
    this.#each((viewer) => {
      if (viewer.reader.stuckMs < patienceMs) return;
      count += 1;
      this.#all.delete(viewer);
      viewer.hangUp(1013, "reads too slowly");
    });
    return count;
  }

  /** How many each link has let in, of those who are there now. */
  byLink(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { who } of this.#all) {
      const link = who.pass?.link ?? null;
      if (link !== null) counts.set(link, (counts.get(link) ?? 0) + 1);
    }
    return counts;
  }

  /** Ends the connections of those who may look no more. @param endingOf null for who may. */
  dismiss(endingOf: (who: Who) => Ending | null): void {
    this.#each((viewer) => {
      const ending = endingOf(viewer.who);
      if (ending === null) return;
      this.#all.delete(viewer);
      viewer.dismiss(ending);
    });
  }

  /** Sends all away. */
  sendAway(comeback: Comeback): void {
    this.#each((viewer) => viewer.sendAway(comeback.next()));
  }

  /** Those who are there now; who leaves meanwhile was there. */
  #each(call: (viewer: Viewer) => void): void {
    for (const viewer of [...this.#all]) {
      try {
        call(viewer);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
