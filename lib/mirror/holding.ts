/**
 * One part of the board as the browser holds it: a copy, the picture of it, and who wants to hear
 * of changes. Knows nothing of connections.
 */
import type { Cancel } from "../clock.ts";
import { guarded } from "../guarded.ts";
import type { Table } from "../table/table.ts";
import type { Delta, Encoding, Subscribed, TopicSnapshot } from "../wire/messages.ts";
import type { Before } from "./before.ts";
import { Conflation } from "./conflation.ts";
import { Copy, type ReadSnapshot } from "./copy.ts";
import { HeldPicture } from "./held-picture.ts";
import { Keeping, type Recorder } from "./keeping.ts";
import type { Outcome } from "./outcome.ts";
import { emptyPicture, frozen, PartPicture, type Picture } from "./picture.ts";
import { type Selection, selectionKey } from "./selection.ts";
import { TablePicture } from "./table-picture.ts";

/** Hears of changed keys; the set is valid only during the call. */
export type ChangeListener = (changed: ReadonlySet<string>) => void;

/** Changed keys that wait to be told, at most; above it listeners should be told at once. */
const waitingMax = 20_000;

export class Holding {
  readonly selection: Selection;
  readonly key: string;
  /** How many watch it. */
  watchers = 0;
  /** Whether there is no such topic. */
  missing: boolean;
  /** Whether frames did not do, so that it is asked for as JSON from then on. */
  plain = false;

  /** What its deltas leave out. */
  readonly conflation = new Conflation();
  readonly #copy: Copy;
  #picture: TablePicture | null = null;
  /** The table that the picture shows. */
  #shown: Table | null = null;
  readonly #keeping = new Keeping();
  readonly #changed = new Set<string>();
  readonly #keyListeners = new Map<string, Set<() => void>>();
  readonly #listeners = new Set<ChangeListener>();

  /** @param selection a normalized one. */
  constructor(selection: Selection) {
    this.selection = selection;
    this.key = selectionKey(selection);
    this.#copy = new Copy(selection);
    this.missing = !this.#copy.wellFormed;
  }

  /** What is to be seen: what is known now, or what was known when it was held still. */
  get picture(): Picture {
    return this.#keeping.held ?? this.live;
  }

  /** What is known now. */
  get live(): Picture {
    return this.#picture ?? emptyPicture;
  }

  /** What the page was drawn from; empty where it was drawn without. */
  get seeded(): Picture {
    return this.#keeping.seeded;
  }

  /** Whether it keeps the last rows only, which go in the order in which they came. */
  get isLog(): boolean {
    return this.#copy.table !== null && this.#copy.table.schema.keep !== null;
  }

  /** Whether changes come in unseen. */
  get isStill(): boolean {
    return this.#keeping.held !== null;
  }

  /** How far it has followed the board; null while it holds nothing. */
  get cursor(): string | null {
    return this.#copy.cursor;
  }

  /** The life of the board that it comes from; empty while it holds nothing. */
  get epoch(): string {
    return this.#copy.epoch;
  }

  /** Whether the topic's name can be one at all. */
  get wellFormed(): boolean {
    return this.#copy.wellFormed;
  }

  /** Whether so many wait that they should be told now. */
  get overfull(): boolean {
    return this.#changed.size > waitingMax;
  }

  /** Whether anything waits to be told. */
  get hasNews(): boolean {
    return this.#changed.size > 0;
  }

  /** How deltas are wanted. */
  get encoding(): Encoding {
    return this.plain || !this.#copy.readable ? "json" : "binary";
  }

  /** The cursor from which deltas of an encoding can continue what is held, or null. */
  since(encoding: Encoding): string | null {
    return this.#copy.since(encoding);
  }

