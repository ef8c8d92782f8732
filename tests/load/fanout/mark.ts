/** Finds in a message what it leads to, so that it can be told from which flush it came. */
import { readHead } from "../../../lib/wire/binary/head-reader.ts";
import type { Want } from "./crowd-facts.ts";

/** A message's version or number; where it is a tick, when that was made, ms since the epoch. */
export type MarkOf = (data: Buffer, start: number, end: number) => number;

/** JSON has what is looked for within this many bytes. */
const glance = 200;

/** @throws RangeError, later, for a message without a mark. */
export function markOf(want: Want): MarkOf {
  switch (want.kind) {
    case "tick":
      return inText(/"at":(\d+)/);
    case "quotes":
      return inText(/"sequence":(\d+)/);
    case "bare":
      return inFrame();
    case "board":
      return want.encoding === "json" ? inText(/"to":"[^"]*\.(\d+)"/) : inFrame();
  }
}

function inText(pattern: RegExp): MarkOf {
  return (data, start, end) => {
    const text = data.toString("latin1", start, Math.min(end, start + glance));
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new RangeError(`no mark in ${text}`);
    return Number(found);
  };
}

/** A frame's head says it; the rest is looked at by mirrors. */
function inFrame(): MarkOf {
  return (data, start, end) => readHead(data.subarray(start, end)).to;
}
