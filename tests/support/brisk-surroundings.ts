import { type Cancel, systemClock } from "../../lib/clock.ts";
import type { Surroundings } from "../../lib/mirror/surroundings.ts";

/** A window by the machine's clock whose frames are drawn as soon as they are asked for. */
export class BriskSurroundings implements Surroundings {
  readonly clock = systemClock;
  readonly #frames = new Set<NodeJS.Immediate>();
  readonly #listeners = new Set<() => void>();
  #isHidden = false;

  /** How many frames wait to be drawn. */
  get waiting(): number {
    return this.#frames.size;
  }

  /** Hides the page, or shows it again. */
  hide(hidden: boolean): void {
    this.#isHidden = hidden;
    for (const listener of [...this.#listeners]) listener();
  }

  frame(call: () => void): Cancel {
    const frame = setImmediate(() => {
      this.#frames.delete(frame);
      call();
    });
    this.#frames.add(frame);
    return () => {
      clearImmediate(frame);
      this.#frames.delete(frame);
    };
  }

  hidden(): boolean {
    return this.#isHidden;
  }

  online(): boolean {
    return true;
  }

  onChange(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Server and pages are of one release here. */
  renew(): void {}
}
