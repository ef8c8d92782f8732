"use client";
/** The page of one instrument. */
import { useState } from "react";
import {
  changeOf,
  changeRatioOf,
  directionOf,
  formatChangePercent,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { LiveTitle } from "../../_frame/live-title.tsx";
import { useTable } from "../../_live/hooks.ts";
import { PastProvider } from "../../_past/past-provider.tsx";
import { ScrubBar } from "../../_past/scrub-bar.tsx";
import { useFigure, useWriting } from "../shared/writing.ts";
import { InstrumentChart } from "./instrument-chart.tsx";
import { InstrumentHead } from "./instrument-head.tsx";
import { manners } from "./instrument-manners.ts";
import type { Listed } from "./instruments.ts";
import { DepthLadder, KeyFigures, Neighbours, TimeAndSales } from "./late-parts.ts";
import { quoteSelection } from "./selections.ts";

interface InstrumentViewProps {
  readonly listed: Listed;
  /** Symbols of its sector, largest first. */
  readonly neighbours: readonly string[];
}

/**
 * Price, chart, book, prints, figures and neighbours, each live, or as they were at a moment that
 * the browser has seen.
 */
export function InstrumentView({ listed, neighbours }: InstrumentViewProps) {
  return (
    <PastProvider key={listed.symbol}>
      <InstrumentTitle listed={listed} />
      <InstrumentParts listed={listed} neighbours={neighbours} />
    </PastProvider>
  );
}

function InstrumentParts({ listed, neighbours }: InstrumentViewProps) {
  const { symbol, tickSize } = listed;
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const previousClose = useFigure(quotes, () => quotes.get(symbol)?.previousClose ?? null);
  // An index is computed: nobody trades it.
  const trades = listed.kind !== "index";
  return (
    // Each part is painted by itself: what ticks in one has the others' pictures reused.
    <div className="flex flex-col gap-(--gap) [&_section]:isolate">
      <InstrumentHead listed={listed} />
      <div
        className={
          trades
            ? "grid gap-(--gap) md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_250px_270px]"
            : "grid gap-(--gap)"
        }
      >
        <div className="min-w-0 md:max-xl:col-span-2">
          <InstrumentChart listed={listed} previousClose={previousClose}>
            <ScrubBar />
          </InstrumentChart>
        </div>
        {trades && <DepthLadder symbol={symbol} tickSize={tickSize} />}
        {trades && <TimeAndSales symbol={symbol} tickSize={tickSize} />}
      </div>
      <div className="grid gap-(--gap) xl:grid-cols-[minmax(0,1fr)_540px]">
        <KeyFigures listed={listed} />
        <Neighbours listed={listed} symbols={neighbours} />
      </div>
    </div>
  );
}

const arrows = { up: "▲", down: "▼", flat: "–" } as const;

/** Has the tab say the price: `307.81 ▼ −0.50% AAPL`. */
function InstrumentTitle({ listed }: { listed: Listed }) {
  const { symbol, tickSize } = listed;
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const [text, setText] = useState<string | null>(null);
  useWriting(
    quotes,
    () => {
      const { last, previousClose } = quotes.get(symbol) ?? {};
      const arrow = arrows[directionOf(changeOf(last, previousClose))];
      const percent = formatChangePercent(changeRatioOf(last, previousClose));
      setText(last == null ? null : `${formatPrice(last, tickSize)} ${arrow} ${percent} ${symbol}`);
    },
    manners.title,
  );
  return <LiveTitle text={text} />;
}
