/**
 * A way to have a board: what the five have in common. Each is a function that opens a connection
 * and returns how to close it; what the page holds already, and so its cursor, stays when it does.
 */
import type { Cancel, Clock } from "../../../../lib/clock.ts";
import type { Applied } from "../../../../lib/table/delta.ts";
import type { Delta } from "../../../../lib/wire/messages.ts";
import { Cable } from "./cable.ts";

/** How a way stands. */
export type WayState = "off" | "connecting" | "open" | "cut";

export interface WayParts {
  readonly clock: Clock;
  /** The server, such as `http://localhost:3000`. */
  readonly origin: string;
  /** The lab's id. */
  readonly lab: string;
  readonly topic: string;
  /** Deltas a second, at most, where the server sends by itself. */
  readonly pace: number;
  /** The cursor of what is held; null while nothing is. */
  readonly since: () => string | null;
  /** Takes a delta. @returns what became of it. */
  readonly delta: (delta: Delta) => Applied;
  readonly state: (state: WayState) => void;
  /** Delay that is added each way, ms. */
  readonly delayMs: () => number;
}

/** Waits this long before what has failed is tried again, ms. */
export const retryMs = 1_000;

/** An address under the server's, with those parameters that have a value. */
export function addressOf(
  { origin }: Pick<WayParts, "origin">,
  path: string,
  parameters: Readonly<Record<string, string | number | null>>,
): string {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** An open way, as it looks to who opened it. */
export interface Opening {
  /** Whether it has been closed: what comes then comes too late. */
  readonly closed: boolean;
  /** Both directions of the cable, which delay and keep the order. */
  readonly up: Cable;
  readonly down: Cable;
  /** Calls back later, unless it is closed before. */
  after(delayMs: number, call: () => void): void;
  /** Has something done when it is closed. @returns what forgets that again. */
  onClose(call: () => void): Cancel;
}

/** Opens a way. */
export type Open = (parts: WayParts, opening: Opening) => void;

/** A way that can be started, cut, mended and stopped, in this order. */
export class Way {
  readonly #open: Open;
  readonly #parts: WayParts;
  #close: Cancel | null = null;

  constructor(open: Open, parts: WayParts) {
    this.#open = open;
    this.#parts = parts;
  }

  start(): void {
    this.mend();
  }

  /** Closes what is open and opens nothing. */
  cut(): void {
    this.#end("cut");
  }

  /** Opens again, and goes on from the cursor of what is held. */
  mend(): void {
    if (this.#close !== null) return;
    this.#parts.state("connecting");
    const opening = new OpenWay(this.#parts);
    this.#close = () => opening.close();
    this.#open(this.#parts, opening);
  }

  stop(): void {
    this.#end("off");
  }

  #end(state: WayState): void {
    this.#close?.();
    this.#close = null;
    this.#parts.state(state);
  }
}

class OpenWay implements Opening {
  readonly up: Cable;
  readonly down: Cable;
  readonly #clock: Clock;
  readonly #closings = new Set<() => void>();
  #closed = false;

  constructor({ clock, delayMs }: WayParts) {
    this.#clock = clock;
    this.up = new Cable(clock, delayMs);
    this.down = new Cable(clock, delayMs);
  }

  get closed(): boolean {
    return this.#closed;
  }

  after(delayMs: number, call: () => void): void {
    const cancel = this.#clock.after(delayMs, () => {
      this.#closings.delete(cancel);
      call();
    });
    this.#closings.add(cancel);
  }

  onClose(call: () => void): Cancel {
    this.#closings.add(call);
    return () => this.#closings.delete(call);
  }

  close(): void {
    this.#closed = true;
    this.up.cut();
    this.down.cut();
    for (const closing of this.#closings) closing();
    this.#closings.clear();
  }
}
