/** Importing this has the mirror read binary frames. Whoever makes a link imports it. */
import { FrameDecoder, subscriptionOf } from "../wire/binary/decode.ts";
import { readFramesBy } from "./frames.ts";

readFramesBy({ decoder: (shape) => new FrameDecoder(shape), subscriptionOf });
