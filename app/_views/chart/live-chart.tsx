"use client";
/**
 * The live chart. The plot is an SVG that stands in the page from the first byte and is written
 * directly at every change; what changes rarely is drawn around it by Recharts (axes.tsx).
 */
import {
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { systemClock } from "../../../lib/clock.ts";
import { useTimeZone } from "../shared/time.tsx";
import type { Gutter } from "./axes.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import {
  type ChartView,
  chartView,
  domainNow,
  edgesOf,
  hasBars,
  placesMoved,
  plotDomain,
  sameView,
  valuesOf,
} from "./chart-view.ts";
import { type Domain, sameDomain } from "./domain.ts";
import { draw, type Line, type Look, partsOf } from "./drawing.ts";
import { FirstAxes } from "./first-axes.tsx";
import { xShare } from "./paths.ts";
import { nothingWritten, Plot, slideTicks, writePlot } from "./plot.tsx";
import { pointingOf, sliderOf, tableOf } from "./pointed-points.ts";
import type { PointSource, Points } from "./points.ts";
import { type Span, spanOf, type Viewport } from "./span.ts";
import { Tip } from "./tip.tsx";
import { useAxes } from "./use-axes.ts";
import { useLivePlot } from "./use-live-plot.ts";
import { pointAt, usePointing } from "./use-pointing.ts";
import { useWidth } from "./use-width.ts";

export interface LiveChartProps {
  readonly source: PointSource;
  /** What it shows, such as `S&P 500, by the minute`. */
  readonly label: string;
  /** px, all of it. */
  readonly height: number;
  readonly gutter: Gutter;
  readonly look: Look;
  /** One for each series of the source. */
  readonly lines: readonly Line[];
  readonly formatValue: (value: number) => string;
  /** Names of what `row` gives: the time or its like, then the figures. */
  readonly columns: readonly string[];
  /** A point as text, for the tooltip and the table. */
  readonly row: (points: Points, place: number, zone: string) => readonly string[];
  /** What the chart says, in a sentence. */
  readonly summary: (points: Points, span: Span, zone: string) => string;
  /** A dashed level, and what makes the first line rise or fall. */
  readonly baseline?: number | null;
  /** The value axis where it does not follow the values. */
  readonly bounds?: Domain | null;
  readonly fromZero?: boolean;
  readonly tickSize?: number | null;
  /** How many of the newest points are shown for so many px; all by default. */
  readonly usual?: (pixels: number) => number;
  /** As many points as fill the plot: fewer stand on the right. */
  readonly room?: number;
  readonly viewport?: Viewport | null;
  /** Whether a tag beside the value axis tells the newest value. */
  readonly tagged?: boolean;
  /** Whether Recharts comes by itself, or only while somebody points. */
  readonly axes?: "settled" | "pointed";
  /** Without frame, name and table: where the chart is a part of something that has them. */
  readonly bare?: boolean;
  /** What to say where there is nothing to draw. */
  readonly emptyWords?: string;
  /** Called after every drawing, for what else shows the newest values. */
  readonly onDrawn?: (points: Points, span: Span) => void;
}

const widthGuess = 600;
/** ms */
const pointAgainMs = 120;
/** About how much of a frame a drawing takes, in lines of text: of a chart in a line, and of others. */
const smallWeight = 3;
const largeWeight = 8;
const all = () => Number.POSITIVE_INFINITY;

