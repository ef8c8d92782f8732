/** Importing this has the mirror read binary frames. Whoever makes a link imports it. */
import { FrameDecoder, subscriptionOf } from "../wire/binary/decode.ts";
import { readFramesBy } from "./frames.ts";
import { Readings } from "./readings.ts";

readFramesBy({
  decoder: (shape) => new FrameDecoder(shape),
  subscriptionOf,
  readings: (stage) => new Readings(stage),
});
