"use client";
/** The large chart of an instrument: candles or a line, with volume below. */
import { type SVGProps, useRef, useState } from "react";
import {
  decimalsOf,
  formatChangePercent,
  formatCompact,
  formatDay,
  formatPrice,
  formatTime,
} from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { useTimeZone } from "../shared/time.tsx";
import { type SeriesView, seriesSummary, seriesView } from "./area-view.ts";
import type { Gutter } from "./axes.tsx";
import { type Candle, newestCandles } from "./candle-series.ts";
import { lifted } from "./domain.ts";
import { slots } from "./paths.ts";
import { Plot } from "./plot.tsx";
import {
  drawPrices,
  type PriceDrawing,
  type PricePart,
  type PriceStyle,
  priceParts,
  slotsMin,
  volumeShare,
} from "./price-drawing.ts";
import { useLivePlot } from "./use-live-plot.ts";

const gutterUsual: Gutter = { top: 10, right: 72, bottom: 22 };
/** For prices such as 0.00001306. */
const gutterWide: Gutter = { ...gutterUsual, right: 92 };
const decimalsUsual = 4;
const dots = [{ column: "close", color: "var(--ink)" }];
/** px a candle or a point of the line takes, and how many there are at least and at most. */
const spacing: Record<PriceStyle, number> = { candles: 8, line: 3 };
const countMin = 40;
const countMax = 300;
const widthGuess = 880;
const tickWidth = 96;

const stroke: SVGProps<SVGPathElement> = { fill: "none", vectorEffect: "non-scaling-stroke" };
/** How each part looks; what has no colour of its own takes the drawing's. */
const looks: Record<PricePart, SVGProps<SVGPathElement>> = {
  volumeUp: { fill: "var(--up)", fillOpacity: 0.35 },
  volumeDown: { fill: "var(--down)", fillOpacity: 0.35 },
  area: { fill: "currentColor", fillOpacity: 0.1 },
  line: { ...stroke, stroke: "currentColor", strokeWidth: 1.75, strokeLinejoin: "round" },
  upWicks: { ...stroke, stroke: "var(--up)" },
  upBodies: { fill: "var(--up)" },
  downWicks: { ...stroke, stroke: "var(--down)" },
  downBodies: { fill: "var(--down)" },
  level: { ...stroke, stroke: "currentColor", strokeDasharray: "1 3" },
};

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

/** Candles or closes of a topic over their volume, with a tag at the newest price. */
export function LivePrice({ topic, style, height, label, baseline, tickSize }: LivePriceProps) {
  const table = useTable(topic);
  const gutter = decimalsOf(tickSize) > decimalsUsual ? gutterWide : gutterUsual;
  const zone = useTimeZone();
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const tag = useRef<HTMLDivElement>(null);

  const plotHeight = height - gutter.top - gutter.bottom;
  const pixels = () => svg.current?.clientWidth || widthGuess;
  const count = () => Math.min(countMax, Math.max(countMin, Math.floor(pixels() / spacing[style])));
  const candles = () => newestCandles(table, count());

  const shown = useLivePlot<SeriesView>(
    table,
    `${style} ${count()}`,
    (previous) => {
      const live = candles();
      const values = style === "line" ? live.map(({ close }) => close) : live.flatMap(extremes);
      return seriesView(previous, live, values, {
        baseline: null,
        tickSize,
        zone,
        ticksMax: Math.max(2, Math.floor(pixels() / tickWidth)),
      });
    },
    (view) => write(drawPrices(candles(), view.domain, style, baseline, pixels())),
  );

  const write = (drawing: PriceDrawing) => {
    const paths = group.current?.children ?? [];
    for (const [index, part] of priceParts.entries()) {
      paths[index]?.setAttribute("d", drawing.paths[part]);
    }
    group.current?.style.setProperty("color", drawing.color);
    const box = tag.current;
    if (box === null) return;
    const text = formatPrice(drawing.last, tickSize);
    if (box.firstChild && box.firstChild.nodeValue !== text) box.firstChild.nodeValue = text;
    box.style.transform = tagPlace(drawing, plotHeight);
    box.style.backgroundColor = drawing.color;
  };

  // React writes the plot once; from then on `write` does.
  const [first] = useState(() =>
    drawPrices(shown.points, shown.domain, style, baseline, widthGuess),
  );

  return (
    <Plot
      axes={{
        label,
        gutter,
        points: shown.points,
        ...slots(shown.points.length, slotsMin),
        domain: lifted(shown.domain, volumeShare(shown.points)),
        floor: shown.domain.low,
        tickSize,
        ticksMax: Math.max(2, Math.floor(height / 56)),
        formatValue: (value) => formatPrice(value, tickSize),
        pointTicks: shown.ticks,
        dots,
        renderTip: (index) => {
          const candle = shown.points[index];
          return candle && <CandleTip candle={candle} tickSize={tickSize} zone={zone} />;
        },
      }}
      emptyWords="No trades yet"
      gutter={gutter}
      height={height}
      summary={seriesSummary(label, shown.points, tickSize, zone)}
      svg={svg}
      tag={
        <div
          aria-hidden="true"
          className="figures absolute top-0 left-full ml-px rounded-sm pl-[11px] text-[11px] leading-[18px] font-medium text-ground"
          ref={tag}
          style={{
            width: gutter.right - 2,
            transform: tagPlace(first, plotHeight),
            backgroundColor: first.color,
          }}
          suppressHydrationWarning
        >
          {formatPrice(first.last, tickSize)}
        </div>
      }
    >
      <g ref={group} style={{ color: first.color }} suppressHydrationWarning>
        {priceParts.map((part) => (
          <path d={first.paths[part]} key={part} suppressHydrationWarning {...looks[part]} />
        ))}
      </g>
    </Plot>
  );
}

const extremes = ({ low, high }: Candle): number[] => [low, high];

/** Where the tag stands, moved so that nothing around it is laid out; out of sight without a price. */
function tagPlace({ level }: PriceDrawing, plotHeight: number): string {
  if (level === null) return "translateY(-200px)";
  const top = Math.min(1, Math.max(0, level)) * plotHeight;
  return `translateY(${(top - 9).toFixed(1)}px)`;
}

interface CandleTipProps {
  readonly candle: Candle;
  readonly tickSize: number | null;
  readonly zone: string;
}

function CandleTip({ candle, tickSize, zone }: CandleTipProps) {
  const price = (value: number) => formatPrice(value, tickSize);
  const figures = [
    ["Open", price(candle.open)],
    ["High", price(candle.high)],
    ["Low", price(candle.low)],
    ["Close", price(candle.close)],
    ["Change", formatChangePercent(candle.close / candle.open - 1)],
    ["Volume", formatCompact(candle.volume)],
  ];
  return (
    <>
      <div className="mb-0.5 text-ink-soft">
        {formatDay(candle.time, zone)} {formatTime(candle.time, zone)}
      </div>
      <dl className="figures grid grid-cols-[auto_auto] gap-x-4">
        {figures.map(([name, value]) => (
          <div className="contents" key={name}>
            <dt className="text-ink-soft">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
