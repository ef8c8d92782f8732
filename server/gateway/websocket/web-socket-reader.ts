/** A plain WebSocket as a reader of lanes. */
import type { Socket as NetSocket } from "node:net";
import { WebSocket } from "ws";
import { FrameReader, type FrameReaderParts } from "../frame-reader.ts";
import type { Outgoing } from "../outgoing.ts";

export class WebSocketReader extends FrameReader {
  readonly #webSocket: WebSocket;

  /**
   * @param webSocket of ws without extensions: what it sends, it hands to the TCP socket at once, so
   *   that frames which are written there by others do not get between its own.
   */
  constructor(webSocket: WebSocket, socket: NetSocket, parts: FrameReaderParts) {
    super(parts);
    this.#webSocket = webSocket;
    this.follow({ webSocket, socket });
  }

  override get drained(): boolean {
    // After the frame that closes, no other may follow.
    return this.flows && this.#webSocket.readyState === WebSocket.OPEN;
  }

  override send(message: Outgoing): number {
    if (!this.drained) return 0;
    const { webSocketFrame } = message;
    this.write(webSocketFrame);
    return webSocketFrame.length;
  }
}
