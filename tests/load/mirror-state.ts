/** Holds what a mirror shows against what a server said of its tables. */

import type { Picture } from "../../lib/mirror/picture.ts";
import { normalized, type Selection } from "../../lib/mirror/selection.ts";
import type { TableRows } from "./watched-server.ts";

/**
 * What differs, in words; null where nothing does.
 * @param table as the server has it; null where it has none.
 */
export function differenceOf(
  selection: Selection,
  picture: Pick<Picture, "get" | "size">,
  table: TableRows | null,
): string | null {
  const { topic, rows, columns } = normalized(selection);
  const wanted = rows === undefined ? null : new Set(rows);
  const expected = new Map(
    (table?.rows ?? []).filter(([key]) => wanted === null || wanted.has(key)),
  );
  if (picture.size !== expected.size) {
    return `${topic} has ${picture.size} rows, not ${expected.size}`;
  }
  for (const [key, row] of expected) {
    const shown = picture.get(key);
    for (const [name, cell] of Object.entries(row)) {
      if (columns?.includes(name) === false) continue;
      const has = JSON.stringify(shown?.[name]);
      if (has !== JSON.stringify(cell)) {
        return `${topic} ${key} ${name} is ${has}, not ${JSON.stringify(cell)}`;
      }
    }
  }
  return null;
}
