/** The real connection: socket.io-client, one socket. */
import { io, type Socket } from "socket.io-client";
import { systemChance } from "../chance.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { ClientEvents, ServerEvents } from "../wire/messages.ts";
import * as parser from "../wire/parser.ts";
import { Backoff, toldToWait } from "./backoff.ts";
import type { Answer, Connect, Link, LinkListener } from "./link.ts";
import type { OpenStock } from "./stock-socket.ts";
import "./read-frames.ts";

export { leavePage } from "./leave-page.ts";

export interface SocketLinkOptions {
  readonly clock: Clock;
  /** The server's address; the page's own where nothing is given. */
  readonly url?: string;
  /** The key by which this viewer is let in, or may control the feed. */
  readonly key?: string;
  /** Told where the server lets this viewer look no more, or not at all. */
  readonly dismissed?: () => void;
  /** From 0 up to 1, for when to come back; the machine's own unless given. */
  readonly random?: () => number;
}

const answerWithinMs = 10_000;
/**
 * Waits this long before it comes back to a server that has sent it away or would not take it, ms.
 * A server that only goes away for a while says when to come back; where that does not arrive the
 * line is cut, and it comes back soon.
 */
const afterDismissalMs = 30_000;

/** Makes a way to connect over Socket.IO. */
export function socketConnect(options: SocketLinkOptions): Connect {
  return (listener) => new SocketLink(options, listener);
}

export const openStockSocket: OpenStock = (origin, query) =>
  io(origin, {
    forceNew: true,
    query,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
  });

/** What goes along with the error of a connection that was not made. */
interface ConnectError extends Error {
  /** What the transport says of it. */
  readonly context?: unknown;
  /** What the server says of it. */
  readonly data?: { readonly code?: unknown };
}

class SocketLink implements Link {
  readonly #socket: Socket;
  readonly #clock: Clock;
  #retry: Cancel | null = null;
  /** Whether it waits without having been asked to. */
  #isFree = false;
  #isClosed = false;

  constructor(
    { clock, url, key, dismissed, random = systemChance }: SocketLinkOptions,
    listener: LinkListener,
  ) {
    const options = {
      autoConnect: false,
      forceNew: true,
      parser,
      // WebSocket first; polling only where a proxy does not let it through.
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      // When to come back is decided here: socket.io does not hear what the server asks for.
      reconnection: false,
      query: { refuse: "close" },
      ...(key === undefined ? {} : { auth: { key } }),
    };
    const socket: Socket = url === undefined ? io(options) : io(url, options);
    this.#socket = socket;
    const heard = <E extends keyof ServerEvents>(event: E, call: ServerEvents[E]) =>
      socket.on(event as string, call);
    const backoff = new Backoff(random);

    socket.on("connect", () => {
      backoff.reset();
      listener.opened();
    });
    socket.on("disconnect", (reason) => {
      if (reason === "io client disconnect") return;
      listener.closed();
      if (reason === "io server disconnect") this.#connectAfter(afterDismissalMs);
      else this.#connectAfter(backoff.next(), true);
    });
    // Of a socket that is not active the server has refused the namespace.
    socket.on("connect_error", ({ context, data }: ConnectError) => {
      const told = toldToWait(context);
      if (socket.active) this.#connectAfter(backoff.next(told), told === null);
      else this.#connectAfter(afterDismissalMs);
      if (data?.code === "unauthorized") dismissed?.();
    });
    heard("hello", (greeting) => listener.hello(greeting));
    heard("delta", (delta) => {
      if (delta instanceof Uint8Array) listener.frame(delta);
      else listener.delta(delta);
    });
    heard("closing", ({ after }) => {
      // Before the server cuts the line, which would say nothing of when to come back.
      socket.disconnect();
      listener.closed();
      this.#connectAfter(Math.min(after, afterDismissalMs));
    });
    heard("dismissed", () => {
      socket.disconnect();
      listener.closed();
      this.#connectAfter(afterDismissalMs);
      dismissed?.();
    });
    heard("fitted", (fitting) => listener.fitted(fitting));
    socket.io.on("open", () => {
      const { engine } = socket.io;
      const tellTransport = () => listener.transport(engine.transport?.name ?? null);
      tellTransport();
      engine.on("upgrade", tellTransport);
      engine.on("packet", ({ data }) => listener.received(sizeOf(data)));
    });
    this.#clock = clock;
    queueMicrotask(() => this.#connect());
  }

  send<E extends keyof ClientEvents>(
    event: E,
    message: Parameters<ClientEvents[E]>[0],
    answered: (answer: Answer<E> | null) => void,
  ): void {
    // A socket that is down would keep the message and send it later, behind newer ones.
    if (!this.#socket.connected) {
      queueMicrotask(() => answered(null));
      return;
    }
    const heard = (error: Error | null, answer: Answer<E>) => answered(error ? null : answer);
    this.#socket.timeout(answerWithinMs).emit(event, message, heard);
  }

  renew(): void {
    // As if the line had been cut. The engine's own `close` would wait until all is sent, which a
    // dead line never does.
    if (this.#socket.connected) this.#socket.io.engine.transport.close();
    else if (this.#isFree) this.#connectAfter(0);
  }

  close(): void {
    this.#isClosed = true;
    this.#retry?.();
    this.#socket.disconnect();
  }

  /** @param free whether nobody asked it to wait. */
  #connectAfter(ms: number, free = false): void {
    this.#retry?.();
    this.#isFree = free;
    this.#retry = this.#clock.after(ms, () => this.#connect());
  }

  #connect(): void {
    this.#isFree = false;
    // The first time comes a moment after it was made.
    if (this.#isClosed) return;
    this.#socket.connect();
    tellBrokenOpening(this.#socket);
  }
}

/**
 * A line that ends before the server's first word ends the engine without an error, and socket.io's
 * manager would wait out its timeout of 20 s. It is told, with what the line ended with.
 */
function tellBrokenOpening(socket: Socket): void {
  const engine = socket.io.engine as unknown as {
    once(event: "open", call: () => void): void;
    once(event: "close", call: (reason: string, details?: { context?: unknown }) => void): void;
    emit(event: "error", error: Error): void;
  };
  let opened = false;
  engine.once("open", () => {
    opened = true;
  });
  engine.once("close", (reason, details) => {
    if (!opened) engine.emit("error", Object.assign(new Error(reason), details));
  });
}

/** Bytes of a packet's payload. A packet of text is led by a character for its type. */
function sizeOf(data: unknown): number {
  if (typeof data === "string") return 1 + bytesOf(data);
  return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : 1;
}

/** How many bytes a text is in UTF-8, without making them. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Two units of a pair make four bytes, two each; all others above 0x7ff make three.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}
