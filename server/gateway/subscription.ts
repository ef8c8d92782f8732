/**
 * A subscription: one topic with certain rows and columns, under a number that everybody shares
 * who asks for the same, so that one frame serves them all.
 */

import { changesSince } from "../../lib/table/changes.ts";
import type { Selection, TableDelta } from "../../lib/table/delta.ts";
import type { Table } from "../../lib/table/table.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import type { Delta, Pace } from "../../lib/wire/messages.ts";
import type { Lane } from "./lane.ts";

/** What somebody asks for, checked and in a form that is the same for the same wish. */
export interface Wish {
  readonly topic: string;
  readonly table: Table;
  /** Keys in order, each once; null for all. */
  readonly rows: readonly string[] | null;
  /** Indexes in the schema, in order, each once; null for all. */
  readonly columns: readonly number[] | null;
}

export class Subscription {
  readonly number: number;
  readonly epoch: string;
  readonly topic: string;
  readonly table: Table;
  readonly columnNames: readonly string[];
  /** One lane for each pace at which somebody reads. */
  readonly lanes = new Map<Pace, Lane>();
  /** How many members it has, paused ones too. */
  members = 0;
  readonly #selection: Selection;
  /** The last answer, since many ask the same at the same version. */
  #answer: { since: number | null; to: number; delta: TableDelta | null } | null = null;

  constructor(number: number, epoch: string, wish: Wish) {
    this.number = number;
    this.epoch = epoch;
    this.topic = wish.topic;
    this.table = wish.table;
    this.columnNames =
      wish.columns?.map((index) => wish.table.columnNames[index] ?? "") ?? wish.table.columnNames;
    this.#selection = {
      rows: wish.rows === null ? null : new Set(wish.rows),
      columns: wish.columns,
    };
  }

  /** What has changed since a version; null when nothing has. See `changesSince`. */
  changes(since: number | null): TableDelta | null {
    const to = this.table.version;
    const last = this.#answer;
    if (last !== null && last.since === since && last.to === to) return last.delta;
    const delta = changesSince(this.table, since, this.#selection);
    this.#answer = { since, to, delta };
    return delta;
  }

  /**
   * A delta as it travels.
   * @param from the version that its receivers hold at least; a snapshot keeps null.
   */
  encode(delta: TableDelta, from: number | null): Delta {
    const { epoch, table } = this;
    return {
      topic: this.topic,
      from: delta.from === null || from === null ? null : formatCursor(epoch, from),
      to: formatCursor(epoch, delta.to),
      at: table.changedAt,
      rows: delta.rows,
      ...(delta.gone.length > 0 ? { gone: delta.gone } : {}),
      subscription: this.number,
    };
  }
}

/** All subscriptions that somebody has, by what they ask for. */
export class Subscriptions {
  readonly #epoch: string;
  readonly #byWish = new Map<string, Subscription>();
  #last = 0;

  constructor(epoch: string) {
    this.#epoch = epoch;
  }

  /** How many there are. */
  get size(): number {
    return this.#byWish.size;
  }

  /** The tables that they read. */
  tables(): Set<Table> {
    return new Set(this.#byWish.values().map(({ table }) => table));
  }

  /** The subscription for a wish, with a number of its own where nobody has it yet. */
  of(wish: Wish): Subscription {
    const key = keyOf(wish);
    const found = this.#byWish.get(key);
    if (found !== undefined) return found;
    this.#last += 1;
    const made = new Subscription(this.#last, this.#epoch, wish);
    this.#byWish.set(key, made);
    return made;
  }

  /** Forgets a subscription that nobody has any more. */
  release(wish: Wish, subscription: Subscription): void {
    if (subscription.members === 0) this.#byWish.delete(keyOf(wish));
  }
}

function keyOf({ topic, rows, columns }: Wish): string {
  return JSON.stringify([topic, rows, columns]);
}
