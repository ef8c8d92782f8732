/**
 * Has holdings tell their listeners what has changed, at most once a frame. Where many have news at
 * once they tell them over a few frames: what listeners draw would be too much for one.
 */
import type { Cancel } from "../clock.ts";
import type { Holding } from "./holding.ts";
import type { Surroundings } from "./surroundings.ts";

/** So many holdings tell in a frame, or this part of those that wait, whichever is more. */
const perFrameMin = 2;
const perFramePart = 0.25;

export class Telling {
  readonly #surroundings: Surroundings;
  readonly #told: () => void;
  readonly #dirty = new Set<Holding>();
  #frame: Cancel | null = null;
  /** Of the holdings that had news when a round of telling began, how many have not told yet. */
  #left = 0;

  /** @param told is called when all has been told that there was as its telling began. */
  constructor(surroundings: Surroundings, told: () => void) {
    this.#surroundings = surroundings;
    this.#told = told;
  }

  /** Notes that a holding has something to tell at the next frame. */
  soil(holding: Holding): void {
    this.#dirty.add(holding);
    if (holding.overfull) this.tell();
    else this.#ask();
  }

  /** Tells now all that waits for the next frames. */
  tell(): void {
    this.stop();
    this.#tellSome(this.#dirty.size);
  }

  /** The page was hidden or shown: a frame asked for while visible may never be drawn once hidden. */
  surroundingsChanged(): void {
    if (this.#frame === null) return;
    this.#frame();
    this.#frame = null;
    this.#ask();
  }

  /** Lets go of the frame that is waited for. */
  stop(): void {
    this.#frame?.();
    this.#frame = null;
  }

  #ask(): void {
    this.#frame ??= this.#surroundings.frame(() => {
      this.#frame = null;
      this.#tellSome(Math.max(perFrameMin, Math.ceil(this.#dirty.size * perFramePart)));
    });
  }

  /** Those that have waited longest tell first. */
  #tellSome(count: number): void {
    if (this.#left <= 0) this.#left = this.#dirty.size;
    for (const holding of [...this.#dirty].slice(0, count)) {
      this.#dirty.delete(holding);
      holding.tell();
    }
    this.#left -= count;
    if (this.#left <= 0) this.#told();
    if (this.#dirty.size > 0) this.#ask();
  }
}
