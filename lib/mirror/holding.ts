/**
 * One part of the board as the browser holds it: a table, the cursor it stands at, and who wants to
 * hear of changes. Knows nothing of connections.
 */
import type { Cancel } from "../clock.ts";
import { schemaOf } from "../schema/topics.ts";
import { applyDelta, changesSince, tableFrom } from "../table/changes.ts";
import type { Applied } from "../table/delta.ts";
import type { TableSchema } from "../table/schema.ts";
import type { Table } from "../table/table.ts";
import { formatCursor, parseCursor } from "../wire/cursor.ts";
import type { Delta, Subscribed, TopicSnapshot } from "../wire/messages.ts";
import { emptyPicture, frozen, PartPicture, type Picture, TablePicture } from "./picture.ts";
import { ofTable, type Selection, selectionKey } from "./selection.ts";

/** Hears of changed keys; the set is valid only during the call. */
export type ChangeListener = (changed: ReadonlySet<string>) => void;

/** Changed keys that wait to be told, at most; above it listeners should be told at once. */
const waitingMax = 20_000;

export class Holding {
  readonly selection: Selection;
  readonly key: string;
  /** How many watch it. */
  watchers = 0;

  #schema: TableSchema | null;
  #tickSize: number | null = null;
  #table: Table | null = null;
  #epoch = "";
  #missing: boolean;
  #picture: Picture = emptyPicture;
  /** What the page was drawn from: the live picture until it changes, then a frozen one. */
  #seeded: "live" | Picture = emptyPicture;
  readonly #changed = new Set<string>();
  readonly #keyListeners = new Map<string, Set<() => void>>();
  readonly #listeners = new Set<ChangeListener>();

  /** @param selection a normalized one. */
  constructor(selection: Selection) {
    this.selection = selection;
    this.key = selectionKey(selection);
    this.#schema = schemaOf(selection.topic);
    this.#missing = this.#schema === null;
  }

  /** What is known now. */
  get picture(): Picture {
    return this.#picture;
  }

  /** What the page was drawn from; empty where it was drawn without. */
  get seeded(): Picture {
    return this.#seeded === "live" ? this.#picture : this.#seeded;
  }

  /** How far it has followed the board; null while it holds nothing. */
  get cursor(): string | null {
    return this.#table && formatCursor(this.#epoch, this.#table.version);
  }

  /** The life of the board that it comes from; empty while it holds nothing. */
  get epoch(): string {
    return this.#epoch;
  }

  /** Whether there is no such topic. */
  get missing(): boolean {
    return this.#missing;
  }

  set missing(missing: boolean) {
    this.#missing = missing;
  }

  /** Whether the topic's name can be one at all. */
  get wellFormed(): boolean {
    return this.#schema !== null;
  }

  /** Whether so many wait that they should be told now. */
  get overfull(): boolean {
    return this.#changed.size > waitingMax;
  }

  /** Takes what the page was drawn from, unless it holds something already. */
  seed(snapshot: TopicSnapshot): void {
    if (this.#table !== null || this.#schema === null) return;
    this.#tickSize = snapshot.tickSize;
    if (!this.#replace(snapshot.delta)) return;
    this.#seeded = "live";
    // Nobody has seen it without, so there is nothing to tell; a watcher who came first is told.
    if (this.watchers === 0) this.#changed.clear();
  }

  /** Takes its part of a wider holding, so that there is something to see at once. */
  copyFrom(wider: Holding): void {
    const table = wider.#table;
    if (this.#table !== null || table === null) return;
    if (this.selection.columns?.every((name) => table.hasColumn(name)) === false) return;
    const snapshot = changesSince(table, null, ofTable(table, this.selection));
    if (snapshot === null) return;
    this.#tickSize = wider.#tickSize;
    this.#schema = wider.#schema;
    this.#epoch = wider.#epoch;
    const { rows } = this.selection;
    this.#seeded = frozen(rows ? new PartPicture(() => wider.seeded, rows) : wider.seeded);
    this.#show(tableFrom(table.schema, snapshot, { tickSize: this.#tickSize }, table.changedAt));
  }

  /** Forgets what the page was drawn from. */
  forgetSeed(): void {
    this.#seeded = emptyPicture;
  }

  /** Takes what the server says of the table. */
  describe({ tickSize, keep }: Subscribed): void {
    this.#tickSize = tickSize;
    if (this.#schema !== null && this.#schema.keep !== keep) {
      this.#schema = { ...this.#schema, keep };
    }
    this.missing = false;
  }

  /**
   * Offers a delta to the table.
   * @returns `gap` also for one of another epoch and for a snapshot that cannot be held yet.
   * @throws RangeError or TypeError for a delta that does not fit the table; nothing has changed.
   */
  offer(delta: Delta): Applied {
    const to = parseCursor(delta.to);
    if (to.version === null) throw new RangeError(`"${delta.to}" is no cursor`);
    if (delta.from === null) {
      const held = this.#epoch === to.epoch ? (this.#table?.version ?? -1) : -1;
      if (to.version <= held) return "old";
      return this.#replace(delta) ? "applied" : "gap";
    }
    const from = parseCursor(delta.from);
    const table = this.#table;
    if (table === null || from.version === null) return "gap";
    if (from.epoch !== this.#epoch || to.epoch !== this.#epoch) return "gap";
    if (this.#seeded === "live" && to.version > table.version) this.#seeded = frozen(this.#picture);
    const { rows, gone = [] } = delta;
    const before = table.schema.keep === null ? [] : table.keys();
    const change = { from: from.version, to: to.version, rows, gone };
    const applied = applyDelta(table, change, delta.at);
    if (applied !== "applied") return applied;
    for (const key of Object.keys(rows)) this.#changed.add(key);
    for (const key of gone) this.#changed.add(key);
    for (const key of before) {
      if (table.has(key)) break;
      this.#changed.add(key);
    }
    return "applied";
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

  /** Tells the listeners what has gathered. One that throws does not keep it from the others. */
  tell(): void {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    for (const key of changed) {
      for (const listener of [...(this.#keyListeners.get(key) ?? [])]) guarded(listener);
    }
    for (const listener of [...this.#listeners]) guarded(() => listener(changed));
  }

  /** @returns false while the table's price grid is unknown. */
  #replace(delta: Delta): boolean {
    const schema = this.#schema;
    const to = parseCursor(delta.to);
    if (schema === null || to.version === null) return false;
    if (schema.grid === "table" && this.#tickSize === null) return false;
    const { rows, gone = [] } = delta;
    const snapshot = { from: null, to: to.version, rows, gone };
    const table = tableFrom(schema, snapshot, { tickSize: this.#tickSize }, delta.at);
    if (this.#seeded === "live") this.#seeded = frozen(this.#picture);
    this.#epoch = to.epoch;
    this.#show(table);
    return true;
  }

  #show(table: Table): void {
    for (const key of this.#table?.keys() ?? []) this.#changed.add(key);
    for (const key of table.keys()) this.#changed.add(key);
    this.#table = table;
    this.#picture = new TablePicture(table, this.#picture);
  }
}

/** Runs a listener; its error surfaces by itself and not in the middle of a delta. */
function guarded(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
