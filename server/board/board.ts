/**
 * The board: all tables by topic, and the one way to write them. A transaction may touch any
 * number of tables; each gets one step of its version or, if the write throws, none. What follows
 * from a write (candles, standings …) is derived from what was committed, before anybody is told.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import {
  familyOf,
  plainTopics,
  type Topic,
  type TopicFamily,
  topicSchemas,
} from "../../lib/schema/topics.ts";
import type { TableSchema } from "../../lib/table/schema.ts";
import { type Commit, Table } from "../../lib/table/table.ts";

/** A table with its place on the board. */
export interface Place<F extends TopicFamily = TopicFamily> {
  readonly topic: Topic<F>;
  readonly family: F;
  /** The symbol, match or league that the table belongs to; empty for tables that stand alone. */
  readonly owner: string;
  readonly table: Table<(typeof topicSchemas)[F]>;
}

/** What one transaction did to one table. */
export interface Change {
  readonly place: Place;
  readonly commit: Commit;
}

/** Works out one kind of derived table. Called inside a transaction of its own. */
export interface Deriver {
  derive(changes: readonly Change[], now: number): void;
}

/** Keeps something outside the tables that a transaction changes. */
export interface Recoverable {
  /** Goes back to what held before the transaction. */
  restore(): void;
}

export class Board {
  /** Names the life of this board; a cursor of another epoch says nothing here. */
  readonly epoch: string;
  readonly clock: Clock;
  readonly #places = new Map<string, Place>();
  /** What fills the tables that nobody has asked for yet, by topic. */
  readonly #fillers = new Map<string, () => void>();
  readonly #derivers: Deriver[] = [];
  readonly #listeners = new Set<() => void>();
  #joined: Place[] = [];
  #open = false;
  #started = 0;
  #touched: Recoverable[] = [];

  constructor(options: { readonly epoch: string; readonly clock: Clock }) {
    this.epoch = options.epoch;
    this.clock = options.clock;
    for (const family of Object.keys(plainTopics)) this.#create(family, family as TopicFamily, "");
  }

  /** Whether there is anything to show. */
  get ready(): boolean {
    return this.place("quotes").table.size > 0 || this.place("matches").table.size > 0;
  }

  /** How many tables there are. */
  get tables(): number {
    return this.#places.size;
  }

  /** Numbers the transaction that is running. */
  get transaction(): number {
    return this.#started;
  }

  /** Has somebody told if the transaction that is running is taken back. */
  onRollback(recoverable: Recoverable): void {
    this.#touched.push(recoverable);
  }

  /** Adds a deriver; they run in the order in which they were added. */
  derive(deriver: Deriver): void {
    this.#derivers.push(deriver);
  }

  /**
   * The table of a topic, or null where there is none. Tables of a listed instrument, match or
   * league are made when they are first asked for.
   */
  table(topic: string): Table | null {
    const place = this.#find(topic);
    if (place === null) return null;
    this.#fill(topic);
    return place.table as unknown as Table;
  }

  /** The table of a topic that must be there, with its place. @throws RangeError if it is not. */
  place<F extends TopicFamily>(topic: Topic<F>): Place<F> {
    const place = this.placeToWrite(topic);
    this.#fill(topic);
    return place;
  }

  /** As `place`, for who keeps the table: does not count as asking for it. */
  placeToWrite<F extends TopicFamily>(topic: Topic<F>): Place<F> {
    const place = this.#find(topic);
    if (place === null) throw new RangeError(`there is no topic "${topic}"`);
    return place as unknown as Place<F>;
  }

  /**
   * Spares the work of a table that nobody looks at. Thousands of tables change with every tick
   * and a few are read.
   * @param fill brings the table to the present when somebody first asks for it, inside a
   *   transaction; from then on its writer keeps it so.
   */
  lazy(topic: string, fill: () => void): void {
    this.#fillers.set(topic, fill);
  }

  /** Opens a table for writing in the transaction that is running. */
  join<F extends TopicFamily>(place: Place<F>): Table<(typeof topicSchemas)[F]> {
    if (!place.table.isOpen) {
      if (!this.#open) throw new Error("the board is written inside transact only");
      place.table.begin();
      this.#joined.push(place as unknown as Place);
    }
    return place.table;
  }

  /**
   * Runs `write`; all that it writes becomes visible at once, with what is derived from it, or,
   * if it throws, not at all. Synchronous, not nested.
   */
  transact(write: () => void): void {
    if (this.#open) throw new Error("a transaction of the board is open already");
    this.#open = true;
    this.#started += 1;
    try {
      const now = this.clock.now();
      const changes = this.#step(write, now);
      if (changes.length === 0) return;
      this.#step(() => {
        for (const deriver of this.#derivers) deriver.derive(changes, now);
      }, now);
    } finally {
      this.#open = false;
    }
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after every transaction that changed something. */
  onCommit(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One step of all tables that `write` joins. */
  #step(write: () => void, now: number): Change[] {
    try {
      const result: unknown = write();
      if (result instanceof Promise) throw new TypeError("a transaction must be synchronous");
    } catch (error) {
      for (const place of this.#joined) place.table.rollback();
      this.#joined = [];
      for (const recoverable of this.#touched) recoverable.restore();
      this.#touched = [];
      throw error;
    }
    const joined = this.#joined;
    this.#joined = [];
    this.#touched = [];
    const changes: Change[] = [];
    for (const place of joined) {
      const commit = place.table.commit(undefined, now);
      if (commit !== null) changes.push({ place, commit });
    }
    return changes;
  }

  #find(topic: string): Place | null {
    const found = this.#places.get(topic);
    if (found !== undefined) return found;
    const family = familyOf(topic);
    const owner = family === null ? null : this.#ownerOf(topic);
    if (family === null || owner === null || !this.#exists(family, owner)) return null;
    return this.#create(topic, family, owner);
  }

  #fill(topic: string): void {
    const fill = this.#fillers.get(topic);
    if (fill === undefined) return;
    this.#fillers.delete(topic);
    if (this.#open) fill();
    else this.transact(fill);
  }

  #create(topic: string, family: TopicFamily, owner: string): Place {
    const schema: TableSchema = topicSchemas[family];
    const tickSize = schema.grid === "table" ? this.#tickSizeOf(owner) : null;
    const table = new Table(schema, { tickSize });
    const place = { topic, family, owner, table } as unknown as Place;
    this.#places.set(topic, place);
    return place;
  }

  #tickSizeOf(symbol: string): number {
    const { table } = this.place("quotes" as Topic<"quotes">);
    return table.numberAt(table.slotOf(symbol), table.columnIndex("tickSize"));
  }

  #ownerOf(topic: string): string | null {
    try {
      return decodeURIComponent(topic.split("/")[1] ?? "");
    } catch {
      return null;
    }
  }

  #exists(family: TopicFamily, owner: string): boolean {
    if (family === "candles" || family === "trades" || family === "depth") {
      return this.place("quotes").table.has(owner);
    }
    if (family === "standings") {
      const { table } = this.place("leagues" as Topic<"leagues">);
      return table.get(owner)?.table === true;
    }
    return this.place("matches").table.has(owner);
  }
}
