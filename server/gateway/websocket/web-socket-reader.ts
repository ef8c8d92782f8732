/** A plain WebSocket as a reader of lanes. */
import { type FramePath, FrameReader, type FrameReaderParts } from "../frame-reader.ts";
import type { Outgoing } from "../outgoing.ts";

/**
 * Its WebSocket is one of ws without extensions: what that sends, it hands to the TCP socket at
 * once, so that frames which are written there by others do not get between its own; and once both
 * ends have closed, or one has broken the protocol, the TCP socket takes no more.
 */
export class WebSocketReader extends FrameReader {
  constructor(path: FramePath, parts: FrameReaderParts) {
    super(parts);
    this.follow(path);
  }

  override get drained(): boolean {
    return this.flows;
  }

  override send(message: Outgoing): number {
    if (!this.drained) return 0;
    const { webSocketFrame } = message;
    this.write(webSocketFrame);
    return webSocketFrame.length;
  }
}
