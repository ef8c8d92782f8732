"use client";
/**
 * The chart as the server draws it: the same candles at the same places as the canvas has them,
 * which comes later. It knows no width, so it is drawn from the right for three widths, of which
 * the box shows its own.
 */
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { formatPrice } from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { type Candle, type CandleRow, candlesOf } from "./candle.ts";
import {
  axisTicks,
  type Band,
  bands,
  domainOf,
  fontSize,
  marginsOf,
  priceAxisWidth,
  priceY,
  timeAxisHeight,
} from "./geometry.ts";
import { volumeOpacity } from "./palette.ts";
import { stillPaths } from "./still-paths.ts";

interface StillProps {
  readonly topic: Topic<"candles">;
  /** px, with the time axis. */
  readonly height: number;
  readonly previousClose: number | null;
  readonly tickSize: number | null;
}

/** Which band shows at which width of the box: those of geometry.ts. */
const shownAt = [
  "@max-[480px]:block",
  "@min-[480px]:@max-[1000px]:block",
  "@min-[1000px]:block",
] as const;
const periodMs = 1_000;
/** As far left as a line could be seen, px. */
const farLeft = 4_000;
/** From the plot to a figure of the price axis, px. */
const figureLeft = 9.6;
/** About as wide as the canvas makes a label, px: it measures the text, which nobody here can. */
const labelPadding = 15;
const digitWidth = 6.4;

/** Fills its box, which has to be a container. Follows its candles once a second. */
export function Still({ topic, height, previousClose, tickSize }: StillProps) {
  const rows = useRows(topic);
  const [shown, setShown] = useState<readonly CandleRow[]>(rows);
  const follow = useEffectEvent(() => setShown(rows));
  useEffect(() => systemClock.every(periodMs, () => follow()), []);
  if (shown.length === 0 && rows.length > 0) setShown(rows);

  return useMemo(() => {
    const candles = candlesOf(shown.slice(-(bands.at(-1)?.count ?? 0)));
    if (candles.length === 0) return null;
    return bands.map((band, index) => (
      <StillBand
        band={band}
        candles={candles.slice(-band.count)}
        className={shownAt[index] ?? ""}
        height={height - timeAxisHeight}
        key={band.below}
        previousClose={previousClose}
        tickSize={tickSize}
      />
    ));
  }, [shown, height, previousClose, tickSize]);
}

interface StillBandProps {
  readonly band: Band;
  readonly candles: readonly Candle[];
  readonly className: string;
  /** Of the plot, px. */
  readonly height: number;
  readonly previousClose: number | null;
  readonly tickSize: number | null;
}

function StillBand(props: StillBandProps) {
  const { band, candles, className, height, previousClose, tickSize } = props;
  const domain = domainOf(candles, tickSize);
  const newest = candles.at(-1);
  if (domain === null || newest === undefined) return null;
  const margins = marginsOf(
    height,
    band.legend,
    candles.some(({ volume }) => volume > 0),
  );
  const paths = stillPaths(candles, domain, height, margins);
  const y = (price: number) => Math.round(priceY(price, domain, height, margins));
  const level = y(newest.close);
  const reference = y(previousClose ?? 0);
  const color = newest.close >= newest.open ? "var(--up)" : "var(--down)";
  return (
    <svg
      aria-hidden="true"
      className={`absolute top-0 hidden overflow-visible ${className}`}
      height={height}
      shapeRendering="crispEdges"
      style={{ right: priceAxisWidth(tickSize) }}
      width={1}
    >
      {axisTicks(domain, height, margins, tickSize).map((price) => (
        <g key={price}>
          <path d={`M${-farLeft} ${y(price) + 0.5}H0`} stroke="var(--hairline)" />
          {Math.abs(y(price) - height / 2) < (height - fontSize) / 2 && (
            <text
              fill="var(--ink-faint)"
              x={figureLeft}
              y={y(price)}
              dominantBaseline="central"
              fontSize={fontSize}
            >
              {formatPrice(price, tickSize)}
            </text>
          )}
        </g>
      ))}
      <path d={paths.upVolume} fill="var(--up)" fillOpacity={volumeOpacity} />
      <path d={paths.downVolume} fill="var(--down)" fillOpacity={volumeOpacity} />{" "}
      <path d={paths.up} fill="var(--up)" />
      <path d={paths.down} fill="var(--down)" />
      {previousClose !== null && reference > 0 && reference < height && (
        <Level
          color="var(--ink-faint)"
          dash="1 4"
          fill="var(--raised)"
          ink="var(--ink-soft)"
          text={formatPrice(previousClose, tickSize)}
          y={reference}
        />
      )}
      <Level
        color={color}
        dash="2 2"
        fill={color}
        ink="var(--ground)"
        text={formatPrice(newest.close, tickSize)}
        y={level}
      />
    </svg>
  );
}

interface LevelProps {
  readonly color: string;
  readonly dash: string;
  /** Of the label on the axis, and what it is written in. */
  readonly fill: string;
  readonly ink: string;
  readonly text: string;
  readonly y: number;
}

/** A line across the plot with its label on the axis. */
function Level({ color, dash, fill, ink, text, y }: LevelProps) {
  return (
    <>
      <path d={`M${-farLeft} ${y + 0.5}H0`} stroke={color} strokeDasharray={dash} />
      <rect
        fill={fill}
        height={17}
        rx={2}
        width={labelPadding + text.length * digitWidth}
        y={y - 8}
      />
      <text dominantBaseline="central" fill={ink} fontSize={fontSize} x={figureLeft} y={y}>
        {text}
      </text>
    </>
  );
}
