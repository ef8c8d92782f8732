"use client";
import Link from "next/link";
import { memo, useRef } from "react";
import {
  changeOf,
  changeRatioOf,
  directionOf,
  formatChange,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { LiveArea } from "../chart/live-area.tsx";
import { writeText } from "../shared/write-text.ts";
import { useFigure, useWriting } from "../shared/writing.ts";
import { WrittenPercent, writePercent } from "../shared/written-percent.tsx";
import { chartInterval } from "./selections.ts";
import { useCardQuotes } from "./use-card.ts";

interface LeadCardProps {
  symbol: string;
  /** Those of all cards. */
  symbols: readonly string[];
}

/** The figures under the chart. */
const terms = [
  { term: "Prev.", column: "previousClose" },
  { term: "Open", column: "open" },
  { term: "Low", column: "low" },
  { term: "High", column: "high" },
] as const;

/** The instrument that speaks for the whole market: its value, its way through the day. */
export function LeadCard({ symbol, symbols }: LeadCardProps) {
  const quotes = useCardQuotes(symbols);
  const now = () => quotes.get(symbol);
  const name = useFigure(quotes, () => now()?.name ?? symbol);
  const previousClose = useFigure(quotes, () => now()?.previousClose ?? null);
  const tickSize = useFigure(quotes, () => now()?.tickSize ?? null);
  const price = useRef<HTMLSpanElement>(null);
  const percent = useRef<HTMLSpanElement>(null);
  const change = useRef<HTMLSpanElement>(null);
  const figures = useRef<HTMLDListElement>(null);

  useWriting(
    quotes,
    () => {
      const quote = now();
      writeText(price.current, formatPrice(quote?.last, tickSize));
      const moved = changeOf(quote?.last, previousClose);
      writeText(change.current, formatChange(moved, tickSize));
      if (change.current) change.current.dataset.direction = directionOf(moved);
      if (percent.current) writePercent(percent.current, changeRatioOf(quote?.last, previousClose));
      for (const [index, { column }] of terms.entries()) {
        const box = figures.current?.children[index]?.lastElementChild;
        writeText(box, formatPrice(quote?.[column], tickSize));
      }
    },
    { waitMs: 0, weight: 4, row: symbol },
  );

  const quote = now();
  const moved = changeOf(quote?.last, previousClose);
  return (
    <article aria-label={name} className="flex h-[264px] min-w-0 flex-col">
      <header className="flex h-16 items-start justify-between gap-4">
        <div className="min-w-0 grow">
          <Name symbol={symbol} name={name} />
          <span
            className="figures block h-9 text-[30px] leading-9 font-semibold tracking-[-0.02em] [contain:size_layout]"
            ref={price}
            suppressHydrationWarning
          >
            {formatPrice(quote?.last, tickSize)}
          </span>
        </div>
        <p className="shrink-0 pt-6 text-[15px] leading-5 font-medium">
          <WrittenPercent
            ratio={changeRatioOf(quote?.last, previousClose)}
            className="figures-end block h-5 w-24 [contain:size_layout]"
            ref={percent}
          />
          <span
            className="figures figures-end block h-5 w-24 text-[13px] text-ink-soft [contain:size_layout] data-[direction=down]:text-down data-[direction=up]:text-up"
            data-direction={directionOf(moved)}
            ref={change}
            suppressHydrationWarning
          >
            {formatChange(moved, tickSize)}
          </span>
        </p>
      </header>
      <Day symbol={symbol} name={name} previousClose={previousClose} tickSize={tickSize} />
      <dl
        className="hairline-t grid h-10 grid-cols-4 items-center gap-x-3 text-xs leading-4"
        ref={figures}
      >
        {terms.map(({ term, column }) => (
          <Figure key={term} term={term} value={formatPrice(quote?.[column], tickSize)} />
        ))}
      </dl>
    </article>
  );
}

const Name = memo(function Name({ symbol, name }: { symbol: string; name: string }) {
  return (
    <h2 className="truncate text-[13px] font-semibold">
      <Link
        href={`/markets/${encodeURIComponent(symbol)}`}
        prefetch={false}
        className="hover:underline"
      >
        {name}
      </Link>
      <span className="ml-2 font-normal text-ink-faint">{symbol}</span>
    </h2>
  );
});

interface DayProps {
  symbol: string;
  name: string;
  previousClose: number | null;
  tickSize: number | null;
}

/** The chart draws itself; a tick is no reason to draw what is around it. */
const Day = memo(function Day({ symbol, name, previousClose, tickSize }: DayProps) {
  return (
    <div className="dims">
      <LiveArea
        topic={topics.candles(symbol, chartInterval)}
        height={160}
        label={`${name}, by the minute`}
        baseline={previousClose}
        tickSize={tickSize}
      />
    </div>
  );
});

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div className="min-w-0 last:text-right">
      <dt className="text-ink-faint">{term}</dt>
      <dd className="figures h-4 [contain:size_layout]" suppressHydrationWarning>
        {value}
      </dd>
    </div>
  );
}
