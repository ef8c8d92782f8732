/** Has holdings tell their listeners what has changed, at most once a frame. */
import type { Cancel } from "../clock.ts";
import type { Holding } from "./holding.ts";
import type { Surroundings } from "./surroundings.ts";

export class Telling {
  readonly #surroundings: Surroundings;
  readonly #told: () => void;
  readonly #dirty = new Set<Holding>();
  #frame: Cancel | null = null;

  /** @param told is called when all has been told that there was. */
  constructor(surroundings: Surroundings, told: () => void) {
    this.#surroundings = surroundings;
    this.#told = told;
  }

  /** Notes that a holding has something to tell at the next frame. */
  soil(holding: Holding): void {
    this.#dirty.add(holding);
    if (holding.overfull) this.tell();
    else this.#frame ??= this.#surroundings.frame(() => this.tell());
  }

  /** Tells now what waits for the next frame. */
  tell(): void {
    this.stop();
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    for (const holding of dirty) holding.tell();
    this.#told();
  }

  /** The page was hidden or shown: a frame asked for while visible may never be drawn once hidden. */
  surroundingsChanged(): void {
    if (this.#frame === null) return;
    this.#frame();
    this.#frame = this.#surroundings.frame(() => this.tell());
  }

  /** Lets go of the frame that is waited for. */
  stop(): void {
    this.#frame?.();
    this.#frame = null;
  }
}
