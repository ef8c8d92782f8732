import type { Applied } from "../../table/delta.ts";
import type { Table } from "../../table/table.ts";
import { BitReader } from "./bit-reader.ts";
import { CellsReader } from "./cells-reader.ts";
import { crc32 } from "./crc32.ts";
import { FrameError, type FrameHead } from "./frame.ts";
import { type FullHead, readHead } from "./head-reader.ts";
import { type FramePlan, planOf } from "./plan.ts";
import { readRows } from "./rows-reader.ts";
import type { FrameShape, RowNumbers } from "./shape.ts";
import { readTexts } from "./text-reader.ts";

/** The checksum's bytes, the last of a frame. */
const sumLength = 4;

/**
 * The subscription that a frame belongs to, before anything else of it is looked at.
 * @throws FrameError for what does not even begin as a frame does.
 */
export function subscriptionOf(frame: Uint8Array): number {
  return readHead(frame).subscription;
}

/** What became of a frame, and whom it touched. */
export interface FrameOutcome {
  readonly applied: Applied;
  /** Keys of rows that were set or removed; none unless the frame was applied. */
  readonly keys: readonly string[];
}

/** Reads the frames of one subscription. */
export class FrameDecoder {
  readonly shape: FrameShape;
  readonly #plan: FramePlan;

  constructor(shape: FrameShape) {
    this.shape = shape;
    this.#plan = planOf(shape);
  }

  /**
   * The head of a frame that is whole.
   * @throws FrameError for one that is broken or of another shape.
   */
  open(frame: Uint8Array): FrameHead {
    const { subscription, from, to, at, changes } = this.#head(frame);
    return { subscription, from, to, at, changes };
  }

  /**
   * Lets a copy follow the table that a frame came from: as `applyDelta`. A snapshot wants a new,
   * empty table and new, empty numbers.
   * @param before is told of rows that are about to be removed or set, while the table's
   *   `rowBefore` still has them; a row may be among both.
   * @throws FrameError for a frame that is broken, of another shape, or does not fit the table; the
   *   table and the numbers are then as they were.
   */
  apply(
    frame: Uint8Array,
    table: Table,
    numbers: RowNumbers,
    before?: (keys: readonly string[]) => void,
  ): FrameOutcome {
    const steps = this.steps(frame, table, numbers, before);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value;
  }

  /**
   * As `apply`, in steps between which the table must be left alone: it is in the middle of a
   * transaction. For a table that nobody sees yet.
   */
  *steps(
    frame: Uint8Array,
    table: Table,
    numbers: RowNumbers,
    before?: (keys: readonly string[]) => void,
  ): Generator<void, FrameOutcome> {
    const head = this.#head(frame);
    const { from, to } = head;
    if (to <= table.version && (from !== null || table.version > 0)) return untouched("old");
    const isFresh = table.version === 0 && table.size === 0;
    if (from === null ? !isFresh : from > table.version) return untouched("gap");
    if (to === table.version) return untouched("applied");
    table.begin();
    try {
      const keys = yield* this.#write(frame, head, table, numbers, before);
      if (from === null) table.forgetRemovals();
      return { applied: "applied", keys };
    } catch (cause) {
      if (table.isOpen) table.rollback();
      if (cause instanceof FrameError) throw cause;
      throw new FrameError("a frame does not fit its table", { cause });
    }
  }

  #head(frame: Uint8Array): FullHead {
    const end = frame.length - sumLength;
    const head = readHead(frame, end, this.#plan.base);
    let sum = 0;
    for (let byte = sumLength - 1; byte >= 0; byte -= 1) sum = sum * 256 + (frame[end + byte] ?? 0);
    if (crc32(frame, end, this.#plan.seed) !== sum) {
      throw new FrameError("a frame is broken, or of another shape: its checksum is wrong");
    }
    if (head.at < 0) throw new FrameError("a frame is from before the epoch");
    return head;
  }

  /** Writes what a frame holds into a table, and ends its transaction. @returns keys touched. */
  *#write(
    frame: Uint8Array,
    head: FullHead,
    table: Table,
    numbers: RowNumbers,
    before?: (keys: readonly string[]) => void,
  ): Generator<void, string[]> {
    const input = new BitReader(frame, head.end, frame.length - sumLength);
    const gone = head.hasGone ? readTexts(input, input.takeLength()) : [];
    if (gone.length > 0) before?.(gone);
    for (const key of gone) table.remove(key);
    const rows = readRows(input, table, numbers, this.#plan, this.shape);
    before?.(rows.keys);
    const cells = new CellsReader(input, table, rows.slots);
    for (const column of this.#plan.columns) {
      yield;
      cells.read(column);
    }
    yield;
    input.mustEnd();
    table.commit(head.to, head.at);
    for (const { number, key } of rows.named) numbers.name(number, key);
    return gone.concat(rows.keys);
  }
}

function untouched(applied: Applied): FrameOutcome {
  return { applied, keys: [] };
}
