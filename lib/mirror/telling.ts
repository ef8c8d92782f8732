/**
 * Has holdings tell their listeners what has changed, at most once a frame. Where many listeners
 * would hear at once they hear over a few frames: what they draw would be too much for one.
 */
import type { Cancel } from "../clock.ts";
import type { Holding } from "./holding.ts";
import type { Surroundings } from "./surroundings.ts";

/** Once so many listeners have been told in a frame, the holdings that still wait take the next. */
const listenersPerFrame = 6;
/** In any case this part of the holdings that wait tell in a frame, so that none waits for long. */
const holdingsPart = 0.25;

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
    this.#tellSome(Number.POSITIVE_INFINITY);
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
      this.#tellSome(listenersPerFrame);
    });
  }

  /** Those that have waited longest tell first. */
  #tellSome(listenersMax: number): void {
    if (this.#left <= 0) this.#left = this.#dirty.size;
    const least = Math.ceil(this.#dirty.size * holdingsPart);
    let listeners = 0;
    for (const [place, holding] of [...this.#dirty].entries()) {
      if (place >= least && listeners >= listenersMax) break;
      this.#dirty.delete(holding);
      listeners += holding.tell();
      this.#left -= 1;
    }
    if (this.#left <= 0) this.#told();
    if (this.#dirty.size > 0) this.#ask();
  }
}
