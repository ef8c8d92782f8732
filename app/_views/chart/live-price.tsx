"use client";
/** The large chart of an instrument as a line or an area, with volume below. */
import { useState } from "react";
import {
  decimalsOf,
  formatCompact,
  formatDay,
  formatPrice,
  formatTime,
} from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import type { Gutter } from "./axes.tsx";
import { closesSummary, useCandlePoints } from "./candle-points.ts";
import type { Line, Look } from "./drawing.ts";
import { LiveChart } from "./live-chart.tsx";
import { RangeStrip, stripHeight } from "./range-strip.tsx";
import type { Viewport } from "./span.ts";
import { useSettled } from "./use-axes.ts";

export type PriceStyle = "line" | "area";

const gutterUsual: Gutter = { top: 10, right: 72, bottom: 24 };
/** For prices such as 0.00001306. */
const gutterWide: Gutter = { ...gutterUsual, right: 92 };
const decimalsUsual = 4;
const look: Look = { bars: true, level: true, dot: false };
const linesOf: Readonly<Record<PriceStyle, readonly Line[]>> = {
  line: [{ name: "Price", color: null, width: 1.75 }],
  area: [{ name: "Price", color: null, width: 1.75, area: true }],
};
/** px between the chart and the strip. */
const stripGap = 4;
const columns = ["Time", "Price", "Volume"];
/** px between two points, and how many there are at least and at most. */
const spacing = 3;
const countLeast = 40;
const countMost = 300;
const usual = (pixels: number) =>
  Math.min(countMost, Math.max(countLeast, Math.floor(pixels / spacing)));

interface LivePriceProps {
  readonly topic: Topic<"candles">;
  readonly style: PriceStyle;
  /** px */
  readonly height: number;
  readonly label: string;
  /** The previous close; makes the line rise or fall. */
  readonly baseline: number | null;
  readonly tickSize: number | null;
}

/** Closes of a topic over their volume, with a tag at the newest price; under it the time to look at. */
export function LivePrice({ topic, style, height, label, baseline, tickSize }: LivePriceProps) {
  const [chosen, setChosen] = useState<{ topic: string; viewport: Viewport } | null>(null);
  // Another topic has other times: what was chosen there means nothing here.
  const viewport = chosen?.topic === topic ? chosen.viewport : null;
  const source = useCandlePoints(topic, true);
  const settled = useSettled();
  const gutter = decimalsOf(tickSize) > decimalsUsual ? gutterWide : gutterUsual;
  const price = (value: number | undefined) => formatPrice(value, tickSize);
  return (
    <div style={{ height }}>
      <LiveChart
        baseline={baseline}
        columns={columns}
        emptyWords="No trades yet"
        formatValue={price}
        gutter={gutter}
        height={height - stripHeight - stripGap}
        label={label}
        lines={linesOf[style]}
        look={look}
        row={({ times, series, bars }, place, zone) => [
          `${formatDay(times[place], zone)} ${formatTime(times[place], zone)}`,
          price(series[0]?.[place]),
          formatCompact(Math.abs(bars?.[place] ?? 0)),
        ]}
        source={source}
        summary={(points, span, zone) => closesSummary(label, points, span, tickSize, zone)}
        tagged
        tickSize={tickSize}
        usual={usual}
        viewport={viewport}
      />
      <RangeStrip
        key={topic}
        onViewport={(next) => setChosen(next && { topic, viewport: next })}
        ready={settled}
        right={gutter.right}
        source={source}
        usual={usual}
        viewport={viewport}
      />
    </div>
  );
}
