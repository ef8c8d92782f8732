"use client";
/** A candle chart with its volume, in the frame of all charts. */
import { memo, type Ref, useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { formatChangePercent, formatCompact, formatPrice } from "../../../lib/domain/format.ts";
import type { Topic } from "../../../lib/schema/topics.ts";
import { useKeyHints } from "../../_frame/shortcuts/registry.ts";
import { useTable } from "../../_live/hooks.ts";
import { ChartFrame } from "../chart/chart-frame.tsx";
import { useTimeZone } from "../shared/time.tsx";
import { candlesOf } from "./candle.ts";
import { CandleBox, type CandleView } from "./candle-box.tsx";
import { summaryOf, whenOf } from "./legend.ts";

/** What a candle chart shows. */
export interface CandleSeries {
  readonly topic: Topic<"candles">;
  /** Length of a candle, ms. */
  readonly lengthMs: number;
  /** What it is, such as `Apple Inc., 1 minute`. */
  readonly label: string;
  /** A level of its own; null for none. */
  readonly previousClose: number | null;
  readonly tickSize: number | null;
  /** The viewer's time zone. */
  readonly zone: string;
}

interface CandleChartProps extends Omit<CandleSeries, "zone"> {
  /** px, all of it. */
  readonly height: number;
  /** For buttons that pan and zoom. */
  readonly ref: Ref<CandleView>;
}

export type { CandleView } from "./candle-box.tsx";
export { panPart } from "./candle-box.tsx";

/** ms between two writings of the summary, which nobody watches. */
const summaryMs = 5_000;
/** Candles in the table: the newest. */
const tableMax = 120;

/** Candles of a topic; draws nothing anew while they change. */
export const CandleChart = memo(function CandleChart(props: CandleChartProps) {
  const { topic, lengthMs, label, previousClose, tickSize, height, ref } = props;
  const zone = useTimeZone();
  const live = useTable(topic);
  const series = useMemo(
    () => ({ topic, lengthMs, label, previousClose, tickSize, zone }),
    [topic, lengthMs, label, previousClose, tickSize, zone],
  );
  useKeyHints("Candle chart", [
    { keys: ["←", "→"], label: "Pan" },
    { keys: ["Shift ←", "Shift →"], label: "Read the candle before, after" },
    { keys: ["+", "−"], label: "Zoom" },
    { keys: ["Home"], label: "Oldest candle" },
    { keys: ["End"], label: "Back to live" },
  ]);

  const summarize = () =>
    summaryOf(label, candlesOf(live.rows()), tickSize, (time) => whenOf(time, lengthMs, zone));
  const [summary, setSummary] = useState(summarize);
  const renew = useEffectEvent(() => setSummary(summarize()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another series has a summary of its own.
  useEffect(() => {
    renew();
    return systemClock.every(summaryMs, () => renew());
  }, [series]);

  const table = useCallback(() => {
    const candles = candlesOf(live.rows().slice(-tableMax - 1));
    const rows = candles.map((candle, index) => {
      const { time, open, high, low, close, volume } = candle;
      const prices = [open, high, low, close].map((price) => formatPrice(price, tickSize));
      const change = formatChangePercent(close / (candles[index - 1]?.close ?? open) - 1);
      return [whenOf(time, lengthMs, zone), ...prices, change, formatCompact(volume)];
    });
    const columns = ["Start", "Open", "High", "Low", "Close", "Change", "Volume"];
    return { columns, rows: rows.reverse().slice(0, tableMax) };
  }, [live, lengthMs, tickSize, zone]);

  const box = useMemo(
    () => <CandleBox height={height} ref={ref} series={series} />,
    [height, ref, series],
  );
  return (
    <ChartFrame height={height} label={label} summary={summary} table={table}>
      {box}
    </ChartFrame>
  );
});
