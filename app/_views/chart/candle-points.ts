"use client";
/** Candles as the points of a chart: their closes, and their volumes as bars. */
import { useMemo } from "react";
import {
  changeRatioOf,
  formatChangePercent,
  formatPrice,
  formatTimeShort,
} from "../../../lib/domain/format.ts";
import type { Row, Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { rangeOver } from "./domain.ts";
import { type PointSource, Points, TablePoints } from "./points.ts";
import type { Span } from "./span.ts";

/** Candles held, at most: as many as a board keeps. */
const candlesMax = 1_000;

/** The closes of a candle topic, kept up to date, with volumes or without. */
export function useCandlePoints(topic: Topic<"candles">, withVolumes: boolean): PointSource {
  const table = useTable(topic);
  return useMemo(
    () => new TablePoints(table, new Points(1, withVolumes), putCandle, candlesMax),
    [table, withVolumes],
  );
}

function putCandle({ series, bars }: Points, place: number, row: Row<"candles">): void {
  const { open, close, volume } = row;
  const [closes] = series;
  if (closes !== undefined) closes[place] = close ?? Number.NaN;
  if (bars !== null) bars[place] = (close ?? 0) >= (open ?? 0) ? (volume ?? 0) : -(volume ?? 0);
}

/** What the closes in sight say, for those who cannot see them. */
export function closesSummary(
  label: string,
  { series, times }: Points,
  span: Span,
  tickSize: number | null,
  zone: string,
): string {
  const range = rangeOver(series, span);
  const first = series[0]?.[span.start];
  const last = series[0]?.[span.end - 1];
  if (range === null || first === undefined || last === undefined) return `${label}: no data yet.`;
  const change = formatChangePercent(changeRatioOf(last, first));
  return (
    `${label}: ${formatPrice(last, tickSize)}, ` +
    `${change} since ${formatTimeShort(times[span.start], zone)}; ` +
    `between ${formatPrice(range.low, tickSize)} and ${formatPrice(range.high, tickSize)}.`
  );
}
