import { type Cancel, systemClock } from "../../lib/clock.ts";
import type { Surroundings } from "../../lib/mirror/surroundings.ts";

/** A window by the machine's clock whose frames are drawn as soon as they are asked for. */
export class BriskSurroundings implements Surroundings {
  readonly clock = systemClock;
  readonly #frames = new Set<NodeJS.Immediate>();

  /** How many frames wait to be drawn. */
  get waiting(): number {
    return this.#frames.size;
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
    return false;
  }

  online(): boolean {
    return true;
  }

  onChange(): Cancel {
    return () => undefined;
  }

  /** Server and pages are of one release here. */
  renew(): void {}
}
