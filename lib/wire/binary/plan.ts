/** What both ends work out from a shape before the first frame. */
import type { ColumnType } from "../../table/schema.ts";
import { crc32 } from "./crc32.ts";
import type { FrameShape } from "./shape.ts";

/** The version of the frames' layout; it stands in each. */
export const frameVersion = 1;

/** Bits of the first byte above the version. */
export const snapshotFlag = 0x10;
export const goneFlag = 0x20;

/** Numbers of rows stay below. */
export const rowNumbersEnd = 2 ** 22;

/** The scales that numbers are tried at, as powers of ten. */
export const exponentMin = -4;
export const exponentMax = 15;

export interface ColumnPlan {
  /** Its index in the schema. */
  readonly index: number;
  readonly type: ColumnType;
  /** Columns that its numbers may be told apart from, nearest first. */
  readonly near: readonly NearColumn[];
}

export interface NearColumn {
  readonly index: number;
  readonly isPrice: boolean;
}

/** What rows are called by: see RowNumbers. */
export type Naming = "slot" | "list" | "key";

export interface FramePlan {
  /** In the order in which they stand in a frame. */
  readonly columns: readonly ColumnPlan[];
  readonly naming: Naming;
  /** The checksum's start value. */
  readonly seed: number;
}

/** Works out the plan of a shape. */
export function planOf({ schema, columns, rows }: FrameShape): FramePlan {
  const names = Object.keys(schema.columns);
  const chosen = columns ?? names.map((_, index) => index);
  const entries = Object.entries(schema.columns);
  const stepColumn = schema.grid === "row" ? names.indexOf("tickSize") : -1;
  const stepsKnown = schema.grid !== "row" || chosen.includes(stepColumn);
  const nearOf = (index: number): NearColumn[] => {
    const found: NearColumn[] = [];
    if (index === stepColumn) return found;
    for (let near = entries[index]?.[1].near; near !== undefined; ) {
      const at = names.indexOf(near);
      const type = schema.columns[near]?.type;
      // A price says something about other numbers only to who knows its step.
      const known = type !== "price" || entries[index]?.[1].type === "price" || stepsKnown;
      if (chosen.includes(at) && known) found.push({ index: at, isPrice: type === "price" });
      near = schema.columns[near]?.near;
    }
    return found;
  };
  const plans = chosen.map((index) => {
    const type = entries[index]?.[1].type ?? "text";
    return { index, type, near: nearOf(index) };
  });
  // Columns that others lie near go first, and the step of prices before them all.
  const rank = ({ index, near }: ColumnPlan) => (index === stepColumn ? -1 : near.length);
  const text = JSON.stringify([
    frameVersion,
    schema.key,
    schema.keep,
    schema.granularity,
    schema.grid,
    chosen.map((index) => [entries[index]?.[0], entries[index]?.[1].type, nearOf(index)]),
    rows,
  ]);
  return {
    columns: plans.sort((a, b) => rank(a) - rank(b) || a.index - b.index),
    naming: schema.keep !== null ? "key" : rows !== null ? "list" : "slot",
    seed: crc32(new TextEncoder().encode(text)),
  };
}
