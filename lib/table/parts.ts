/**
 * The parts that a table is made of.
 */
import { Cells } from "./cells.ts";
import { History } from "./history.ts";
import type { TableSchema } from "./schema.ts";
import { Slots } from "./slots.ts";
import { Window } from "./window.ts";

export interface TableOptions {
  /** The step of the table's price grid, where its schema says `grid: "table"`. */
  readonly tickSize?: number | null;
  /** How many removals are remembered; a cursor older than the oldest gets a snapshot. */
  readonly tombstonesMax?: number;
}

export interface TableParts<S extends TableSchema> {
  readonly slots: Slots;
  readonly cells: Cells<S>;
  readonly history: History;
  /** Null where all rows are kept. */
  readonly window: Window | null;
}

/** How many slots a table has room for at first; it doubles when they are used up. */
export const capacityFirst = 8;
const tombstonesMaxDefault = 4_096;

/** @throws TypeError where the schema needs a tickSize and none is given. */
export function makeParts<S extends TableSchema>(schema: S, options: TableOptions): TableParts<S> {
  return {
    slots: new Slots(),
    cells: new Cells(schema, options.tickSize ?? null, capacityFirst),
    history: new History(capacityFirst, options.tombstonesMax ?? tombstonesMaxDefault),
    window: schema.keep === null ? null : new Window(schema.keep),
  };
}
