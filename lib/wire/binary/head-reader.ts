/** Reads the head of a frame. */
import { FrameError, type FrameHead } from "./frame.ts";
import { unfolded } from "./integers-reader.ts";
import { frameVersion, goneFlag, snapshotFlag } from "./plan.ts";

const knownFlags = snapshotFlag | goneFlag;

/** A head with what only the rest of the frame's reader wants to know. */
export interface FullHead extends FrameHead {
  readonly hasGone: boolean;
  /** Where the head ends. */
  readonly end: number;
}

/**
 * @param base what its time is told apart from; without, the head's `at` says nothing.
 * @throws FrameError for what is no head of this version.
 */
export function readHead(frame: Uint8Array, end = frame.length, base = 0): FullHead {
  const first = frame[0] ?? 0;
  if ((first & 15) !== frameVersion || (first & ~15 & ~knownFlags) !== 0) {
    throw new FrameError(`this is no frame of version ${frameVersion}`);
  }
  let place = 1;
  const varint = (): number => {
    for (let value = 0, weight = 1; ; weight *= 128) {
      const byte = place < end ? frame[place] : undefined;
      place += 1;
      if (byte === undefined) throw new FrameError("a frame ends before its time");
      value += (byte & 127) * weight;
      if (!Number.isSafeInteger(value)) throw new FrameError("a frame has a number out of range");
      if (byte < 128) return value;
    }
  };
  const subscription = varint();
  const to = varint();
  const from = first & snapshotFlag ? null : to - varint();
  if (from !== null && from < 0) throw new FrameError("a frame leads from before the beginning");
  const time = varint();
  const changes = varint();
  const hasGone = (first & goneFlag) !== 0;
  const at = time === 0 ? 0 : base + unfolded(time - 1);
  return { subscription, from, to, at, changes, hasGone, end: place };
}
