"use client";
/** A live area chart of closes: on index cards, and wherever a price's way is told in little room. */
import { formatPrice, formatTime } from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import type { Gutter } from "./axes.tsx";
import { closesSummary, useCandlePoints } from "./candle-points.ts";
import type { Line, Look } from "./drawing.ts";
import { LiveChart } from "./live-chart.tsx";

/** Candles drawn, at most. */
const candlesMax = 300;
/** A chart from this height on has axes; a lower one has the tooltip only. px */
const axesFrom = 140;
const withAxes: Gutter = { top: 8, right: 64, bottom: 24 };
const without: Gutter = { top: 6, right: 0, bottom: 4 };
const look: Look = { bars: false, level: false, dot: true };
const lines: readonly Line[] = [{ name: "Close", color: null, width: 1.5, area: true }];
const columns = ["Time", "Price"];
const usual = () => candlesMax;

interface LiveAreaProps {
  readonly topic: Topic<"candles">;
  /** px; axes from 140 on. */
  readonly height: number;
  /** What it shows, such as `S&P 500, 1 minute`. */
  readonly label: string;
  /** The previous close: a dashed line, and what makes the area rise or fall. */
  readonly baseline?: number | null;
  readonly tickSize?: number | null;
}

/** Closes of a candle topic as a line over an area, with axes where the height allows. */
export function LiveArea(props: LiveAreaProps) {
  const { topic, height, label, baseline = null, tickSize = null } = props;
  const price = (value: number | undefined) => formatPrice(value, tickSize);
  return (
    <LiveChart
      axes={height >= axesFrom ? "settled" : "pointed"}
      baseline={baseline}
      columns={columns}
      formatValue={price}
      gutter={height >= axesFrom ? withAxes : without}
      height={height}
      label={label}
      lines={lines}
      look={look}
      row={({ times, series }, place, zone) => [
        formatTime(times[place], zone),
        price(series[0]?.[place]),
      ]}
      source={useCandlePoints(topic, false)}
      summary={(points, span, zone) => closesSummary(label, points, span, tickSize, zone)}
      tickSize={tickSize}
      usual={usual}
    />
  );
}
