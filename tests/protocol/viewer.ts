/** A Socket.IO client, stock or with our parser, that notes what it is sent. */
import { io, type Socket } from "socket.io-client";
import { schemaOf } from "../../lib/schema/topics.ts";
import { applyDelta, tableFrom } from "../../lib/table/changes.ts";
import type { RowOf, TableSchema } from "../../lib/table/schema.ts";
import { Table } from "../../lib/table/table.ts";
import { FrameDecoder } from "../../lib/wire/binary/decode.ts";
import { RowNumbers } from "../../lib/wire/binary/shape.ts";
import { parseCursor } from "../../lib/wire/cursor.ts";
import type {
  ClientEvents,
  Delta,
  Refused,
  ServerEvents,
  Subscribe,
  Subscribed,
} from "../../lib/wire/messages.ts";
import * as parser from "../../lib/wire/parser.ts";

export interface ViewerOptions {
  /** `upgrade`: polling first, and a WebSocket as soon as there is one. */
  readonly transport?: "websocket" | "polling" | "upgrade";
  /** With the parser that knows frames. */
  readonly frames?: boolean;
  readonly auth?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  /** What goes along in the address. */
  readonly query?: Record<string, string>;
}

function transportsOf({ transport = "websocket" }: ViewerOptions): string[] {
  return transport === "upgrade" ? ["polling", "websocket"] : [transport];
}

/** Waits, by the wall clock, until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

export class Viewer {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  readonly deltas: Delta[] = [];
  /** Deltas as binary frames. */
  readonly frames: Uint8Array[] = [];
  readonly hellos: Parameters<ServerEvents["hello"]>[0][] = [];
  /** When it was told to come back, ms, each time it was. */
  readonly closings: number[] = [];
  /** Why it was cut, if it was. */
  cut: string | null = null;

  constructor(url: string, options: ViewerOptions) {
    this.socket = io(url, {
      forceNew: true,
      reconnection: false,
      transports: transportsOf(options),
      ...(options.frames === true ? { parser } : {}),
      ...(options.auth === undefined ? {} : { auth: options.auth }),
      ...(options.query === undefined ? {} : { query: options.query }),
      ...(options.headers === undefined ? {} : { extraHeaders: options.headers }),
    });
    this.socket.on("delta", (delta) => {
      if (delta instanceof Uint8Array) this.frames.push(delta);
      else this.deltas.push(delta);
    });
    this.socket.on("hello", (hello) => this.hellos.push(hello));
    this.socket.on("closing", ({ after }) => this.closings.push(after));
    this.socket.on("disconnect", (reason) => {
      this.cut = reason;
    });
  }

  /** @throws Error when the server refuses. */
  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once("connect", resolve);
      this.socket.once("connect_error", reject);
    });
  }

  /** Sends anything at all, and gives what it is acknowledged with. */
  ask(event: string, ...args: unknown[]): Promise<unknown> {
    const socket = this.socket as unknown as Socket;
    return socket.emitWithAck(event, ...args);
  }

  /** Subscribes, which must succeed. */
  async subscribe(message: Subscribe): Promise<Subscribed> {
    const answer = (await this.ask("subscribe", message)) as Subscribed | Refused;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer;
  }

  /** The error that a message is answered with. */
  async refusal(event: string, ...args: unknown[]): Promise<Refused["error"]> {
    const answer = (await this.ask(event, ...args)) as Refused;
    if (answer.ok !== false) throw new Error(`answered with ${JSON.stringify(answer)}`);
    return answer.error;
  }

  /**
   * Waits until all that the server had to send has come: what is sent before an answer comes
   * before it. Twice, since a delta may wait for the first answer to drain.
   */
  async settle(): Promise<void> {
    await this.ask("time", { sent: 0 });
    await this.ask("time", { sent: 0 });
  }

  /** All that has come since this was last called. */
  async taken(): Promise<Delta[]> {
    await this.settle();
    return this.deltas.splice(0);
  }

  /** All frames that have come since this was last called. */
  async takenFrames(): Promise<Uint8Array[]> {
    await this.settle();
    return this.frames.splice(0);
  }
}

/** What of `ws` is reached for below Socket.IO's client, in tests only. */
export interface ClientWebSocket {
  once(event: "close", call: (code: number) => void): void;
  /** Stops reading from the socket; `resume` goes on. */
  pause(): void;
  resume(): void;
}

/** The WebSocket of a viewer. */
export function webSocketOf(viewer: Viewer): ClientWebSocket {
  const { transport } = viewer.socket.io.engine as unknown as {
    transport: { ws: ClientWebSocket };
  };
  return transport.ws;
}

/** The code with which the server closes a viewer's WebSocket. */
export function closeCodeOf(viewer: Viewer): Promise<number> {
  return new Promise((resolve) => webSocketOf(viewer).once("close", resolve));
}

/** A receiver that keeps the rules D2 to D5. */
export class Copy {
  readonly #schema: TableSchema;
  #table: Table | null = null;
  #numbers = new RowNumbers();
  /** Deltas that were gaps. */
  gaps = 0;
  /** As in the answer to its subscription; only frames want it. */
  base = 0;

  constructor(topic: string) {
    const schema = schemaOf(topic);
    if (schema === null) throw new RangeError(`no topic "${topic}"`);
    this.#schema = schema;
  }

  get version(): number | null {
    return this.#table?.version ?? null;
  }

  rows(): Record<string, RowOf<TableSchema>> {
    const table = this.#table;
    if (table === null) return {};
    return Object.fromEntries(table.keys().map((key) => [key, table.get(key) ?? {}]));
  }

  take({ from, to, rows, gone }: Delta, tickSize: number | null = null): void {
    const versionOf = (cursor: string) => parseCursor(cursor).version ?? Number.NaN;
    const delta = {
      from: from === null ? null : versionOf(from),
      to: versionOf(to),
      rows,
      gone: gone ?? [],
    };
    if (delta.from === null) this.#table = tableFrom(this.#schema, delta, { tickSize });
    else if (this.#table === null || applyDelta(this.#table, delta) === "gap") this.gaps += 1;
  }

  /** Takes a frame of a whole topic. */
  takeFrame(frame: Uint8Array, tickSize: number | null = null): void {
    const shape = { schema: this.#schema, columns: null, rows: null, base: this.base };
    const decoder = new FrameDecoder(shape);
    if (decoder.open(frame).from === null) {
      this.#table = new Table(this.#schema, { tickSize });
      this.#numbers = new RowNumbers();
    }
    const outcome = this.#table && decoder.apply(frame, this.#table, this.#numbers);
    if (outcome === null || outcome.applied === "gap") this.gaps += 1;
  }
}

/** All rows of a table by key. */
export function rowsOf(table: Table | null): Record<string, RowOf<TableSchema>> {
  if (table === null) return {};
  return Object.fromEntries(table.keys().map((key) => [key, table.get(key) ?? {}]));
}
