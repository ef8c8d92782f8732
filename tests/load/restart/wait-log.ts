/** What a page's link waits for before it connects again, read off its timers and its chance. */
import { type Clock, systemClock } from "../../../lib/clock.ts";

/** How often a page has waited for one thing, and how long in all, s. */
export interface Waits {
  readonly times: number;
  readonly seconds: number;
}

/** How a page came back. */
export interface Way {
  readonly index: number;
  /** s from the end of the server that was until all that it had asked for was there. */
  readonly back: number;
  /** Because the server had said when to come. */
  readonly told: Waits;
  /** Because nobody was there, or did not answer. */
  readonly alone: Waits;
}

/** Over how long a link spreads what it was told, ms; see lib/mirror/backoff.ts. */
const spreadMs = 1_000;

export class WaitLog {
  #told: number[] = [];
  #alone: number[] = [];
  /** The chance that was drawn last, until a timer has used it. */
  #chance: number | null = null;

  readonly clock: Clock = {
    ...systemClock,
    after: (ms, call) => {
      this.#note(ms);
      return systemClock.after(ms, call);
    },
  };

  readonly random = (): number => {
    this.#chance = Math.random();
    return this.#chance;
  };

  forget(): void {
    this.#told = [];
    this.#alone = [];
  }

  way(index: number, back: number): Way {
    return { index, back, told: waitsOf(this.#told), alone: waitsOf(this.#alone) };
  }

  /** What a server says before it goes has no chance in it, and what it says later whole seconds. */
  #note(ms: number): void {
    const said = (ms - (this.#chance ?? 0) * spreadMs) / 1_000;
    const isTold =
      this.#chance === null || (said > 0.5 && Math.abs(said - Math.round(said)) < 1e-9);
    this.#chance = null;
    (isTold ? this.#told : this.#alone).push(ms);
  }
}

/** A way in words. */
export function wayInWords({ index, back, told, alone }: Way): string {
  const part = ({ times, seconds }: Waits) => `${times} times, ${seconds.toFixed(1)} s`;
  const rest = Math.max(0, back - told.seconds - alone.seconds).toFixed(1);
  return `page ${index} after ${back.toFixed(1)} s: told to wait ${part(told)}; in vain ${part(alone)}; connecting ${rest} s`;
}

function waitsOf(all: readonly number[]): Waits {
  return { times: all.length, seconds: all.reduce((sum, ms) => sum + ms, 0) / 1_000 };
}
