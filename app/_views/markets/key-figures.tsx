"use client";
import type { ReactNode } from "react";
import {
  formatCompact,
  formatDecimal,
  formatInteger,
  formatPrice,
  formatSize,
} from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { Panel } from "../shared/panel.tsx";
import { placeBetween, spreadBps } from "./figures.ts";
import type { Listed } from "./instruments.ts";

type Figure = readonly [name: string, value: ReactNode];

interface KeyFiguresProps {
  readonly quote: Row<"quotes"> | null;
  readonly listed: Listed;
}

/** The figures of the day, and the ranges that the price stands in. */
export function KeyFigures({ quote, listed }: KeyFiguresProps) {
  const { currency, tickSize: tick } = listed;
  // Nobody trades an index, so most of the figures do not exist for it.
  const index = listed.kind === "index";
  const price = (value: number | null | undefined) => formatPrice(value, tick);
  const sized = (value: number | null | undefined, size: number | null | undefined) => (
    <>
      <span className="figures-end text-ink-faint">{formatSize(size)} ×</span>{" "}
      <span className="figures-end">{price(value)}</span>
    </>
  );
  const level: readonly Figure[] = [
    ["Previous close", price(quote?.previousClose)],
    ["Open", price(quote?.open)],
  ];
  const marketCap: readonly Figure[] =
    quote?.marketCap == null
      ? []
      : [["Market cap", `${formatCompact(quote.marketCap)} ${currency}`]];
  const traded: readonly Figure[] = [
    ["Previous close", price(quote?.previousClose)],
    ["Open", price(quote?.open)],
    ["VWAP", price(quote?.vwap)],
    ["Volume", formatCompact(quote?.volume)],
    ["Trades", formatInteger(quote?.trades)],
    ...marketCap,
    ["Bid", sized(quote?.bid, quote?.bidSize)],
    ["Ask", sized(quote?.ask, quote?.askSize)],
    ["Spread", `${formatDecimal(quote ? spreadBps(quote) : null, 1)} bp`],
    ["Last size", formatSize(quote?.lastSize)],
    ["Tick size", tick == null ? "–" : formatPrice(tick, tick)],
    ["Turnover", turnover(quote, currency)],
  ];
  return (
    <Panel aside={index ? "points" : currency} title="Key figures">
      <div className="grid gap-x-8 pt-1 sm:grid-cols-2">
        <RangeBar high={quote?.high} label="Day’s range" low={quote?.low} quote={quote} />
        {quote?.high52w != null && (
          <RangeBar high={quote?.high52w} label="52-week range" low={quote?.low52w} quote={quote} />
        )}
      </div>
      <dl className="gap-x-8 text-[13px] sm:columns-2">
        {(index ? level : traded).map(([name, value]) => (
          <div
            className={`hairline-b flex h-(--row) break-inside-avoid items-center justify-between gap-4 ${name === "Bid" ? "sm:break-before-column" : ""}`}
            key={name}
          >
            <dt className="text-ink-soft">{name}</dt>
            <dd className={`figures ${typeof value === "string" ? "figures-end" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function turnover(quote: Row<"quotes"> | null, currency: string): string {
  if (quote?.volume == null || quote.vwap == null) return "–";
  return `${formatCompact(quote.volume * quote.vwap)} ${currency}`;
}

interface RangeBarProps {
  readonly label: string;
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
  readonly quote: Row<"quotes"> | null;
}

/** A track from low to high with a mark at the last price. */
function RangeBar({ label, low, high, quote }: RangeBarProps) {
  const place = placeBetween(quote?.last, low, high);
  return (
    <div className="hairline-b pt-1.5 pb-2.5 text-[13px]">
      <div className="grid grid-cols-[1fr_auto_1fr] gap-3">
        <span className="figures">{formatPrice(low, quote?.tickSize)}</span>
        <span className="text-ink-soft">{label}</span>
        <span className="figures figures-end">{formatPrice(high, quote?.tickSize)}</span>
      </div>
      <div aria-hidden="true" className="dims relative mt-2 h-3 overflow-hidden">
        <div className="absolute inset-x-0 top-[5px] h-0.5 bg-edge" />
        {place !== null && (
          <div
            className="absolute inset-0"
            style={{ transform: `translateX(${(place * 100).toFixed(2)}%)` }}
            suppressHydrationWarning
          >
            <div
              className="h-3 w-[3px] rounded-[1px] bg-ink"
              style={{ transform: `translateX(${(-place * 100).toFixed(0)}%)` }}
              suppressHydrationWarning
            />
          </div>
        )}
      </div>
    </div>
  );
}
