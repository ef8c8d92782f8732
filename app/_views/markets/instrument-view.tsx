"use client";
/** The page of one instrument. */
import { topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { DepthLadder } from "./depth-ladder.tsx";
import { InstrumentChart } from "./instrument-chart.tsx";
import { InstrumentHead } from "./instrument-head.tsx";
import type { Listed } from "./instruments.ts";
import { KeyFigures } from "./key-figures.tsx";
import { Neighbours } from "./neighbours.tsx";
import { quoteSelection } from "./selections.ts";
import { TimeAndSales } from "./time-and-sales.tsx";

interface InstrumentViewProps {
  readonly listed: Listed;
  /** Symbols of its sector, largest first. */
  readonly neighbours: readonly string[];
}

/** Price, chart, book, prints, figures and neighbours, each live. */
export function InstrumentView({ listed, neighbours }: InstrumentViewProps) {
  const { symbol } = listed;
  const quote = useRow(topics.quotes, symbol, quoteSelection(symbol));
  // An index is computed: nobody trades it.
  const trades = listed.kind !== "index";
  return (
    <div className="flex flex-col gap-(--gap)">
      <InstrumentHead listed={listed} quote={quote} />
      <div
        className={
          trades
            ? "grid gap-(--gap) md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_250px_270px]"
            : "grid gap-(--gap)"
        }
      >
        <InstrumentChart
          className="min-w-0 md:max-xl:col-span-2"
          listed={listed}
          previousClose={quote?.previousClose ?? null}
        />
        {trades && <DepthLadder symbol={symbol} tickSize={listed.tickSize} />}
        {trades && <TimeAndSales symbol={symbol} tickSize={listed.tickSize} />}
      </div>
      <div className="grid gap-(--gap) xl:grid-cols-[minmax(0,1fr)_540px]">
        <KeyFigures listed={listed} quote={quote} />
        <Neighbours listed={listed} symbols={neighbours} />
      </div>
    </div>
  );
}