export function LiveChart(props: LiveChartProps) {
  const { source, label, height, gutter, look, lines, columns, bare = false } = props;
  const { baseline = null, bounds = null, fromZero = false, tickSize = null } = props;
  const { viewport = null, usual = all, room = 0, tagged = false } = props;
  const { points } = source;
  const zone = useTimeZone();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const [written] = useState(nothingWritten);
  const width = useWidth(plot, widthGuess);
  const [count, setCount] = useState(0);
  const { pointed, place, handlers } = usePointing({ box, count });
  const Axes = useAxes(props.axes ?? "settled", pointed !== null);

  const plotHeight = height - gutter.top - gutter.bottom;
  const axis = { baseline, bounds, fromZero, tickSize };
  const parts = partsOf(lines, look);
  const spanNow = () => spanOf(points, viewport, usual(width));
  const pictureOf = (span: Span, values: Domain) => {
    const bars = hasBars(points, span);
    const scale = { ...plotDomain(values, bars), span, edges: edgesOf(span, bars, room) };
    return draw(points, lines, parts, scale, baseline, width);
  };

  const view = useLivePlot<ChartView>({
    source,
    weight: bare ? smallWeight : largeWeight,
    manner: [width, zone, baseline, tickSize, viewport?.count, viewport?.until].join(),
    pointed: pointed !== null,
    view: (previous) => {
      const span = spanNow();
      const values = domainNow(valuesOf(previous), points, span, axis);
      const { formatValue } = props;
      const size = { width, height: plotHeight, room, zone, tickSize, formatValue };
      return chartView(previous, points, span, values, size);
    },
    same: (one, other) => sameView(one, other, points, spanNow()),
    draw: (shown) => {
      const span = spanNow();
      const values = domainNow(valuesOf(shown), points, span, axis);
      if (plot.current !== null && box.current !== null) {
        const picture = pictureOf(span, values ?? shown.values);
        const tag = tagged && picture.last !== null ? props.formatValue(picture.last) : null;
        writePlot(plot.current, written, picture, tag, plotHeight);
        slideTicks(box.current, shown, placesMoved(shown, points, span), width);
      }
      props.onDrawn?.(points, span);
      return values === null || sameDomain(values, shown.values);
    },
  });
  if (count !== view.count) setCount(view.count);

  const span = spanNow();
  const [first] = useState(() => pictureOf(span, view.values));
  const rowOf = (at: number) => props.row(points, span.start + at, zone);

  const looked = pointed === null ? null : view;
  const pointing = useMemo(
    () => looked && pointingOf(points, spanOf(points, viewport, looked.count), lines),
    [looked, points, viewport, lines],
  );
  const tip = useRef((_at: number): ReactNode => null);
  useLayoutEffect(() => {
    tip.current = (at) => <Tip columns={columns} row={rowOf(at)} />;
  });
  const renderTip = useCallback((at: number) => tip.current(at), []);

  const x = xShare(place, view.edges);
  useEffect(() => {
    if (pointed !== "keys" || Axes === null) return;
    const point = () => box.current && pointAt(box.current, x, width, gutter.top);
    point();
    // Recharts knows its points only some moments after it was given them.
    return systemClock.after(pointAgainMs, point);
  });

  const picture = (
    <div
      className="relative h-full w-full touch-pan-y tabular-nums -outline-offset-2"
      ref={box}
      {...handlers}
      {...(bare ? {} : sliderOf(label, view.count, place, rowOf(place)))}
    >
      {Axes === null ? (
        !view.empty && <FirstAxes gutter={gutter} height={height} view={view} />
      ) : (
        <div className="absolute inset-0">
          <Axes
            gutter={gutter}
            height={height}
            pointing={pointing}
            renderTip={renderTip}
            view={view}
            width={width + gutter.right}
          />
        </div>
      )}
      {props.emptyWords !== undefined && view.empty && (
        // Only after a moment: what is there may be on its way.
        <p className="absolute inset-0 grid place-items-center text-[13px] text-ink-soft transition-opacity delay-700 duration-0 starting:opacity-0">
          {props.emptyWords}
        </p>
      )}
      <Plot
        first={first}
        gutter={gutter}
        height={height}
        parts={parts}
        ref={plot}
        tag={tagged ? props.formatValue(first.last ?? Number.NaN) : null}
      />
    </div>
  );
  if (bare) return <div style={{ height }}>{picture}</div>;
  return (
    <ChartFrame
      height={height}
      label={label}
      summary={props.summary(points, span, zone)}
      table={() => tableOf(columns, spanNow(), (at) => props.row(points, at, zone))}
    >
      {picture}
    </ChartFrame>
  );
}
