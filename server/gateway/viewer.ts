/** A viewer: one connection that lasts, over whichever transport. */
import type { Ending, Who } from "../access/who.ts";

/** How a viewer is connected; names as `/metrics` has them. */
export const transports = [
  "socketio_websocket",
  "socketio_polling",
  "websocket",
  "sse",
  "long_polling",
] as const;
export type Transport = (typeof transports)[number];

/** RFC 6455, section 7.4: 1001 come back, 1003 text only, 1008 do not, 1013 later. */
export type CloseCode = 1001 | 1003 | 1008 | 1013;

/** What those are told who are sent away. */
export const goingAway = "this server is going away";

export interface Viewer {
  readonly transport: Transport;
  /** Who it is. */
  readonly who: Who;
  /** How it takes what it is sent. */
  readonly reader: { readonly stuckMs: number; readonly waits: boolean };
  /** Called once a second, to keep the connection alive or to find out that it is not. */
  beat(now: number): void;
  /** Ends the connection; over HTTP, which has no codes, it says what it can. */
  hangUp(code: CloseCode, reason: string): void;
  /** Ends the connection since the server goes away. @param afterMs when to come back. */
  sendAway(afterMs: number): void;
  /** Ends the connection of somebody who may look no more, and says why. */
  dismiss(ending: Ending): void;
}
