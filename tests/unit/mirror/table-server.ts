/**
 * A server as PROTOCOL.md has it, as plain as can be: tables, sessions, subscriptions; deltas go out
 * when the test says so. It also counts what a mirror should not have needed.
 */
import type { Answer } from "../../../lib/mirror/link.ts";
import { ofTable, type Selection, selectionKey } from "../../../lib/mirror/selection.ts";
import { schemaOf } from "../../../lib/schema/topics.ts";
import { changesSince } from "../../../lib/table/changes.ts";
import type { Selection as Part } from "../../../lib/table/delta.ts";
import { Table } from "../../../lib/table/table.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { formatCursor, versionIn } from "../../../lib/wire/cursor.ts";
import {
  type ClientEvents,
  type Control,
  type Controlled,
  type Encoding,
  type ErrorCode,
  type Pace,
  paceOf,
  type Refused,
  type Subscribe,
  type Subscribed,
  type TopicSnapshot,
} from "../../../lib/wire/messages.ts";
import { protocolVersion } from "../../../lib/wire/version.ts";
import type { ClientEnd, FarEnd, Sent, Session } from "../../support/held-network.ts";

export interface TableServerOptions {
  readonly now?: () => number;
  readonly tombstonesMax?: number;
  /** Knows no frames and no budget, as a server did before there were any. */
  readonly plain?: boolean;
  /** Sends JSON whatever is asked for. */
  readonly json?: boolean;
  /** Chooses from how far back a delta leads, between the horizon and what the reader has. */
  readonly leadFrom?: (horizon: number, held: number) => number;
}

/** One subscription of one session. */
export interface Reader {
  readonly number: number;
  readonly selection: Selection;
  readonly encoding: Encoding;
  /** The version up to which it was sent all. */
  sent: number | null;
  pace: Pace;
}

export class TableServer implements FarEnd {
  epoch = "a";
  protocol: number = protocolVersion;
  readonly tables = new Map<string, Table>();
  readonly sessions = new Set<TableSession>();
  /** Answers with which subscribing is refused, the next first. */
  readonly refusals: ErrorCode[] = [];
  /** How many times telling a pace is refused. */
  paceRefusals = 0;
  /** How many times telling a budget is. */
  budgetRefusals = 0;
  /** Snapshots sent, and those among them that followed a `since`. */
  snapshots = 0;
  snapshotsInsteadOfDeltas = 0;
  deltas = 0;
  /** How many of both went as frames. */
  frames = 0;
  /** The pace that fits whatever budget a viewer names. */
  fitting: number | null = null;
  readonly options: TableServerOptions;
  readonly #numbers = new Map<string, number>();

  constructor(options: TableServerOptions = {}) {
    this.options = options;
  }

  /** Adds an empty table for a topic. */
  add(topic: string, tickSize = 0.01): Table {
    const schema = schemaOf(topic);
    if (schema === null) throw new Error(`"${topic}" is no topic`);
    const { tombstonesMax } = this.options;
    const table = new Table(schema, {
      tickSize: schema.grid === "table" ? tickSize : null,
      ...(tombstonesMax !== undefined && { tombstonesMax }),
    });
    this.tables.set(topic, table);
    return table;
  }

  /** The server's time, ms since the epoch. */
  now(): number {
    return this.options.now?.() ?? 0;
  }

  /** Sets cells of a row in a transaction of its own. */
  put(topic: string, key: string, cells: Record<string, unknown>): void {
    const table = this.tables.get(topic);
    table?.transact(() => table.put(key, cells as never), undefined, this.now());
  }

  /** A topic as the pages are drawn from. */
  snapshot(selection: Selection): TopicSnapshot | null {
    const { topic } = selection;
    const table = this.tables.get(topic);
    const changes = table && changesSince(table, null, ofTable(table, selection));
    if (!table || !changes) return null;
    const to = formatCursor(this.epoch, changes.to);
    const delta = { ...changes, topic, from: null, to, at: table.changedAt };
    const told = selection.rows === undefined && table.schema.keep === null;
    const numbers = Object.keys(changes.rows).map((row) => table.slotOf(row));
    return {
      tickSize: table.tickSize,
      delta: structuredClone(delta),
      ...(told && { numbers }),
    };
  }

  /** The server's number for a selection. */
  numberOf(selection: Selection): number {
    const key = selectionKey(selection);
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Sends everybody what they lack, whatever their pace, but for those who pause. */
  push(): void {
    for (const session of this.sessions) session.push();
  }

  accept(client: ClientEnd): TableSession {
    const session = new TableSession(this, client);
    this.sessions.add(session);
    client.hello({ protocol: this.protocol, epoch: this.epoch, version: "test", operator: true });
    return session;
  }
}

export class TableSession implements Session {
  readonly readers = new Map<number, Reader>();
  readonly #server: TableServer;
  readonly client: ClientEnd;

  constructor(server: TableServer, client: ClientEnd) {
    this.#server = server;
    this.client = client;
  }

