/**
 * Snapshots as they travel inside a page: each column's name once and not once a row, which halves
 * what a large table adds to the page.
 */
import type { CellValue } from "../../lib/table/delta.ts";
import type { Delta, TopicSnapshot } from "../../lib/wire/messages.ts";

export interface PackedSnapshot {
  readonly tickSize: number | null;
  readonly delta: Omit<Delta, "rows">;
  readonly columns: readonly string[];
  /** A key and its cells in the order of the columns; undefined where a row does not name one. */
  readonly rows: readonly (readonly [key: string, ...cells: (CellValue | undefined)[]])[];
}

/** Packs a snapshot. */
export function packed({ delta, tickSize }: TopicSnapshot): PackedSnapshot {
  const { rows, ...rest } = delta;
  const columns = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  return {
    tickSize,
    delta: rest,
    columns,
    rows: Object.entries(rows).map(([key, row]) => [key, ...columns.map((name) => row[name])]),
  };
}

/** Gives back what was packed. */
export function unpacked({ tickSize, delta, columns, rows }: PackedSnapshot): TopicSnapshot {
  const named = rows.map(([key, ...cells]) => {
    const known = columns.flatMap((name, at) => {
      const cell = cells[at];
      return cell === undefined ? [] : [[name, cell] as const];
    });
    return [key, Object.fromEntries(known)] as const;
  });
  return { tickSize, delta: { ...delta, rows: Object.fromEntries(named) } };
}
