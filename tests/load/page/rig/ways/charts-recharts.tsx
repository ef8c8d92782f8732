/** The same charts as plain Recharts: as it comes, or with nothing that costs and can be left out. */
import { memo, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { formatPrice, formatTime } from "../../../../../lib/domain/format.ts";
import type { Mount } from "../asked.ts";
import { chartBox, chartHeight, chartsBox } from "../chart-boxes.ts";
import { until } from "../until.ts";
import { startSource } from "../worker-link.ts";

interface Point {
  readonly time: number;
  readonly close: number;
}
type Points = readonly Point[];

interface PlainProps {
  readonly points: Points;
  readonly lean: boolean;
  readonly onDrawn: () => void;
}

const zone = "UTC";
const timeText = (time: number) => formatTime(time, zone);
const priceText = (price: number) => formatPrice(price, 0.01);
const margin = { top: 8, right: 8, bottom: 4, left: 8 };
const domain: ["auto", "auto"] = ["auto", "auto"];
const fill = { width: "100%", height: chartHeight };

function Plain({ points, lean, onDrawn }: PlainProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each points that are drawn
  useEffect(() => onDrawn(), [points, onDrawn]);
  const still = lean ? ({ isAnimationActive: false, dot: false } as const) : {};
  return (
    <LineChart data={points as Point[]} margin={margin} responsive style={fill}>
      <CartesianGrid stroke="var(--hairline)" vertical={false} />
      <XAxis dataKey="time" minTickGap={60} tickFormatter={timeText} />
      <YAxis domain={domain} orientation="right" tickFormatter={priceText} width={64} />
      <Tooltip />
      <Line dataKey="close" stroke="var(--up)" type={lean ? "linear" : "monotone"} {...still} />
    </LineChart>
  );
}
const Memoised = memo(Plain);

interface ChartsProps {
  readonly first: readonly Points[];
  readonly lean: boolean;
  readonly onDrawn: () => void;
  /** Is given what shows other points. */
  readonly onReady: (show: (all: readonly Points[]) => void) => void;
}

function Charts({ first, lean, onDrawn, onReady }: ChartsProps) {
  const [series, setSeries] = useState(first);
  useEffect(() => onReady(setSeries), [onReady]);
  const Chart = lean ? Memoised : Plain;
  return (
    <div className={chartsBox}>
      {series.map((points, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: charts never change places
        <div className={chartBox} key={index}>
          <Chart lean={lean} onDrawn={onDrawn} points={points} />
        </div>
      ))}
    </div>
  );
}

export const mount: Mount = async (box, asked) => {
  let show: (all: readonly Points[]) => void = () => undefined;
  let all: readonly Points[] = [];
  let drawn = 0;
  const source = startSource({ data: "candles", as: "numbers", asked }, (message) => {
    if (message.kind !== "points") return;
    const series = seriesIn(message.points, asked.count);
    all = series.map((list, index) => [...(all[index] ?? []), ...list].slice(-asked.size));
    show(all);
  });
  await until("data", () => all.length > 0);
  createRoot(box).render(
    <Charts
      first={all}
      lean={asked.way.endsWith(":lean")}
      onDrawn={() => {
        drawn += 1;
      }}
      onReady={(ready) => {
        show = ready;
      }}
    />,
  );
  const lines = () => box.querySelectorAll(".recharts-line path").length;
  await until("the charts", () => lines() >= asked.count);
  drawn = 0;
  source.run();
  return { pictures: () => [], shown: () => drawn / asked.count };
};

/** Rows of a time and a price for each series, as points of each. */
function seriesIn(points: Float64Array, count: number): Point[][] {
  const series: Point[][] = Array.from({ length: count }, () => []);
  for (let at = 0; at < points.length; at += count + 1) {
    for (const [index, list] of series.entries()) {
      list.push({ time: points[at] ?? 0, close: points[at + 1 + index] ?? 0 });
    }
  }
  return series;
}
