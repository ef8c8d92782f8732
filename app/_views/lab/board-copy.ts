/** The board as one way has brought it: a copy of its own, and what came to make it. */
import type { Cancel } from "../../../lib/clock.ts";
import { Copy } from "../../../lib/mirror/copy.ts";
import { normalized } from "../../../lib/mirror/selection.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import type { Applied } from "../../../lib/table/delta.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import { Ages } from "./ages.ts";
import type { WayState } from "./ways/way.ts";

export type BoardRow = Row<"lab">;

/** How a board has gone on after a cut. */
export interface Resumed {
  /** Whether everything was sent anew. */
  readonly snapshot: boolean;
  readonly rows: number;
}

export class BoardCopy {
  readonly ages = new Ages();
  state: WayState = "off";
  /** Deltas that brought something. */
  deltas = 0;
  /** The last going on after a cut; null while there was none. */
  resumed: Resumed | null = null;
  readonly #copy: Copy;
  readonly #now: () => number;
  readonly #listeners = new Set<(keys: Iterable<string>) => void>();
  #resuming = false;

  /** @param now the time by the server's clock, ms since the epoch. */
  constructor(topic: string, now: () => number) {
    this.#copy = new Copy(normalized({ topic }));
    this.#now = now;
  }

  get cursor(): string | null {
    return this.#copy.cursor;
  }

  get(letter: string): BoardRow | null {
    return (this.#copy.table?.get(letter) ?? null) as BoardRow | null;
  }

  /** The next delta tells how the board goes on after a cut. */
  mended(): void {
    this.#resuming = true;
    this.resumed = null;
  }

  /** Takes a delta and has it shown at once. */
  take(delta: Delta): Applied {
    const isFirst = this.#copy.cursor === null;
    const { applied, keys, rows, snapshot } = this.#copy.offer(delta);
    if (applied !== "applied") return applied;
    this.deltas += 1;
    if (this.#resuming) this.resumed = { snapshot, rows };
    this.#resuming = false;
    for (const listener of this.#listeners) listener(keys);
    // What the board began with was there before anybody could have shown it.
    if (isFirst) return applied;
    const now = this.#now();
    for (const key of Object.keys(delta.rows)) this.ages.add(now - (this.get(key)?.at ?? now), now);
    return applied;
  }

  /** Hears of changed rows, at once. */
  listen(listener: (keys: Iterable<string>) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
