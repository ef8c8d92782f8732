"use client";
import Link from "next/link";
import { memo } from "react";
import { changeRatioOf, type Figure } from "../../lib/domain/format.ts";
import { topics } from "../../lib/schema/topics.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { Percent, Price } from "../_views/shared/figures.tsx";
import { tapeQuoteColumns } from "./live-selections.ts";
import { tapeItemClass } from "./tape-item.ts";
import { useSlowRows } from "./use-slow-rows.ts";

/** Room of a price, a change and what is around them, px. */
const figuresWidth = 190;
/** About the room of a label, px: symbols are set in capitals, names mostly are not. */
const labelWidth = ({ label, long }: TapeInstrument) =>
  Math.ceil(label.length * (long ? 6.9 : 8.8));

/** The width of an instrument's place, px: from what it is called, so that no value moves it. */
export const quoteWidth = (instrument: TapeInstrument) => figuresWidth + labelWidth(instrument);

interface TapeQuotesProps {
  instruments: readonly TapeInstrument[];
  /** Whether this is the second run, which only the eye needs. */
  copy: boolean;
}

/** The tape's instruments. Drawn twice a second at most, and only the figures that changed. */
export const TapeQuotes = memo(function TapeQuotes({ instruments, copy }: TapeQuotesProps) {
  const symbols = instruments.map(({ symbol }) => symbol);
  const quotes = useSlowRows(topics.quotes, { rows: symbols, columns: tapeQuoteColumns });
  const bySymbol = new Map(quotes.map(({ key, row }) => [key, row]));
  return instruments.map((instrument) => (
    <li
      key={instrument.symbol}
      className="h-full shrink-0"
      style={{ width: quoteWidth(instrument) }}
    >
      <Link
        href={`/markets/${encodeURIComponent(instrument.symbol)}`}
        prefetch={false}
        tabIndex={copy ? -1 : undefined}
        className={tapeItemClass}
      >
        <span className="min-w-0 grow truncate font-medium">{instrument.label}</span>
        <Figures
          last={bySymbol.get(instrument.symbol)?.last}
          previousClose={bySymbol.get(instrument.symbol)?.previousClose}
          tickSize={bySymbol.get(instrument.symbol)?.tickSize}
        />
      </Link>
    </li>
  ));
});

interface FiguresProps {
  last: Figure;
  previousClose: Figure;
  tickSize: Figure;
}

/** Boxes of a fixed size, so that a tick lays out nothing but its own. */
const Figures = memo(function Figures({ last, previousClose, tickSize }: FiguresProps) {
  return (
    <>
      <Price
        value={last}
        tickSize={tickSize}
        className="figures-end block h-4 w-[82px] shrink-0 contain-strict text-ink-soft"
      />
      <Percent
        ratio={changeRatioOf(last, previousClose)}
        arrow
        className="figures-end block h-4 w-[68px] shrink-0 contain-strict"
      />
    </>
  );
});
