"use client";
import Link from "next/link";
import { memo } from "react";
import { formatPrice } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { LiveArea } from "../chart/live-area.tsx";
import { Change, ChangePercent, Price } from "../shared/figures.tsx";
import { chartInterval } from "./selections.ts";
import { useCardQuote } from "./use-card.ts";

interface LeadCardProps {
  symbol: string;
  /** Those of all cards. */
  symbols: readonly string[];
}

/** The instrument that speaks for the whole market: its value, its way through the day. */
export function LeadCard({ symbol, symbols }: LeadCardProps) {
  const quote = useCardQuote(symbol, symbols);
  const tickSize = quote?.tickSize ?? null;
  const previousClose = quote?.previousClose ?? null;
  const name = quote?.name ?? symbol;
  return (
    <article aria-label={name} className="flex h-[264px] min-w-0 flex-col">
      <header className="flex h-16 items-start justify-between gap-4">
        <div className="min-w-0 grow">
          <Name symbol={symbol} name={name} />
          <Price
            value={quote?.last}
            tickSize={tickSize}
            className="block h-9 text-[30px] leading-9 font-semibold tracking-[-0.02em] contain-strict"
          />
        </div>
        <p className="shrink-0 pt-6 text-[15px] leading-5 font-medium">
          <ChangePercent
            value={quote?.last}
            reference={previousClose}
            arrow
            className="figures-end block h-5 w-24 contain-strict"
          />
          <Change
            value={quote?.last}
            reference={previousClose}
            tickSize={tickSize}
            className="figures-end block h-5 w-24 text-[13px] contain-strict"
          />
        </p>
      </header>
      <Day symbol={symbol} name={name} previousClose={previousClose} tickSize={tickSize} />
      <dl className="hairline-t grid h-10 grid-cols-4 items-center gap-x-3 text-xs leading-4">
        <Figure term="Prev." value={formatPrice(previousClose, tickSize)} />
        <Figure term="Open" value={formatPrice(quote?.open, tickSize)} />
        <Figure term="Low" value={formatPrice(quote?.low, tickSize)} />
        <Figure term="High" value={formatPrice(quote?.high, tickSize)} />
      </dl>
    </article>
  );
}

const Name = memo(function Name({ symbol, name }: { symbol: string; name: string }) {
  return (
    <h2 className="truncate text-[13px] font-semibold">
      <Link href={`/markets/${encodeURIComponent(symbol)}`} className="hover:underline">
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
        label={`${name}, today by the minute`}
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
      <dd className="figures h-4 contain-strict">{value}</dd>
    </div>
  );
}
