/**
 * A part of the board as the browser has it: its table, the life of the board that it comes from,
 * and what binary frames call its rows. It takes deltas and frames; who hears of them is
 * holding.ts's to know.
 */
import { schemaOf } from "../schema/topics.ts";
import { applyDelta, changesSince, tableFrom } from "../table/changes.ts";
import type { TableSchema } from "../table/schema.ts";
import { Table } from "../table/table.ts";
import type { FrameDecoder } from "../wire/binary/decode.ts";
import type { FrameHead } from "../wire/binary/frame.ts";
import { type FrameShape, RowNumbers } from "../wire/binary/shape.ts";
import { formatCursor, parseCursor } from "../wire/cursor.ts";
import type { Delta, Encoding, Subscribed, TopicSnapshot } from "../wire/messages.ts";
import type { Before } from "./before.ts";
import { frameCode } from "./frames.ts";
import { gap, nothing, type Outcome, old } from "./outcome.ts";
import { ofTable, type Selection } from "./selection.ts";

/** A snapshot that has been read, and that nobody has seen yet. */
export interface ReadSnapshot {
  readonly head: FrameHead;
  readonly table: Table;
  readonly numbers: RowNumbers;
  /** How many rows came. */
  readonly rows: number;
}

export class Copy {
  readonly selection: Selection;
  #schema: TableSchema | null;
  #tickSize: number | null = null;
  /** What the times of frames are told apart from. */
  #base = 0;
  #table: Table | null = null;
  #epoch = "";
  /** As of the table's version; null where they are not known. */
  #numbers: RowNumbers | null = null;
  #decoder: FrameDecoder | null = null;

  /** @param selection a normalized one. */
  constructor(selection: Selection) {
    this.selection = selection;
    this.#schema = schemaOf(selection.topic);
  }

  get table(): Table | null {
    return this.#table;
  }

  /** The life of the board that it comes from; empty while it holds nothing. */
  get epoch(): string {
    return this.#epoch;
  }

  /** How far it has followed the board; null while it holds nothing. */
  get cursor(): string | null {
    return this.#table && formatCursor(this.#epoch, this.#table.version);
  }

  /** Whether the topic's name can be one at all. */
  get wellFormed(): boolean {
    return this.#schema !== null;
  }

  /** Whether frames of this selection can be read: not where it names a column nobody knows. */
  get readable(): boolean {
    return this.#shape() !== null;
  }

  /**
   * The cursor from which deltas of an encoding can continue this copy, or null. Frames cannot where
   * it is not known what they call its rows.
   */
  since(encoding: Encoding): string | null {
    return encoding === "binary" && this.#lacksNumbers() ? null : this.cursor;
  }

