/** The points of a chart for who points at them or reads them as a table. */
import type { Pointing, PointRow } from "./axes.tsx";
import type { TableData } from "./chart-table.tsx";
import type { Line } from "./drawing.ts";
import type { Points } from "./points.ts";
import type { Span } from "./span.ts";

/** Rows and dots of the crosshair. */
export function pointingOf(points: Points, { start, end }: Span, lines: readonly Line[]): Pointing {
  const rows: PointRow[] = [];
  for (let place = start; place < end; place += 1) {
    const row: Record<string, number> & { index: number } = { index: place - start };
    for (const [index, values] of points.series.entries()) {
      const value = values[place] ?? Number.NaN;
      if (!Number.isNaN(value)) row[`v${index}`] = value;
    }
    rows.push(row);
  }
  return {
    rows,
    dots: lines.map(({ color }, index) => ({ column: `v${index}`, color: color ?? "var(--ink)" })),
  };
}

/** The points in sight as a table, the newest first. */
export function tableOf(
  columns: readonly string[],
  { start, end }: Span,
  row: (place: number) => readonly string[],
): TableData {
  const rows: (readonly string[])[] = [];
  for (let place = end - 1; place >= start; place -= 1) rows.push(row(place));
  return { columns, rows };
}

/**
 * A chart's box as what moves along its points by arrow keys, which is a slider.
 * @param text the point's figures.
 */
export function sliderOf(label: string, count: number, place: number, text: readonly string[]) {
  return {
    role: "slider",
    tabIndex: 0,
    "aria-label": `${label}: points`,
    "aria-valuemin": 0,
    "aria-valuemax": Math.max(0, count - 1),
    "aria-valuenow": Math.max(0, place),
    "aria-valuetext": text.join(", "),
  } as const;
}
