/**
 * Snapshots as they travel inside a page: each column's name once and not once a row, which halves
 * what a large table adds to the page.
 */
import type { CellValue } from "../../lib/table/delta.ts";
import type { Delta, TopicSnapshot } from "../../lib/wire/messages.ts";

export interface PackedSnapshot {
  readonly tickSize: number | null;
  readonly delta: Omit<Delta, "rows">;
  readonly partial?: boolean;
  readonly columns: readonly string[];
  /** A key and its cells in the order of the columns; undefined where a row does not name one. */
  /**
   * The numbers of the rows, as runs that rise by one: the first of a run and how many it has, and
   * so on. Mostly one run.
   */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly [key: string, ...cells: (CellValue | undefined)[]])[];
}

/** Packs a snapshot. */
export function packed({ delta, tickSize, numbers, partial }: TopicSnapshot): PackedSnapshot {
  const { rows, ...rest } = delta;
  const columns = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  return {
    tickSize,
    delta: rest,
    columns,
    ...(partial && { partial }),
    ...(numbers && { numbers: runsOf(numbers) }),
    rows: Object.entries(rows).map(([key, row]) => [key, ...columns.map((name) => row[name])]),
  };
}

/** Gives back what was packed. */
export function unpacked(snapshot: PackedSnapshot): TopicSnapshot {
  const { tickSize, delta, columns, numbers, rows, partial } = snapshot;
  // Loops, since a page of two thousand matches has fifty thousand cells and is waited for.
  const named = rows.map((packed) => {
    const row: Record<string, CellValue> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const cell = packed[at + 1];
      if (cell !== undefined) row[columns[at] ?? ""] = cell;
    }
    return [packed[0], row] as const;
  });
  return {
    tickSize,
    delta: { ...delta, rows: Object.fromEntries(named) },
    ...(partial && { partial }),
    ...(numbers && { numbers: numbersOf(numbers) }),
  };
}

function runsOf(numbers: readonly number[]): number[] {
  const runs: number[] = [];
  let next = Number.NaN;
  for (const number of numbers) {
    if (number === next) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(number, 1);
    next = number + 1;
  }
  return runs;
}

function numbersOf(runs: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 1 < runs.length; at += 2) {
    const first = runs[at] ?? 0;
    for (let index = 0; index < (runs[at + 1] ?? 0); index += 1) numbers.push(first + index);
  }
  return numbers;
}
