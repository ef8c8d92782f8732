"use client";
import { memo, useMemo } from "react";
import { formatPrice } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import type { Gutter } from "../chart/axes.tsx";
import type { Line, Look } from "../chart/drawing.ts";
import { LiveChart } from "../chart/live-chart.tsx";
import { DayPoints } from "./day-points.ts";
import { cardColumns } from "./selections.ts";

const height = 36;
const gutter: Gutter = { top: 2, right: 0, bottom: 2 };
const look: Look = { bars: false, level: false, dot: false };
const lines: readonly Line[] = [{ name: "Price", color: null, width: 1.25, area: "to-baseline" }];
const columns = ["", "Price"];

interface DayShapeProps {
  readonly symbol: string;
  /** Those of all cards: they share one subscription. */
  readonly symbols: readonly string[];
  /** Previous close: the dotted line, and what makes the area rise or fall. */
  readonly reference: number | null;
  readonly tickSize: number | null;
}

/** The day as a small area. It draws itself, and has a tooltip where somebody points at it. */
export const DayShape = memo(function DayShape(props: DayShapeProps) {
  const { symbol, symbols, reference, tickSize } = props;
  const shapes = useTable(topics.sparklines, { rows: symbols });
  const quotes = useTable(topics.quotes, { rows: symbols, columns: cardColumns });
  const source = useMemo(() => new DayPoints(shapes, quotes, symbol), [shapes, quotes, symbol]);
  const price = (value: number | undefined) => formatPrice(value, tickSize);
  return (
    <span className="dims block min-w-0 grow">
      <LiveChart
        axes="pointed"
        bare
        baseline={reference}
        columns={columns}
        formatValue={price}
        gutter={gutter}
        height={height}
        label={symbol}
        lines={lines}
        look={look}
        row={({ series, count }, place) => [
          place === count - 1 ? "Now" : "Today",
          price(series[0]?.[place]),
        ]}
        source={source}
        summary={() => ""}
        tickSize={tickSize}
      />
    </span>
  );
});
