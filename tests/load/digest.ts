import { createHash } from "node:crypto";
import { type Readable, stateOf } from "../support/table-state.ts";

/** The same text for tables that hold the same. */
export function digestOf(table: Readable): string {
  const rows = [...stateOf(table)].map(([key, row]) => [key, Object.entries(row).sort()]);
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}
