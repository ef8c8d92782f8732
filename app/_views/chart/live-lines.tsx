"use client";
/**
 * Several live series over one axis, such as the probabilities of a match's outcomes.
 */
import { useRef, useState } from "react";
import { formatPercent } from "../../../lib/domain/format.ts";
import type { Row, Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import type { Gutter, PointTick } from "./axes.tsx";
import { type Domain, rangeOf, steadyDomain } from "./domain.ts";
import { edgeToEdge, linePath, type Scale } from "./paths.ts";
import { Plot } from "./plot.tsx";
import { spreadTicks } from "./time-ticks.ts";
import { useLivePlot } from "./use-live-plot.ts";

/** One line of the chart. */
export interface LineSeries {
  readonly column: "homeWin" | "draw" | "awayWin";
  /** Its name in the legend. */
  readonly label: string;
  /** A colour token, such as `--up`. */
  readonly colorVar: string;
}

interface LiveLinesProps {
  readonly topic: Topic<"probability">;
  readonly series: readonly LineSeries[];
  /** The value axis; by default it follows the values. */
  readonly domain?: readonly [number, number];
  /** px, axes and a legend of one line included. */
  readonly height: number;
  readonly label: string;
  /** How a value is written; by default as a percentage. */
  readonly formatValue?: (value: number) => string;
}

interface LinesView {
  readonly empty: boolean;
  readonly points: readonly (Row<"probability"> & { readonly index: number })[];
  readonly domain: Domain;
  readonly ticks: readonly PointTick[];
}

const gutter: Gutter = { top: 8, right: 48, bottom: 22 };
/** px, of a legend in one line; where it needs more lines the chart is that much higher. */
const legendHeight = 24;
const unit: Domain = { low: 0, high: 1 };
const widthGuess = 600;
const tickWidth = 72;
const pointsMax = 600;
/** Colour never tells alone: each line has its own dashes. */
const dashes = ["none", "6 3", "2 3", "8 3 2 3"];
const percent = (value: number): string => formatPercent(value);

/** Lines of a probability topic, with a legend that carries the newest values. */
export function LiveLines(props: LiveLinesProps) {
  const { topic, series, height, label, formatValue = percent } = props;
  const table = useTable(topic);
  const svg = useRef<SVGSVGElement>(null);
  const lines = useRef(new Map<string, SVGPathElement>());
  const figures = useRef(new Map<string, HTMLElement>());

  const rows = () => table.rows().slice(-pointsMax);
  const pixels = () => svg.current?.clientWidth || widthGuess;

  const shown = useLivePlot<LinesView>(
    table,
    "",
    (previous) => {
      const points = rows().map(({ row }, index) => ({ ...row, index }));
      const range = rangeOf(points.flatMap((point) => series.map((one) => point[one.column] ?? 0)));
      return {
        empty: points.length === 0,
        points,
        domain: props.domain
          ? { low: props.domain[0], high: props.domain[1] }
          : range === null
            ? unit
            : steadyDomain(previous?.empty === false ? previous.domain : null, range, null),
        ticks: spreadTicks(
          points.map(({ clock }) => clock ?? ""),
          Math.max(2, Math.floor(pixels() / tickWidth)),
        ),
      };
    },
    (view) => {
      const live = rows();
      const scale: Scale = { ...view.domain, ...edgeToEdge(live.length) };
      for (const { column } of series) {
        const values = live.map(({ row }) => row[column] ?? 0);
        lines.current.get(column)?.setAttribute("d", linePath(values, scale, pixels()));
        const figure = figures.current.get(column)?.firstChild;
        const last = values.at(-1);
        if (figure && last !== undefined) figure.nodeValue = formatValue(last);
      }
    },
  );

  // React writes the plot and the figures once; from then on `draw` does.
  const [first] = useState(() => {
    const scale: Scale = { ...shown.domain, ...edgeToEdge(shown.points.length) };
    return series.map(({ column }) => {
      const values = shown.points.map((point) => point[column] ?? 0);
      const last = values.at(-1);
      return {
        path: linePath(values, scale, widthGuess),
        figure: last === undefined ? "–" : formatValue(last),
      };
    });
  });

  const newest = shown.points.at(-1);
  const words = series.map((one) => `${one.label} ${formatValue(newest?.[one.column] ?? 0)}`);

  return (
    <div>
      <ul className="flex flex-wrap gap-x-5 gap-y-0.5 pb-2 text-xs leading-4 whitespace-nowrap">
        {series.map(({ column, label: name, colorVar }, index) => (
          <li className="flex min-w-0 items-center gap-1.5" key={column}>
            <svg aria-hidden="true" className="shrink-0" height="8" width="20">
              <path
                d="M0 4H20"
                stroke={`var(${colorVar})`}
                strokeDasharray={dashes[index % dashes.length]}
                strokeWidth={2}
              />
            </svg>
            <span className="truncate text-ink-soft">{name}</span>
            <span
              className="w-[34px] font-medium tabular-nums"
              ref={keepIn(figures.current, column)}
              suppressHydrationWarning
            >
              {first[index]?.figure ?? "–"}
            </span>
          </li>
        ))}
      </ul>
      <Plot
        axes={{
          label,
          gutter,
          points: shown.points,
          ...edgeToEdge(shown.points.length),
          domain: shown.domain,
          floor: shown.domain.low,
          tickSize: null,
          ticksMax: Math.max(2, Math.floor(height / 48)),
          formatValue,
          pointTicks: shown.ticks,
          dots: series.map(({ column, colorVar }) => ({ column, color: `var(${colorVar})` })),
          renderTip: (index) => {
            const point = shown.points[index];
            return (
              point && (
                <>
                  <div className="text-ink-soft">{point.clock}</div>
                  {series.map(({ column, label: name }) => (
                    <div className="flex justify-between gap-3" key={column}>
                      <span>{name}</span>
                      <span>{formatValue(point[column] ?? 0)}</span>
                    </div>
                  ))}
                </>
              )
            );
          },
        }}
        gutter={gutter}
        height={height - legendHeight}
        summary={newest === undefined ? `${label}: no data yet.` : `${label}: ${words.join(", ")}.`}
        svg={svg}
      >
        {series.map(({ column, colorVar }, index) => (
          <path
            className="fill-none"
            d={first[index]?.path ?? ""}
            key={column}
            ref={keepIn(lines.current, column)}
            stroke={`var(${colorVar})`}
            strokeDasharray={dashes[index % dashes.length]}
            strokeLinejoin="round"
            strokeWidth={2}
            suppressHydrationWarning
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Plot>
    </div>
  );
}

function keepIn<Element>(map: Map<string, Element>, key: string) {
  return (element: Element | null) => {
    if (element === null) map.delete(key);
    else map.set(key, element);
  };
}
