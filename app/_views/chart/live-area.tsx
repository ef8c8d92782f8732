"use client";
/**
 * A live area chart of closes: on index cards, and wherever a price's way is told in little room.
 */
import { useRef, useState } from "react";
import { formatPrice, formatTime } from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { useTimeZone } from "../shared/time.tsx";
import { type SeriesView, seriesSummary, seriesView } from "./area-view.ts";
import type { Gutter } from "./axes.tsx";
import { newestCandles } from "./candle-series.ts";
import { areaPath, edgeToEdge, endDot, linePath, plotSize, type Scale, valueY } from "./paths.ts";
import { Plot } from "./plot.tsx";
import { useLivePlot } from "./use-live-plot.ts";

/** Candles drawn, at most. */
const candlesMax = 300;
/** A chart from this height on has axes; a lower one has the tooltip only. px */
const axesFrom = 160;
const withAxes: Gutter = { top: 8, right: 64, bottom: 22 };
const without: Gutter = { top: 6, right: 0, bottom: 4 };
const dots = [{ column: "close", color: "var(--ink)" }];
/** Widths before the browser has measured, and of a time tick. px */
const widthGuess = 600;
const tickWidth = 90;

interface LiveAreaProps {
  readonly topic: Topic<"candles">;
  /** px; axes from 160 on. */
  readonly height: number;
  /** What it shows, such as `S&P 500, 1 minute`. */
  readonly label: string;
  /** The previous close: a dashed line, and what makes the area rise or fall. */
  readonly baseline?: number | null;
  readonly tickSize?: number | null;
}

/** Closes of a candle topic as a line over an area, with axes where the height allows. */
export function LiveArea({
  topic,
  height,
  label,
  baseline = null,
  tickSize = null,
}: LiveAreaProps) {
  const table = useTable(topic);
  const zone = useTimeZone();
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const line = useRef<SVGPathElement>(null);
  const area = useRef<SVGPathElement>(null);
  const dot = useRef<SVGPathElement>(null);
  const gutter = height >= axesFrom ? withAxes : without;

  const closes = () => newestCandles(table, candlesMax).map(({ close }) => close);
  const pixels = () => svg.current?.clientWidth || widthGuess;

  const shown = useLivePlot<SeriesView>(
    table,
    "",
    (previous) => {
      const candles = newestCandles(table, candlesMax);
      return seriesView(
        previous,
        candles,
        candles.map(({ close }) => close),
        { baseline, tickSize, zone, ticksMax: Math.max(2, Math.floor(pixels() / tickWidth)) },
      );
    },
    (view) => {
      const picture = drawing(closes(), view, baseline, pixels());
      line.current?.setAttribute("d", picture.line);
      area.current?.setAttribute("d", picture.area);
      dot.current?.setAttribute("d", picture.dot);
      group.current?.style.setProperty("color", picture.color);
    },
  );

  // React writes the plot once; from then on `draw` does.
  const [first] = useState(() =>
    drawing(
      shown.points.map(({ close }) => close),
      shown,
      baseline,
      widthGuess,
    ),
  );
  const { domain } = shown;
  const hasBaseline = baseline !== null && baseline > domain.low && baseline < domain.high;

  return (
    <Plot
      axes={{
        label,
        gutter,
        points: shown.points,
        ...edgeToEdge(shown.points.length),
        domain,
        floor: domain.low,
        tickSize,
        ticksMax: Math.max(2, Math.floor(height / 48)),
        formatValue: (value) => formatPrice(value, tickSize),
        pointTicks: shown.ticks,
        dots,
        renderTip: (index) => {
          const point = shown.points[index];
          return (
            point && (
              <>
                <span className="text-ink-soft">{formatTime(point.time, zone)} </span>
                {formatPrice(point.close, tickSize)}
              </>
            )
          );
        },
      }}
      gutter={gutter}
      height={height}
      summary={seriesSummary(label, shown.points, tickSize, zone)}
      svg={svg}
    >
      <g ref={group} style={{ color: first.color }} suppressHydrationWarning>
        {hasBaseline && (
          <path
            className="fill-none stroke-ink-faint"
            d={`M0 ${valueY(baseline, domain)}H${plotSize}`}
            strokeDasharray="3 4"
            suppressHydrationWarning
            vectorEffect="non-scaling-stroke"
          />
        )}
        <path
          d={first.area}
          fill="currentColor"
          fillOpacity={0.12}
          ref={area}
          suppressHydrationWarning
        />
        <path
          className="fill-none"
          d={first.line}
          ref={line}
          stroke="currentColor"
          strokeLinejoin="round"
          strokeWidth={1.5}
          suppressHydrationWarning
          vectorEffect="non-scaling-stroke"
        />
        <path
          className="fill-none"
          d={first.dot}
          ref={dot}
          stroke="currentColor"
          strokeLinecap="round"
          strokeWidth={6}
          suppressHydrationWarning
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </Plot>
  );
}

/** The plot's paths and its colour: up or down against the baseline, or against its own start. */
function drawing(
  closes: readonly number[],
  view: SeriesView,
  baseline: number | null,
  pixels: number,
): { line: string; area: string; dot: string; color: string } {
  const scale: Scale = { ...view.domain, ...edgeToEdge(closes.length) };
  const line = linePath(closes, scale, pixels);
  const last = closes.at(-1) ?? 0;
  const up = last >= (baseline ?? closes[0] ?? 0);
  return {
    line,
    area: areaPath(line),
    dot: endDot(closes, scale),
    color: up ? "var(--up)" : "var(--down)",
  };
}
