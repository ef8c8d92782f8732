import { applyDelta } from "../../table/changes.ts";
import type { Applied, RowCells } from "../../table/delta.ts";
import type { Table } from "../../table/table.ts";
import { FrameError, type FrameHead } from "./frame.ts";
import type { FrameShape, RowNumbers } from "./shape.ts";

/** The subscription that a frame belongs to, before anything else of it is looked at. */
export function subscriptionOf(frame: Uint8Array): number {
  return parsed(frame).head.subscription;
}

/** What became of a frame, and whom it touched. */
export interface FrameOutcome {
  readonly applied: Applied;
  /** Keys of rows that were set or removed. */
  readonly keys: readonly string[];
}

/** Reads the frames of one subscription. */
export class FrameDecoder {
  readonly shape: FrameShape;

  constructor(shape: FrameShape) {
    this.shape = shape;
  }

  /**
   * The head of a frame that is whole.
   * @throws FrameError for one that is broken or of another shape.
   */
  open(frame: Uint8Array): FrameHead {
    return parsed(frame).head;
  }

  /**
   * Lets a copy follow the table that a frame came from: as `applyDelta`. A snapshot wants a new,
   * empty table and new, empty numbers.
   * @throws FrameError for a frame that is broken, of another shape, or does not fit the table; the
   *   table and the numbers are then as they were.
   */
  apply(frame: Uint8Array, table: Table, numbers: RowNumbers): FrameOutcome {
    const { head, rows, gone, numbers: slots } = parsed(frame);
    const applied = applyDelta(table, { from: head.from, to: head.to, rows, gone }, head.at);
    if (applied === "applied") {
      Object.keys(rows).forEach((key, index) => {
        numbers.name(slots[index] ?? 0, key);
      });
    }
    return { applied, keys: [...gone, ...Object.keys(rows)] };
  }
}

interface Parsed {
  head: FrameHead;
  rows: Record<string, RowCells>;
  gone: string[];
  numbers: number[];
}

function parsed(frame: Uint8Array): Parsed {
  try {
    return JSON.parse(new TextDecoder().decode(frame)) as Parsed;
  } catch (cause) {
    throw new FrameError("this is no frame", { cause });
  }
}
