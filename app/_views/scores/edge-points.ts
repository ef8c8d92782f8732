"use client";
/** Points of a series that leans to one of two sides. */
import { useMemo } from "react";
import type { Row, Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { LabelledPoints } from "../chart/labelled-points.ts";
import { type PointSource, type Points, TablePoints } from "../chart/points.ts";

type Family = "probability" | "events";

/** How a row becomes a point. Give one object for good: another one makes all points anew. */
export interface EdgeReading<F extends Family> {
  /** Above the middle of the chart home leads, below it away. */
  value(row: Row<F>): number | null;
  /** What stands under the point; a text stands only where it begins. */
  label(row: Row<F>): string;
}

/** More than a match has. */
const pointsMax = 1_000;

export interface EdgePoints<F extends Family> {
  readonly source: PointSource;
  /** The row that a point was made of. */
  rowOf(points: Points, place: number): Row<F> | null;
}

/** Keeps a table's rows as points. */
export function useEdgePoints<F extends Family>(
  topic: Topic<F>,
  reading: EdgeReading<F>,
): EdgePoints<F> {
  const table = useTable(topic);
  return useMemo(() => {
    const put = (points: Points, place: number, row: Row<F>) => {
      points.labels[place] = reading.label(row);
      const [edge] = points.series;
      if (edge !== undefined) edge[place] = reading.value(row) ?? Number.NaN;
    };
    const source = new TablePoints<Row<F>>(table, new LabelledPoints(1), put, pointsMax);
    return { source, rowOf: ({ times }, place) => table.get(String(times[place])) };
  }, [table, reading]);
}
