"use client";
/** The large chart of an instrument as a line or an area, with volume below. */
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

/** Closes of a topic over their volume, with a tag at the newest price. */
export function LivePrice({ topic, style, height, label, baseline, tickSize }: LivePriceProps) {
  const price = (value: number | undefined) => formatPrice(value, tickSize);
  return (
    <LiveChart
      baseline={baseline}
      columns={columns}
      emptyWords="No trades yet"
      formatValue={price}
      gutter={decimalsOf(tickSize) > decimalsUsual ? gutterWide : gutterUsual}
      height={height}
      label={label}
      lines={linesOf[style]}
      look={look}
      row={({ times, series, bars }, place, zone) => [
        `${formatDay(times[place], zone)} ${formatTime(times[place], zone)}`,
        price(series[0]?.[place]),
        formatCompact(Math.abs(bars?.[place] ?? 0)),
      ]}
      source={useCandlePoints(topic, true)}
      summary={(points, span, zone) => closesSummary(label, points, span, tickSize, zone)}
      tagged
      tickSize={tickSize}
      usual={usual}
    />
  );
}
