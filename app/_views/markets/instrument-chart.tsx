"use client";
import { useSearchParams } from "next/navigation";
import { memo, useState } from "react";
import { type Interval, topics } from "../../../lib/schema/topics.ts";
import { LivePrice } from "../chart/live-price.tsx";
import type { PriceStyle } from "../chart/price-drawing.ts";
import { Segmented } from "../shared/segmented.tsx";
import type { Listed } from "./instruments.ts";
import { intervalDefault, intervalNames, intervalWords, parseInterval } from "./intervals.ts";

const styles = [
  { value: "candles", label: "Candles" },
  { value: "line", label: "Line" },
] as const;
const height = 470;

interface InstrumentChartProps {
  readonly listed: Listed;
  readonly previousClose: number | null;
  readonly className?: string;
}

/**
 * The chart with its choices, which the address bar holds; a choice asks the server for nothing.
 * It follows its candles: a quote that changes draws no axes.
 */
export const InstrumentChart = memo(function InstrumentChart({
  listed,
  previousClose,
  className = "",
}: InstrumentChartProps) {
  const { symbol, tickSize } = listed;
  const parameters = useSearchParams();
  const [interval, setInterval] = useState(() => parseInterval(parameters.get("interval")));
  // Nobody trades an index: between two of its values is nothing that a candle could show.
  const styleDefault: PriceStyle = listed.kind === "index" ? "line" : "candles";
  const [style, setStyle] = useState<PriceStyle>(
    () => styles.find(({ value }) => value === parameters.get("chart"))?.value ?? styleDefault,
  );

  const chooseInterval = (next: Interval) => {
    setInterval(next);
    writeAddress("interval", next === intervalDefault ? null : next);
  };
  const chooseStyle = (next: PriceStyle) => {
    setStyle(next);
    writeAddress("chart", next === styleDefault ? null : next);
  };

  return (
    <section aria-label="Chart" className={className}>
      <div className="mb-1 flex min-h-9 flex-wrap items-center justify-between gap-2">
        <Segmented
          label="Interval"
          onChange={chooseInterval}
          options={intervalNames.map((value) => ({
            value,
            label: value,
            title: intervalWords[value],
          }))}
          value={interval}
        />
        <Segmented label="Style" onChange={chooseStyle} options={styles} value={style} />
      </div>
      <div className="dims">
        <LivePrice
          baseline={previousClose}
          height={height}
          label={`${listed.name}, ${intervalWords[interval]}`}
          style={style}
          tickSize={tickSize}
          topic={topics.candles(symbol, interval)}
        />
      </div>
    </section>
  );
});

function writeAddress(name: string, value: string | null): void {
  const parameters = new URLSearchParams(location.search);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  const search = parameters.size > 0 ? `?${parameters}` : "";
  window.history.replaceState(window.history.state, "", location.pathname + search);
}
