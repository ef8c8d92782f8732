"use client";
import Link from "next/link";
import { memo } from "react";
import { changeRatioOf } from "../../lib/domain/format.ts";
import { topics } from "../../lib/schema/topics.ts";
import { useRow } from "../_live/hooks.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { Percent, Price } from "../_views/shared/figures.tsx";
import { tapeQuoteColumns } from "./live-selections.ts";
import { tapeItemClass } from "./tape-item.ts";

/** Room of a price, a change and what is around them, px. */
const figuresWidth = 170;
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

/** The tape's instruments. Drawn once; a tick draws the figures only. */
export const TapeQuotes = memo(function TapeQuotes({ instruments, copy }: TapeQuotesProps) {
  const symbols = instruments.map(({ symbol }) => symbol);
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
        <Figures symbol={instrument.symbol} symbols={symbols} />
      </Link>
    </li>
  ));
});

function Figures({ symbol, symbols }: { symbol: string; symbols: readonly string[] }) {
  const quote = useRow(topics.quotes, symbol, { rows: symbols, columns: tapeQuoteColumns });
  return (
    <>
      <Price value={quote?.last} tickSize={quote?.tickSize} className="figures-end text-ink-soft" />
      <Percent
        ratio={changeRatioOf(quote?.last, quote?.previousClose)}
        arrow
        className="figures-end w-[68px]"
      />
    </>
  );
}
