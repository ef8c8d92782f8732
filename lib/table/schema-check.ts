/** What a schema must hold to make sense. */
import type { Columns, ColumnType, TableSchema } from "./schema.ts";

/**
 * @throws RangeError for a `keep` under 1, TypeError for price columns without a grid, and for
 *   `near` that names no number column or leads round in a circle.
 */
export function checkSchema({ columns, keep, grid }: TableSchema): void {
  if (keep !== null && !(Number.isSafeInteger(keep) && keep >= 1)) {
    throw new RangeError(`keep is how many rows stay, at least 1, not ${keep}`);
  }
  if (grid === "none" && Object.values(columns).some(({ type }) => type === "price")) {
    throw new TypeError("price columns need a grid: row or table");
  }
  for (const name of Object.keys(columns)) mustLeadSomewhere(columns, name);
}

/** Whether cells of a type are numbers that can lie near each other. */
function isNumeric(type: ColumnType | undefined): boolean {
  return type === "number" || type === "integer" || type === "price";
}

/** Follows `near` from a column to its end. */
function mustLeadSomewhere(columns: Columns, name: string): void {
  const seen = new Set([name]);
  for (let at = columns[name]; at?.near !== undefined; at = columns[at.near]) {
    if (!isNumeric(at.type) || !isNumeric(columns[at.near]?.type) || seen.has(at.near)) {
      throw new TypeError(`"${at.near}", near which "${name}" should lie, is no such column`);
    }
    seen.add(at.near);
  }
}