  /**
   * Takes what the page was drawn from, unless it holds something already. Some of the rows are
   * only to be seen until all come: there is nothing in them that deltas could go on from.
   */
  seed(snapshot: TopicSnapshot): void {
    if (this.#copy.table !== null) return;
    const copy = snapshot.partial ? new Copy(this.selection) : this.#copy;
    if (!copy.seed(snapshot)) return;
    if (copy.table !== null) this.#show(copy.table);
    if (this.#picture !== null) this.#keeping.seed(new HeldPicture(this.#picture));
    // Nobody has seen it without, so there is nothing to tell; a watcher who came first is told.
    if (this.watchers > 0) this.#note(this.live.keys());
  }

  /** Takes its part of a wider holding, so that there is something to see at once. */
  copyFrom(wider: Holding): void {
    if (this.#copy.table !== null || !this.#copy.takeFrom(wider.#copy)) return;
    const { rows } = this.selection;
    this.#keeping.seed(frozen(rows ? new PartPicture(() => wider.seeded, rows) : wider.seeded));
    this.#show(this.#copy.table);
    this.#note(this.live.keys());
    const still = wider.#keeping.held;
    if (still !== null) this.#keeping.holdAs(rows ? new PartPicture(() => still, rows) : still);
  }

  /**
   * Holds still what is to be seen, while changes go on coming in.
   * @param filling whether the next change is to be seen, since what is there is old.
   */
  hold(filling = false): void {
    this.#keeping.hold(filling ? null : this.#picture);
  }

  /** Lets it move again, and notes what has changed meanwhile as changed now. */
  letGo(): void {
    this.#note(this.#keeping.letGo(this.live));
  }

  /** Keys of rows that have changed while held still. */
  waiting(): Iterable<string> {
    return this.#keeping.waiting();
  }

  /** Has all changes told to a recorder from now on, but for what comes where nothing was. */
  record(recorder: Recorder): Cancel {
    return this.#keeping.record(recorder);
  }

  /** Forgets what the page was drawn from. */
  forgetSeed(): void {
    this.#keeping.seed(emptyPicture);
  }

  /** Takes what the server says of the table. */
  describe(answer: Subscribed): void {
    this.#copy.describe(answer);
    this.missing = false;
  }

  /**
   * Offers a delta.
   * @throws RangeError or TypeError for a delta that does not fit the table; nothing has changed.
   */
  offer(delta: Delta): Outcome {
    return this.#take((before) => this.#copy.offer(delta, before));
  }

  /**
   * Offers a frame.
   * @param epoch the life of the board on the connection on which it came.
   * @throws FrameError for one that is broken or does not fit; nothing has changed.
   */
  offerFrame(frame: Uint8Array, epoch: string): Outcome {
    return this.#take((before) => this.#copy.offerFrame(frame, epoch, before));
  }

  /** Reads a snapshot's frame in steps, for `adopt`: see `Copy`. */
  reading(frame: Uint8Array): Generator<void, ReadSnapshot | null> {
    return this.#copy.reading(frame);
  }

  /** Takes a snapshot that has been read. @param epoch as of `offerFrame`. */
  adopt(read: ReadSnapshot | null, epoch: string): Outcome {
    return this.#take(() => this.#copy.adopt(read, epoch));
  }

  /** Hears of one row. */
  onRow(key: string, listener: () => void): Cancel {
    const listeners = this.#keyListeners.get(key) ?? new Set();
    this.#keyListeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#keyListeners.get(key) === listeners) {
        this.#keyListeners.delete(key);
      }
    };
  }

  /** Hears of all rows, and of the topic's coming and going (then with no keys). */
  onChange(listener: ChangeListener): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Tells the listeners what has gathered. One that throws does not keep it from the others.
   * @returns how many have been told.
   */
  tell(): number {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    let told = 0;
    for (const key of changed) {
      for (const listener of [...(this.#keyListeners.get(key) ?? [])]) {
        guarded(listener);
        told += 1;
      }
    }
    for (const listener of [...this.#listeners]) {
      guarded(() => listener(changed));
      told += 1;
    }
    return told;
  }

  #take(offer: (before: Before | null) => Outcome): Outcome {
    const before = this.#keeping.begin();
    const seen = this.#copy.table === null && !this.isStill ? this.live.keys() : [];
    const outcome = offer(before);
    if (outcome.applied !== "applied") return outcome;
    if (outcome.snapshot) {
      // Of what only the page had, not all need come again.
      this.#note(seen);
      this.#keeping.replaced(outcome.keys, this.#picture);
      this.#show(this.#copy.table);
    } else {
      if (before !== null) this.#keeping.end(before);
      this.#picture?.note(outcome.keys);
    }
    if (!this.isStill) this.#note(outcome.keys);
    this.#keeping.shown(this.#picture);
    return outcome;
  }

  #note(keys: Iterable<string>): void {
    for (const key of keys) this.#changed.add(key);
  }

  #show(table: Table | null): void {
    if (table === null || table === this.#shown) return;
    this.#shown = table;
    this.#picture = new TablePicture(table, this.#picture);
  }
}
