"use client";
/** Several live series over one axis, such as the probabilities of a match's outcomes. */
import { useMemo, useRef, useState } from "react";
import { formatChance } from "../../../lib/domain/chance.ts";
import type { Row, Topic } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import type { Gutter } from "./axes.tsx";
import type { Line, Look } from "./drawing.ts";
import { LabelledPoints } from "./labelled-points.ts";
import { LiveChart } from "./live-chart.tsx";
import { type Points, TablePoints } from "./points.ts";
import type { Span } from "./span.ts";

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

/** Below is room for the texts of the time axis, and for the button clear of the lowest value. */
const gutter: Gutter = { top: 8, right: 48, bottom: 28 };
const look: Look = { bars: false, level: false, dot: false };
/** px, of a legend in one line; where it needs more lines the chart is that much higher. */
const legendHeight = 24;
const pointsMax = 1_000;
/** Colour never tells alone: each line has its own dashes. */
const dashes = [undefined, "6 3", "2 3", "8 3 2 3"];

/** Lines of a probability topic, with a legend that carries the newest values. */
export function LiveLines(props: LiveLinesProps) {
  const { topic, series, height, label, domain, formatValue = formatChance } = props;
  const table = useTable(topic);
  const legend = useRef<HTMLUListElement>(null);
  // Who renders this may write its series anew each time: what they say is what counts.
  const said = JSON.stringify(series);
  const source = useMemo(() => {
    const named = JSON.parse(said) as LineSeries[];
    const put = (points: Points, place: number, row: Row<"probability">) => {
      points.labels[place] = row.clock ?? "";
      for (const [index, { column }] of named.entries()) {
        const values = points.series[index];
        if (values !== undefined) values[place] = row[column] ?? Number.NaN;
      }
    };
    return new TablePoints(table, new LabelledPoints(named.length), put, pointsMax);
  }, [table, said]);
  const lines = useMemo(
    () =>
      (JSON.parse(said) as LineSeries[]).map(
        (one, index): Line => ({
          name: one.label,
          color: `var(${one.colorVar})`,
          width: 2,
          dashes: dashes[index % dashes.length],
        }),
      ),
    [said],
  );

  const figureOf = ({ series: values }: Points, { end }: Span, index: number) => {
    const value = values[index]?.[end - 1];
    return value === undefined || end === 0 ? "–" : formatValue(value);
  };
  const whole = (points: Points): Span => ({ start: 0, end: points.count });
  // React writes the figures once; from then on they follow the drawing.
  const [first] = useState(() => {
    source.refresh();
    return series.map((_, index) => figureOf(source.points, whole(source.points), index));
  });
  const onDrawn = (points: Points, span: Span) => {
    for (const [index, item] of [...(legend.current?.children ?? [])].entries()) {
      const text = item.lastElementChild?.firstChild;
      const figure = figureOf(points, span, index);
      if (text && text.nodeValue !== figure) text.nodeValue = figure;
    }
  };

  return (
    <div>
      <ul
        className="flex flex-wrap gap-x-5 gap-y-0.5 pb-2 text-xs leading-4 whitespace-nowrap"
        ref={legend}
      >
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
            <span className="w-[34px] font-medium tabular-nums" suppressHydrationWarning>
              {first[index]}
            </span>
          </li>
        ))}
      </ul>
      <LiveChart
        bounds={domain === undefined ? null : { low: domain[0], high: domain[1] }}
        columns={["Clock", ...series.map((one) => one.label)]}
        formatValue={formatValue}
        gutter={gutter}
        height={height - legendHeight}
        label={label}
        lines={lines}
        look={look}
        onDrawn={onDrawn}
        row={(points, place) => [
          points.labels[place] ?? "",
          ...points.series.map((values) => formatValue(values[place] ?? Number.NaN)),
        ]}
        source={source}
        summary={(points, span) =>
          span.end === 0
            ? `${label}: no data yet.`
            : `${label}: ${series.map((one, index) => `${one.label} ${figureOf(points, span, index)}`).join(", ")}.`
        }
      />
    </div>
  );
}
