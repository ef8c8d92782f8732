/**
 * How the chart's library is set up: measures, handling, the page's colours; and what the chart is
 * told and tells.
 */
import type {
  CandlestickSeriesPartialOptions,
  ChartOptions,
  DeepPartial,
  Time,
} from "lightweight-charts";
import { formatDay, formatPrice, formatTime, formatTimeShort } from "../../../lib/domain/format.ts";
import type { Candle } from "./candle.ts";
import { fontSize, rightOffset, tickDensity, timeAxisHeight } from "./geometry.ts";
import { whenOf } from "./legend.ts";
import type { Palette } from "./palette.ts";

/** What the candles are of. */
export interface Subject {
  /** Another one starts the chart anew, at the newest candle. */
  readonly name: string;
  /** Length of a candle, ms. */
  readonly length: number;
  readonly tickSize: number | null;
  readonly zone: string;
}

/** What the chart tells. */
export interface CanvasEvents {
  /** The candle that is pointed at, and the one before it; the newest where none is. */
  point(candle: Candle | null, before: Candle | null): void;
  /** Whether the newest candle is in sight. */
  live(live: boolean): void;
}

/** Patterns of lines, and what a tick of the time axis begins, as the library numbers them. */
const dashed = 2;
const solid = 0;
const seconds = 4;
const timeOfDay = 3;
/** The crosshair goes where it is pointed and does not jump to closes. */
const crosshairFree = 0;

/** A candle may be this wide or narrow, px. */
const spacingMin = 1.2;
const spacingMax = 48;

/** What does not change with the colours. @param priceAxis px @param motion whether pans may coast. */
export function fixedOptions(priceAxis: number, motion: boolean): DeepPartial<ChartOptions> {
  return {
    autoSize: true,
    layout: { fontSize, attributionLogo: false },
    grid: { vertLines: { visible: false } },
    rightPriceScale: {
      borderVisible: false,
      // A figure that the edge would cut is left out.
      entireTextOnly: true,
      minimumWidth: priceAxis,
      tickMarkDensity: tickDensity,
    },
    timeScale: {
      borderVisible: false,
      maxBarSpacing: spacingMax,
      minBarSpacing: spacingMin,
      minimumHeight: timeAxisHeight,
      rightOffset,
      timeVisible: true,
      allowBoldLabels: false,
    },
    crosshair: { mode: crosshairFree },
    // The page scrolls where a finger moves up or down.
    handleScroll: { vertTouchDrag: false },
    kineticScroll: { touch: motion, mouse: false },
  };
}

/** What follows the theme and the palette. */
export function colorOptions(palette: Palette): DeepPartial<ChartOptions> {
  const line = {
    color: palette.faint,
    labelBackgroundColor: palette.pointer,
    style: dashed,
  } as const;
  return {
    layout: {
      // Through it one sees the page.
      background: { color: "transparent" },
      fontFamily: palette.fontFamily,
      textColor: palette.faint,
    },
    grid: { horzLines: { color: palette.hairline, style: solid } },
    crosshair: { vertLine: line, horzLine: line },
  };
}

/** The colours of candles. */
export function candleOptions(palette: Palette): CandlestickSeriesPartialOptions {
  const { up, down, upEdge } = palette;
  return {
    upColor: up,
    downColor: down,
    borderVisible: up !== upEdge,
    borderUpColor: upEdge,
    borderDownColor: down,
    wickUpColor: upEdge,
    wickDownColor: down,
    priceLineStyle: dashed,
  };
}

interface TimeWords {
  /** ms by which the chart's times are ahead of UTC. */
  readonly shift: number;
  readonly zone: string;
  /** Length of a candle, ms. */
  readonly length: number;
}

/** How times and prices are written. */
export function wordOptions(times: TimeWords, tickSize: number | null): DeepPartial<ChartOptions> {
  const { shift, zone, length } = times;
  const epoch = (time: Time) => Number(time) * 1_000 - shift;
  const tick = (time: Time, kind: number) => {
    const at = epoch(time);
    if (kind === seconds) return formatTime(at, zone);
    if (kind === timeOfDay) return formatTimeShort(at, zone);
    // Day and month without the day of the week.
    return formatDay(at, zone).replace(/^\S+ /, "");
  };
  return {
    localization: {
      priceFormatter: (price: number) => formatPrice(price, tickSize),
      timeFormatter: (time: Time) => whenOf(epoch(time), length, zone),
    },
    timeScale: { secondsVisible: length < 60_000, tickMarkFormatter: tick },
  };
}