  receive(...[sent, acknowledge]: Parameters<Session["receive"]>): void {
    const before = new Map([...this.readers.values()].map((reader) => [reader, reader.pace]));
    acknowledge(this.#answer(sent));
    // Who comes to another lane is brought up to date at once.
    if (sent.event === "pace") this.push((reader) => reader.pace !== before.get(reader));
  }

  #answer(sent: Sent): Answer<keyof ClientEvents> {
    if (sent.event === "subscribe") return this.#subscribe(sent.message);
    if (sent.event === "unsubscribe") {
      this.readers.delete(sent.message.subscription);
      return { ok: true };
    }
    if (sent.event === "pace") {
      const { subscription } = sent.message;
      if (this.#server.paceRefusals-- > 0) return refused("rate_limited");
      const pace = paceOf(sent.message.pace);
      for (const reader of this.readers.values()) {
        if (subscription === undefined || subscription === reader.number) reader.pace = pace;
      }
      return { ok: true, pace };
    }
    if (sent.event === "time") {
      return { sent: sent.message.sent, received: this.#server.now() };
    }
    if (sent.event === "budget") {
      if (this.#server.options.plain === true) return refused("bad_request");
      if (this.#server.budgetRefusals-- > 0) return refused("rate_limited");
      return { ok: true, ...sent.message, pace: this.#server.fitting };
    }
    return this.#control(sent.message);
  }

  closed(): void {
    this.#server.sessions.delete(this);
  }

  /** Sends what is lacking to those who do not pause. */
  push(to: (reader: Reader) => boolean = () => true): void {
    for (const reader of this.readers.values()) {
      if (reader.pace > 0 && to(reader)) this.#send(reader);
    }
  }

  #subscribe(message: Subscribe): Subscribed | Refused {
    const { topic, rows, columns, pace = 10, since } = message;
    const encoding = this.#server.options.json === true ? "json" : (message.encoding ?? "json");
    const refusal = this.#server.refusals.shift();
    if (refusal !== undefined) return refused(refusal);
    if (message.encoding === "binary" && this.#server.options.plain === true) {
      return refused("bad_request");
    }
    const table = this.#server.tables.get(topic);
    if (table === undefined) return refused("unknown_topic");
    const selection = { topic, ...(rows && { rows }), ...(columns && { columns }) };
    const number = this.#server.numberOf(selection);
    const asked = since === undefined ? null : versionIn(this.#server.epoch, since);
    const sent = asked !== null && asked >= table.horizon ? asked : null;
    if (since !== undefined && sent === null) this.#server.snapshotsInsteadOfDeltas += 1;
    this.readers.set(number, { number, selection, encoding, sent, pace: paceOf(pace) });
    return {
      ok: true,
      subscription: number,
      topic,
      pace: paceOf(pace),
      encoding,
      cursor: formatCursor(this.#server.epoch, table.version),
      columns: columns ?? table.columnNames,
      keep: table.schema.keep,
      tickSize: table.tickSize,
      base: baseOf(number),
    };
  }

  #send(reader: Reader): void {
    const { topic } = reader.selection;
    const table = this.#server.tables.get(topic);
    if (table === undefined) return;
    const part = ofTable(table, reader.selection);
    // A reader behind the horizon is sent a snapshot, as one who holds nothing.
    const held = reader.sent !== null && reader.sent >= table.horizon ? reader.sent : null;
    if (held === table.version) return;
    const lead = this.#server.options.leadFrom ?? ((_: number, since: number) => since);
    const since = held === null ? null : lead(table.horizon, held);
    if (!this.#sendSince(reader, table, part, since)) return;
    if (since === null) this.#server.snapshots += 1;
    else this.#server.deltas += 1;
    reader.sent = table.version;
  }

  /** @returns whether there was anything to send. */
  #sendSince(reader: Reader, table: Table, part: Part, since: number | null): boolean {
    const { epoch } = this.#server;
    const { topic, rows = null } = reader.selection;
    if (reader.encoding === "binary") {
      const base = baseOf(reader.number);
      const shape = { schema: table.schema, columns: part.columns, rows, base };
      const frame = new FrameEncoder(shape, reader.number).encode(table, since);
      if (frame === null) return false;
      this.#server.frames += 1;
      this.client.frame(frame);
      return true;
    }
    const changes = changesSince(table, since, part);
    if (changes === null) return false;
    this.client.delta({
      ...changes,
      topic,
      from: changes.from === null ? null : formatCursor(epoch, changes.from),
      to: formatCursor(epoch, changes.to),
      at: table.changedAt,
      changes: table.rowChanges(rows),
      subscription: reader.number,
    });
    return true;
  }

  #control({ rate = 0, speed = 1, paused = false, scenario = null }: Control): Controlled {
    return { ok: true, rate, speed, paused, scenario };
  }
}

function refused(code: ErrorCode): Refused {
  return { ok: false, error: { code, message: code } };
}

/** A different one for each subscription, so that none is taken for another. */
function baseOf(number: number): number {
  return 1_000 * number;
}