  /** Takes what the server says of the table. */
  describe({ tickSize, keep, base }: Subscribed): void {
    this.#tickSize = tickSize;
    if (base !== this.#base) this.#decoder = null;
    this.#base = base;
    if (this.#schema === null || this.#schema.keep === keep) return;
    this.#schema = { ...this.#schema, keep };
    this.#decoder = null;
  }

  /** Takes what a page was drawn from. @returns false where it cannot be held. */
  seed({ delta, tickSize, numbers }: TopicSnapshot): boolean {
    this.#tickSize = tickSize;
    if (this.offer(delta).applied !== "applied") return false;
    if (numbers !== undefined) this.#numbers = numbersOf(Object.keys(delta.rows), numbers);
    return true;
  }

  /** Takes its part of a wider copy. @returns false where that has nothing for it. */
  takeFrom(wider: Copy): boolean {
    const table = wider.#table;
    const { rows, columns } = this.selection;
    if (table === null || columns?.every((name) => table.hasColumn(name)) === false) return false;
    const snapshot = changesSince(table, null, ofTable(table, this.selection));
    if (snapshot === null) return false;
    this.#tickSize = wider.#tickSize;
    this.#schema = wider.#schema;
    this.#epoch = wider.#epoch;
    const options = { tickSize: this.#tickSize };
    this.#table = tableFrom(table.schema, snapshot, options, table.changedAt);
    const known = rows === undefined && wider.#numbers !== null;
    this.#numbers = known ? new RowNumbers(wider.#numbers?.keys()) : null;
    return true;
  }

  /**
   * Takes a delta.
   * @param before is given the rows that it changes, as they were; not those of a snapshot, whose
   *   table stays as it is and has another put in its place.
   * @throws RangeError or TypeError for one that does not fit the table; nothing has changed then.
   */
  offer(delta: Delta, before: Before | null = null): Outcome {
    const to = parseCursor(delta.to);
    if (to.version === null) throw new RangeError(`"${delta.to}" is no cursor`);
    const { rows, gone = [], at, changes = null } = delta;
    const news = { rows: Object.keys(rows).length, at, changes, applied: "applied" } as const;
    if (delta.from === null) {
      if (to.version <= this.#held(to.epoch)) return old;
      const schema = this.#ready();
      if (schema === null) return gap;
      const snapshot = { from: null, to: to.version, rows, gone } as const;
      const table: Table = tableFrom(schema, snapshot, this.#options(), at);
      return { ...news, keys: this.#replace(to.epoch, table, null), snapshot: true };
    }
    const from = parseCursor(delta.from);
    const table = this.#table;
    if (table === null || from.version === null) return gap;
    if (from.epoch !== this.#epoch || to.epoch !== this.#epoch) return gap;
    const change = { from: from.version, to: to.version, rows, gone };
    const touched = [...gone, ...Object.keys(rows)];
    before?.take(table, touched);
    const surplus = this.#surplus(table, touched, before);
    const applied = applyDelta(table, change, at);
    if (applied !== "applied") return { ...nothing, applied };
    // Rows may have come that frames call by numbers which only frames tell.
    this.#numbers = null;
    return { ...news, keys: touched.concat(dropped(table, surplus)), snapshot: false };
  }

  /**
   * Takes a frame.
   * @param epoch the life of the board on the connection on which it came.
   * @param before as of `offer`.
   * @throws FrameError for one that is broken, of another shape or does not fit the table; nothing
   *   has changed then.
   */
  offerFrame(frame: Uint8Array, epoch: string, before: Before | null = null): Outcome {
    const decoder = this.#decode();
    if (decoder === null) return gap;
    const head = decoder.open(frame);
    if (head.from !== null) return this.#followFrame(decoder, frame, head, epoch, before);
    if (this.#knows(head, epoch)) return old;
    const steps = this.reading(frame);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return this.adopt(step.value, epoch);
  }

  /**
   * Reads a snapshot's frame in steps, and leaves what is held as it is meanwhile.
   * @returns what `adopt` takes; null for what is no snapshot, or cannot be held yet.
   * @throws FrameError for one that is broken or of another shape.
   */
  *reading(frame: Uint8Array): Generator<void, ReadSnapshot | null> {
    const schema = this.#ready();
    const decoder = this.#decode();
    if (schema === null || decoder === null) return null;
    const head = decoder.open(frame);
    if (head.from !== null) return null;
    const table: Table = new Table(schema, this.#options());
    const numbers = new RowNumbers();
    const { keys } = yield* decoder.steps(frame, table, numbers);
    return { head, table, numbers, rows: keys.length };
  }

  /** Puts a snapshot that has been read in the place of what is held. @param epoch as of `offerFrame`. */
  adopt(read: ReadSnapshot | null, epoch: string): Outcome {
    if (read === null) return gap;
    const { head, table, numbers, rows } = read;
    if (this.#knows(head, epoch)) return old;
    const keys = this.#replace(epoch, table, numbers);
    const { at, changes } = head;
    return { applied: "applied", keys, rows, snapshot: true, at, changes };
  }

  /** One that tells only what frames call the rows is no news to look at, and yet is needed. */
  #knows({ to }: FrameHead, epoch: string): boolean {
    const held = this.#held(epoch);
    return to < held || (to === held && !this.#lacksNumbers());
  }

  #followFrame(
    decoder: FrameDecoder,
    frame: Uint8Array,
    head: FrameHead,
    epoch: string,
    before: Before | null,
  ): Outcome {
    const table = this.#table;
    if (table === null || epoch !== this.#epoch || this.#lacksNumbers()) return gap;
    const numbers = this.#numbers ?? new RowNumbers();
    let surplus: readonly string[] = [];
    const outcome = decoder.apply(frame, table, numbers, (touched) => {
      before?.take(table, touched);
      // Its new rows are there already, though nothing is in them.
      surplus = this.#surplus(table, [], before);
    });
    const { applied } = outcome;
    if (applied !== "applied") return { ...nothing, applied };
    const { at, changes } = head;
    const keys = surplus.length > 0 ? outcome.keys.concat(dropped(table, surplus)) : outcome.keys;
    return { applied, keys, rows: outcome.keys.length, snapshot: false, at, changes };
  }

  /**
   * The oldest rows of a kept-last-N table, which drops them by itself: as many as may have to go
   * for those that come.
   */
  #surplus(table: Table, coming: readonly string[], before: Before | null): readonly string[] {
    const { keep } = table.schema;
    if (keep === null) return [];
    const added = coming.reduce((sum, key) => sum + (table.has(key) ? 0 : 1), 0);
    const surplus = table.oldestKeys(table.size + added - keep);
    before?.take(table, surplus);
    return surplus;
  }

  /** The schema that a snapshot is read by; null while its price grid is unknown. */
  #ready(): TableSchema | null {
    const schema = this.#schema;
    return schema?.grid === "table" && this.#tickSize === null ? null : schema;
  }

  /** @returns the keys of the table before and now. */
  #replace(epoch: string, table: Table, numbers: RowNumbers | null): Iterable<string> {
    const keys = new Set([...(this.#table?.keys() ?? []), ...table.keys()]);
    this.#epoch = epoch;
    this.#table = table;
    this.#numbers = numbers;
    return keys;
  }

  /** The version that it holds of a life; -1 for none. */
  #held(epoch: string): number {
    return this.#epoch === epoch ? (this.#table?.version ?? -1) : -1;
  }

  #options() {
    return { tickSize: this.#tickSize };
  }

  /** Whether frames call rows by numbers that are told, and these are not known. */
  #lacksNumbers(): boolean {
    const told = this.selection.rows === undefined && this.#schema?.keep === null;
    return told && this.#numbers === null;
  }

  #decode(): FrameDecoder | null {
    const shape = this.#decoder === null ? this.#shape() : null;
    if (shape !== null) this.#decoder = frameCode().decoder(shape);
    return this.#decoder;
  }

  #shape(): FrameShape | null {
    const schema = this.#schema;
    if (schema === null) return null;
    const { rows = null, columns } = this.selection;
    const names = Object.keys(schema.columns);
    const indexes = columns?.map((name) => names.indexOf(name)) ?? null;
    return indexes?.includes(-1) === true
      ? null
      : { schema, columns: indexes, rows, base: this.#base };
  }
}

function dropped(table: Table, surplus: readonly string[]): string[] {
  return surplus.filter((key) => !table.has(key));
}

/** @param numbers of keys in the same order. */
function numbersOf(keys: readonly string[], numbers: readonly number[]): RowNumbers {
  const known = new RowNumbers();
  for (const [index, number] of numbers.entries()) {
    const key = keys[index];
    if (key !== undefined) known.name(number, key);
  }
  return known;
}
