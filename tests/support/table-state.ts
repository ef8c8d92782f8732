import type { CellValue, TableDelta } from "../../lib/table/delta.ts";

/** What can be read of a table or of any copy of one. */
export interface Readable {
  keys(): readonly string[];
  get(key: string): Readonly<Record<string, CellValue>> | null;
}

/** The rows of a table by key, sorted, so that two tables can be held against each other. */
export function stateOf(table: Readable): Map<string, Readonly<Record<string, CellValue>>> {
  const keys = [...table.keys()].sort();
  return new Map(keys.map((key) => [key, table.get(key) ?? {}]));
}

/** A delta as a receiver gets it. */
export function sent(delta: TableDelta): TableDelta {
  return JSON.parse(JSON.stringify(delta));
}
