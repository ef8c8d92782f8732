"use client";
import { ChevronLeft, ChevronRight, Minus, Plus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { memo, type ReactNode, useRef, useState } from "react";
import { type Interval, intervals, topics } from "../../../lib/schema/topics.ts";
import { CandleChart, type CandleView, panPart } from "../candles/candle-chart.tsx";
import { Segmented } from "../shared/segmented.tsx";
import { type ChartStyle, chartStyles, parseChartStyle } from "./chart-styles.ts";
import type { Listed } from "./instruments.ts";
import { intervalDefault, intervalNames, intervalWords, parseInterval } from "./intervals.ts";
import { LivePrice } from "./late-parts.ts";

const height = 452;

interface InstrumentChartProps {
  readonly listed: Listed;
  readonly previousClose: number | null;
  /** Stands right under the chart. */
  readonly children?: ReactNode;
}

/**
 * The chart with its choices, which the address bar holds; a choice asks the server for nothing.
 * It follows its candles: a quote that changes draws nothing here.
 */
export const InstrumentChart = memo(function InstrumentChart({
  listed,
  previousClose,
  children,
}: InstrumentChartProps) {
  const { symbol, tickSize } = listed;
  const parameters = useSearchParams();
  const [interval, setInterval] = useState(() => parseInterval(parameters.get("interval")));
  // Nobody trades an index: between two of its values is nothing that a candle could show.
  const styleDefault: ChartStyle = listed.kind === "index" ? "line" : "candles";
  const [style, setStyle] = useState(() => parseChartStyle(parameters.get("chart"), styleDefault));
  const candles = useRef<CandleView>(null);

  const chooseInterval = (next: Interval) => {
    setInterval(next);
    writeAddress("interval", next === intervalDefault ? null : next);
  };
  const chooseStyle = (next: ChartStyle) => {
    setStyle(next);
    writeAddress("chart", next === styleDefault ? null : next);
  };
  const series = {
    topic: topics.candles(symbol, interval),
    label: `${listed.name}, ${intervalWords[interval]}`,
    tickSize,
    height,
  };

  return (
    <section aria-label="Chart">
      {/* What is set from the end is not seen before it is all there and something follows. */}
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2 [&:not(:has(+*))>:not(:first-child)]:hidden">
        <Segmented
          className="mr-auto max-sm:w-full"
          label="Interval"
          onChange={chooseInterval}
          options={intervalNames.map((value) => ({
            value,
            label: value,
            title: intervalWords[value],
          }))}
          value={interval}
        />
        {style === "candles" && (
          <div className="order-1 flex gap-0.5 max-sm:ml-auto sm:order-none">
            <ViewButton label="Pan back" onPress={() => candles.current?.pan(-panPart * 2)}>
              <ChevronLeft aria-hidden="true" size={16} />
            </ViewButton>
            <ViewButton label="Pan on" onPress={() => candles.current?.pan(panPart * 2)}>
              <ChevronRight aria-hidden="true" size={16} />
            </ViewButton>
            <ViewButton label="Zoom out" onPress={() => candles.current?.zoom(-1)}>
              <Minus aria-hidden="true" size={14} />
            </ViewButton>
            <ViewButton label="Zoom in" onPress={() => candles.current?.zoom(1)}>
              <Plus aria-hidden="true" size={14} />
            </ViewButton>
          </div>
        )}
        <Segmented label="Style" onChange={chooseStyle} options={chartStyles} value={style} />
      </div>
      {style === "candles" ? (
        <CandleChart
          {...series}
          lengthMs={intervals[interval]}
          previousClose={previousClose}
          ref={candles}
        />
      ) : (
        <div className="dims">
          <LivePrice {...series} baseline={previousClose} style={style} />
        </div>
      )}
      {children}
      {style === "candles" && <Attribution />}
    </section>
  );
});

/** What the licence of the candle chart asks for; see docs/NOTICES.md. */
function Attribution() {
  return (
    <p className="text-right text-[11px] leading-4 text-ink-faint">
      <a
        className="inline-block min-h-6 py-1 hover:text-ink hover:underline"
        href="https://www.tradingview.com/"
        rel="noreferrer"
        target="_blank"
      >
        TradingView Lightweight Charts™ · © 2025 TradingView, Inc.
      </a>
    </p>
  );
}

interface ViewButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ViewButton({ label, onPress, children }: ViewButtonProps) {
  return (
    <button
      aria-label={label}
      className="grid size-7 place-items-center rounded-md text-ink-soft hover:bg-raised hover:text-ink"
      onClick={onPress}
      title={label}
      type="button"
    >
      {children}
    </button>
  );
}

function writeAddress(name: string, value: string | null): void {
  const parameters = new URLSearchParams(location.search);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  const search = parameters.size > 0 ? `?${parameters}` : "";
  window.history.replaceState(window.history.state, "", location.pathname + search);
}
