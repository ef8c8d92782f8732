/** What both ends work out from a shape before the first frame. */
import type { ColumnType, TableSchema } from "../../table/schema.ts";
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
  /** What times in heads are told apart from: see FrameShape. */
  readonly base: number;
  /** The checksum's start value. */
  readonly seed: number;
}

interface ColumnsPlan {
  readonly columns: readonly ColumnPlan[];
  /** The columns as they stand in the shape's text. */
  readonly shapes: readonly unknown[];
}

/** Plans for all columns of a schema, which most subscriptions ask for: they share them. */
const wholePlans = new WeakMap<TableSchema, ColumnsPlan>();

/** Works out the plan of a shape. */
export function planOf({ schema, columns, rows, base = 0 }: FrameShape): FramePlan {
  let plan = columns === null ? wholePlans.get(schema) : undefined;
  if (plan === undefined) {
    plan = planColumns(schema, columns ?? Object.keys(schema.columns).map((_, index) => index));
    if (columns === null) wholePlans.set(schema, plan);
  }
  const shapeText = JSON.stringify([
    frameVersion,
    schema.keep,
    schema.grid,
    plan.shapes,
    rows,
    base,
  ]);
  return {
    columns: plan.columns,
    naming: schema.keep !== null ? "key" : rows !== null ? "list" : "slot",
    base,
    seed: crc32(new TextEncoder().encode(shapeText)),
  };
}

function planColumns(schema: TableSchema, chosen: readonly number[]): ColumnsPlan {
  const names = Object.keys(schema.columns);
  const typeOf = (index: number) => schema.columns[names[index] ?? ""]?.type ?? "text";
  const stepColumn = schema.grid === "row" ? names.indexOf("tickSize") : -1;
  const stepsKnown = schema.grid !== "row" || chosen.includes(stepColumn);
  const nearOf = (index: number): NearColumn[] => {
    const found: NearColumn[] = [];
    if (index === stepColumn) return found;
    let near = schema.columns[names[index] ?? ""]?.near;
    for (; near !== undefined; near = schema.columns[near]?.near) {
      const at = names.indexOf(near);
      const isPrice = typeOf(at) === "price";
      // A price says something about other numbers only to who knows its step.
      const isOfUse = !isPrice || typeOf(index) === "price" || stepsKnown;
      if (chosen.includes(at) && isOfUse) found.push({ index: at, isPrice });
    }
    return found;
  };
  const columns = chosen.map((index) => ({ index, type: typeOf(index), near: nearOf(index) }));
  const shapes = columns.map(({ index, type, near }) => {
    return [names[index], type, near.map((at) => names[at.index])];
  });
  // The step of prices goes first, and what others lie near before them.
  const rank = ({ index, near }: ColumnPlan) => (index === stepColumn ? -1 : near.length);
  columns.sort((a, b) => rank(a) - rank(b) || a.index - b.index);
  return { columns, shapes };
}
