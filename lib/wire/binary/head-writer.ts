/** Writes the head of a frame: whole bytes. */
import type { BitWriter } from "./bit-writer.ts";
import { frameVersion } from "./plan.ts";

export interface HeadNumbers {
  readonly flags: number;
  readonly subscription: number;
  readonly to: number;
  /** From the version from which it leads to `to`; null for a snapshot. */
  readonly distance: number | null;
  readonly at: number;
  readonly changes: number;
}

export function writeHead(out: BitWriter, head: HeadNumbers): void {
  out.put(frameVersion | head.flags, 8);
  putVarint(out, head.subscription);
  putVarint(out, head.to);
  if (head.distance !== null) putVarint(out, head.distance);
  putVarint(out, head.at);
  putVarint(out, head.changes);
}

/** A whole number from 0 in bytes of seven bits, lowest first, the eighth set but in the last. */
function putVarint(out: BitWriter, value: number): void {
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) out.put((left % 128) | 128, 8);
  out.put(left, 8);
}
