/** A server of one small table over all five ways, without a network: what is sent arrives at once. */

import type { Source } from "../../../app/_views/lab/ways/events.ts";
import type { Fetch } from "../../../app/_views/lab/ways/polling.ts";
import type { PlainSocket } from "../../../app/_views/lab/ways/websocket.ts";
import type { StockSocket } from "../../../lib/mirror/stock-socket.ts";
import { labSchema } from "../../../lib/schema/lab.ts";
import { changesSince } from "../../../lib/table/changes.ts";
import { Table } from "../../../lib/table/table.ts";
import { formatCursor, versionIn } from "../../../lib/wire/cursor.ts";
import type { Delta, Subscribe } from "../../../lib/wire/messages.ts";

const epoch = "e1";
export const topic = "lab/0123456789abcdef0123456789abcdef";

/** Somebody who is sent what changes. */
interface Reader {
  version: number | null;
  send(delta: Delta): void;
}

export class LabServer {
  readonly table = new Table(labSchema);
  /** Whether requests are answered with an error. */
  broken = false;
  /** What was asked, one line each. */
  readonly asked: string[] = [];
  readonly #readers = new Set<Reader>();
  /** Long polls that wait. */
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.write("A", 1);
  }

  /** How many connections are open. */
  get open(): number {
    return this.#readers.size + this.#waiting.size;
  }

  write(letter: string, value: number): void {
    this.table.transact(() => this.table.put(letter, { value, count: value, at: 5 }));
    for (const reader of this.#readers) this.#push(reader);
    for (const answer of [...this.#waiting]) answer();
  }

  /** Answers all long polls that wait with nothing. */
  endWaits(): void {
    for (const answer of [...this.#waiting]) answer();
  }

  readonly fetch: Fetch = (address, { signal }) => {
    const url = new URL(address);
    this.asked.push(`GET ${url.pathname}${url.search}`);
    const since = this.#versionOf(url.searchParams.get("since"));
    if (this.broken) return Promise.resolve({ status: 503, json: async () => null });
    return new Promise((resolve, reject) => {
      const answer = () => {
        this.#waiting.delete(answer);
        const delta = this.#deltaSince(since);
        resolve({ status: delta === null ? 204 : 200, json: async () => delta });
      };
      signal.addEventListener("abort", () => {
        this.#waiting.delete(answer);
        reject(new Error("aborted"));
      });
      if (url.searchParams.has("wait") && this.#deltaSince(since) === null) {
        this.#waiting.add(answer);
      } else answer();
    });
  };

  readonly makeSource = (address: string): Source => {
    const url = new URL(address);
    this.asked.push(`EVENTS ${url.pathname}${url.search}`);
    const source = {
      readyState: 1,
      onopen: null as (() => void) | null,
      onerror: null,
      addEventListener: (_: "delta", call: (message: { data: string }) => void) => {
        reader.send = (delta) => call({ data: JSON.stringify(delta) });
      },
      close: () => {
        source.readyState = 2;
        this.#readers.delete(reader);
      },
    };
    const reader: Reader = {
      version: this.#versionOf(url.searchParams.get("since")),
      send: () => undefined,
    };
    queueMicrotask(() => {
      source.onopen?.();
      this.#join(reader);
    });
    return source;
  };

  readonly makeSocket = (address: string): PlainSocket => {
    const url = new URL(address);
    this.asked.push(`${url.protocol} ${url.pathname}${url.search}`);
    let reader: Reader | null = null;
    const leave = () => reader !== null && this.#readers.delete(reader);
    const socket: PlainSocket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => {
        const { type, ...message } = JSON.parse(text) as { type: string } & Subscribe;
        this.asked.push(`${type} ${message.since ?? "all"}`);
        leave();
        reader = {
          version: this.#versionOf(message.since ?? null),
          send: (delta) =>
            socket.onmessage?.({ data: JSON.stringify({ type: "delta", ...delta }) }),
        };
        this.#join(reader);
      },
      close: (code = 1005) => {
        leave();
        queueMicrotask(() => socket.onclose?.({ code }));
      },
    };
    queueMicrotask(() => socket.onopen?.());
    return socket;
  };

  readonly openStock = (_: string, query: Readonly<Record<string, string>>): StockSocket => {
    this.asked.push(`socket.io ${query.lab}`);
    const heard = new Map<string, (delta: Delta) => void>();
    let reader: Reader | null = null;
    const leave = () => reader !== null && this.#readers.delete(reader);
    queueMicrotask(() => (heard.get("connect") as (() => void) | undefined)?.());
    return {
      on: (event: string, call: unknown) => heard.set(event, call as (delta: Delta) => void),
      emit: (event, { since }) => {
        this.asked.push(`${event} ${since ?? "all"}`);
        leave();
        reader = {
          version: this.#versionOf(since ?? null),
          send: (delta) => heard.get("delta")?.(delta),
        };
        this.#join(reader);
      },
      disconnect: leave,
    };
  };

  #join(reader: Reader): void {
    this.#readers.add(reader);
    this.#push(reader);
  }

  #push(reader: Reader): void {
    const delta = this.#deltaSince(reader.version);
    if (delta === null) return;
    reader.version = this.table.version;
    reader.send(delta);
  }

  #versionOf(cursor: string | null): number | null {
    return cursor === null ? null : versionIn(epoch, cursor);
  }

  #deltaSince(version: number | null): Delta | null {
    const changes = changesSince(this.table as unknown as Table, version);
    if (changes === null) return null;
    const { from, to, rows, gone } = changes;
    const cursor = from === null ? null : formatCursor(epoch, from);
    return { topic, from: cursor, to: formatCursor(epoch, to), at: 5, rows, gone };
  }
}
