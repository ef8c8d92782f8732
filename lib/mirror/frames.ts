/**
 * The code that reads binary frames. It is not needed before there is a connection, so it travels
 * with the connection's code and is handed over here; see read-frames.ts.
 */
import type { FrameDecoder } from "../wire/binary/decode.ts";
import type { FrameShape } from "../wire/binary/shape.ts";
import type { ReadingStage, Readings } from "./readings.ts";

export interface FrameCode {
  /** Makes what reads the frames of one subscription. */
  decoder(shape: FrameShape): FrameDecoder;
  /** The subscription that a frame belongs to. @throws FrameError for what is no frame. */
  subscriptionOf(frame: Uint8Array): number;
  /** Makes what has frames read. @param stage without one, each is read at once. */
  readings(stage: ReadingStage | null): Readings;
}

let code: FrameCode | null = null;

/** Has frames read from now on. */
export function readFramesBy(given: FrameCode): void {
  code = given;
}

/** @throws Error where frames come before the code that reads them. */
export function frameCode(): FrameCode {
  if (code === null) throw new Error("frames are read once read-frames.ts is there");
  return code;
}
