/**
 * What a lane knows of those who read it. Socket.IO sessions are the readers of today; HTTP
 * polling, server-sent events and a raw WebSocket can be readers of the same lanes.
 */
import type { Delta } from "../../lib/wire/messages.ts";

/** Sends one delta to every reader that has entered a room, encoding it once. */
export interface Carrier {
  send(room: string, delta: Delta): void;
}

/** Somebody who waits for a reader to drain. */
export interface Waiter {
  /** Called once when the reader has drained. */
  catchUp(): void;
}

export interface Reader {
  readonly carrier: Carrier;
  /** Whether all that was sent has left the process, so that more will not be queued. */
  readonly drained: boolean;
  /** Sends to this reader alone. */
  send(delta: Delta): void;
  /** Enters or leaves the carrier's room of a lane. */
  enter(room: string): void;
  leave(room: string): void;
  /** Notes a waiter, once; it is called when the reader has drained, unless taken back before. */
  wait(waiter: Waiter): void;
  forget(waiter: Waiter): void;
}
