/**
 * A subscription: one topic with certain rows and columns, under a number that everybody shares
 * who asks for the same, so that one message serves them all.
 */

import { changesSince } from "../../lib/table/changes.ts";
import type { Selection } from "../../lib/table/delta.ts";
import type { Table } from "../../lib/table/table.ts";
import { FrameEncoder } from "../../lib/wire/binary/encode.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import type { Delta, Encoding } from "../../lib/wire/messages.ts";
import type { Lane } from "./lane.ts";
import { Outgoing } from "./outgoing.ts";
import { Recent } from "./recent.ts";

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
  readonly wish: Wish;
  readonly columnNames: readonly string[];
  /** When it was made, ms since the epoch, a whole number: frames tell their times from it. */
  readonly base: number;
  /** The lanes that somebody reads: one for each pace and encoding, more where one is full. */
  readonly lanes: Lane[] = [];
  /** How many members it has, paused ones too. */
  members = 0;
  /** Whether it was asked for lately without becoming a member, as by polling. */
  asked = false;
  /** Made when somebody first asks for JSON. */
  #selection: Selection | null = null;
  readonly #recent: Recent;
  /** Made when somebody first asks for frames. */
  #encoder: FrameEncoder | null = null;

  /** @param now ms since the epoch. */
  constructor(number: number, epoch: string, wish: Wish, now: number, recent = new Recent()) {
    this.number = number;
    this.epoch = epoch;
    this.wish = wish;
    this.base = Math.floor(now);
    this.#recent = recent;
    this.columnNames =
      wish.columns?.map((index) => wish.table.columnNames[index] ?? "") ?? wish.table.columnNames;
  }

  get table(): Table {
    return this.wish.table;
  }

  /**
   * What has changed since a version, as a message; null when nothing has.
   * @param since as for `changesSince`.
   * @param from the version that its receivers hold at least; a snapshot has none.
   */
  encode(since: number | null, from: number | null, encoding: Encoding): Outgoing | null {
    // Nobody else can ask for the same.
    if (this.members <= 1 && !this.asked) return this.#made(since, from, encoding);
    const to = this.table.version;
    const question = { subscription: this.number, encoding, since, from, to };
    const known = this.#recent.find(question);
    if (known !== null) return known;
    const message = this.#made(since, from, encoding);
    if (message !== null) this.#recent.add(question, message);
    return message;
  }

  #made(since: number | null, from: number | null, encoding: Encoding): Outgoing | null {
    return encoding === "binary" ? this.#binary(since, from) : this.#json(since, from);
  }

  #binary(since: number | null, from: number | null): Outgoing | null {
    const { table, rows, columns } = this.wish;
    const { schema } = table;
    this.#encoder ??= new FrameEncoder({ schema, rows, columns, base: this.base }, this.number);
    const frame = this.#encoder.encode(table, since, from);
    return frame === null ? null : Outgoing.binary(frame, this.#encoder.rows);
  }

  #json(since: number | null, from: number | null): Outgoing | null {
    const { epoch, table } = this;
    const { rows, columns } = this.wish;
    this.#selection ??= { rows: rows && new Set(rows), columns };
    const changes = changesSince(table, since, this.#selection);
    if (changes === null) return null;
    const delta: Delta = {
      topic: this.wish.topic,
      from: changes.from === null || from === null ? null : formatCursor(epoch, from),
      to: formatCursor(epoch, changes.to),
      at: table.changedAt,
      changes: table.rowChanges(this.#selection.rows),
      rows: changes.rows,
      ...(changes.gone.length > 0 ? { gone: changes.gone } : {}),
    };
    return Outgoing.json(delta, this.number);
  }
}
