/** Writes the head of a frame: whole bytes. */
import type { BitWriter } from "./bit-writer.ts";
import { folded } from "./integers-writer.ts";
import { frameVersion } from "./plan.ts";

export interface HeadNumbers {
  readonly flags: number;
  readonly subscription: number;
  readonly to: number;
  /** From the version from which it leads to `to`; null for a snapshot. */
  readonly distance: number | null;
  /** 0 where nobody said. */
  readonly at: number;
  /** What `at` is told apart from. */
  readonly base: number;
  readonly changes: number;
}

export function writeHead(out: BitWriter, head: HeadNumbers): void {
  out.put(frameVersion | head.flags, 8);
  putVarint(out, head.subscription);
  putVarint(out, head.to);
  if (head.distance !== null) putVarint(out, head.distance);
  // Mostly minutes or hours: half as long as since the epoch.
  putVarint(out, head.at === 0 ? 0 : folded(head.at - head.base) + 1);
  putVarint(out, head.changes);
}

/** A whole number from 0 in bytes of seven bits, lowest first, the eighth set but in the last. */
function putVarint(out: BitWriter, value: number): void {
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) out.put((left % 128) | 128, 8);
  out.put(left, 8);
}
