/**
 * The board: all tables by topic, and the one way to write them. A transaction may touch any
 * number of tables; each gets one step of its version or, if the write throws, none. What follows
 * from a write (candles, standings …) is derived from what was committed, before anybody is told.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { SchemaOf, Topic, TopicFamily } from "../../lib/schema/topics.ts";
import type { Table } from "../../lib/table/table.ts";
import type { Book } from "./book.ts";
import { BrokenBoard } from "./broken.ts";
import { Figures } from "./figures.ts";
import { type Keeper, LazyFamily } from "./lazy.ts";
import type { Change, Deriver, OwnPlace, Participant, Place } from "./place.ts";
import { Places } from "./places.ts";
import { Tape } from "./tape.ts";

export type { Change, Deriver, Participant, Place } from "./place.ts";

export class Board {
  /** Names the life of this board; a cursor of another epoch says nothing here. */
  readonly epoch: string;
  readonly clock: Clock;
  /** What was printed in the transaction that is running. */
  readonly tape = new Tape();
  /** Where instruments gather what ticks bring. */
  readonly figures = new Figures();
  /** The order book of each instrument that was listed, by symbol. */
  readonly books = new Map<string, Book>();
  readonly #places = new Places();
  /** Families whose tables are filled when they are asked for, and which of them are. */
  readonly #lazy = new Map<TopicFamily, LazyFamily>();
  readonly #derivers: Deriver[] = [];
  readonly #listeners = new Set<() => void>();
  #joined: Place[] = [];
  /** Places that the running step has made, and those that it has filled. */
  #made: OwnPlace[] = [];
  #filled: OwnPlace[] = [];
  #open = false;
  #broken: BrokenBoard | null = null;
  #started = 0;
  #participants: Participant[] = [];

  constructor(options: { readonly epoch: string; readonly clock: Clock }) {
    this.epoch = options.epoch;
    this.clock = options.clock;
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

  /** Has somebody told when the transaction that is running ends; call once a transaction. */
  enlist(participant: Participant): void {
    this.#mustBeOpen();
    this.#participants.push(participant);
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
    this.#fill(place);
    return place.table as unknown as Table;
  }

  /** The table of a topic that must be there, with its place. @throws RangeError if it is not. */
  place<F extends TopicFamily>(topic: Topic<F>): Place<F> {
    const place = this.#mustFind(topic);
    this.#fill(place);
    return place as unknown as Place<F>;
  }

  /** As `place`, for who keeps the table: does not count as asking for it. */
  placeToWrite<F extends TopicFamily>(topic: Topic<F>): Place<F> {
    return this.#mustFind(topic) as unknown as Place<F>;
  }

  /**
   * Spares the work of tables that nobody looks at: of the thousands of a family that change with
   * the ticks a few are read, and the others need not even be there.
   */
  lazy<F extends TopicFamily>(family: F, keeper: Keeper<Place<F>>): void {
    this.#lazy.set(family, new LazyFamily(keeper as unknown as Keeper<OwnPlace>));
  }

  /** The tables of a lazy family that are asked for: who begins to keep one finds here that it is. */
  askedOf<F extends TopicFamily>(family: F): Iterable<Place<F>> {
    return (this.#lazy.get(family)?.asked ?? []) as unknown as Iterable<Place<F>>;
  }

  /**
   * Lets lazy tables that nobody reads any more rest, and gives up those that have rested for long
   * and all that hold nothing: else a board would in time hold a table for all that anybody ever
   * looked at. To be called now and then, outside of transactions.
   */
  rest(isRead: (table: Table) => boolean): void {
    for (const family of this.#lazy.values()) family.rest(isRead);
    for (const place of this.#places.owned()) {
      if (isRead(place.table as unknown as Table)) continue;
      const isHeld = this.#lazy.get(place.family)?.holds(place) ?? place.table.size > 0;
      if (!isHeld) this.#places.giveUp(place);
    }
  }

  /** Opens a table for writing in the transaction that is running. */
  join<F extends TopicFamily>(place: Place<F>): Table<SchemaOf<F>> {
    if (!place.table.isOpen) {
      this.#mustBeOpen();
      place.table.begin();
      this.#joined.push(place as unknown as Place);
    }
    return place.table;
  }

  /**
   * Runs `write`; all that it writes becomes visible at once, with what is derived from it, or,
   * if it throws, not at all. Synchronous, not nested.
   * @throws BrokenBoard from when a step was written in part; else what `write` throws. What deriving throws, too: then what was written stands, and what
   *   was to be derived from it is missing.
   */
  transact(write: () => void): void {
    if (this.#broken !== null) throw this.#broken;
    if (this.#open) throw new Error("a transaction of the board is open already");
    this.#open = true;
    this.#started += 1;
    let changed = false;
    try {
      const now = this.clock.now();
      const changes = this.#step(write, now);
      changed = changes.length > 0;
      if (!changed && this.tape.length === 0) return;
      this.#step(() => {
        for (const deriver of this.#derivers) deriver.derive(changes, now);
      }, now);
    } finally {
      this.#open = false;
      this.tape.clear();
      if (changed) for (const listener of this.#listeners) listener();
    }
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
      for (const participant of this.#participants) participant.settle();
    } catch (error) {
      this.#whole(() => this.#takeBack());
      this.#forgetStep();
      throw error;
    }
    const joined = this.#joined;
    this.#forgetStep();
    const changes: Change[] = [];
    this.#whole(() => {
      for (const place of joined) {
        const commit = place.table.commit(undefined, now);
        if (commit !== null) changes.push({ place, commit });
      }
    });
    return changes;
  }

  /** Does what must not end halfway. */
  #whole(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#broken = new BrokenBoard(error);
      throw this.#broken;
    }
  }

  /** Undoes the running step. */
  #takeBack(): void {
    for (const place of this.#joined) place.table.rollback();
    for (const participant of this.#participants) participant.restore();
    for (const place of this.#filled) {
      this.#lazy.get(place.family)?.takeBack(place);
    }
    for (const place of this.#made) this.#places.takeBack(place);
  }

  #forgetStep(): void {
    this.#joined = [];
    this.#participants = [];
    this.#filled = [];
    this.#made = [];
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new Error("the board is written inside transact only");
  }

  #mustFind(topic: string): OwnPlace {
    const place = this.#find(topic);
    if (place === null) throw new RangeError(`there is no topic "${topic}"`);
    return place;
  }

  #find(topic: string): OwnPlace | null {
    return this.#places.find(topic, this.#open ? this.#made : null);
  }

  #fill(place: OwnPlace): void {
    if (place.asked) return;
    const lazy = this.#lazy.get(place.family);
    if (lazy === undefined) {
      place.asked = true;
      return;
    }
    const write = () => {
      this.#filled.push(place);
      lazy.ask(place);
    };
    if (this.#open) write();
    else this.transact(write);
  }
}
