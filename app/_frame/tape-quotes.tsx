"use client";
import Link from "next/link";
import { memo } from "react";
import { changeRatioOf } from "../../lib/domain/format.ts";
import type { LiveTable } from "../_live/hooks.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { Price } from "../_views/shared/figures.tsx";
import { WrittenPercent } from "../_views/shared/written-percent.tsx";
import { tapeItemClass } from "./tape-item.ts";

/** Room of a price, a change and what is around them, px. */
const figuresWidth = 190;
/**
 * About the room of a label, px: symbols are set in capitals, of which a few may all be wide ones,
 * and names mostly are not.
 */
const labelWidth = ({ label, long }: TapeInstrument) =>
  Math.ceil(label.length * (long ? 6.9 : 8.8)) + (long ? 0 : 8);

/** The width of an instrument's place, px: from what it is called, so that no value moves it. */
export const quoteWidth = (instrument: TapeInstrument) => figuresWidth + labelWidth(instrument);

interface TapeQuotesProps {
  readonly instruments: readonly TapeInstrument[];
  readonly quotes: LiveTable<"quotes">;
  /** How many of them are drawn yet. */
  readonly drawn: number;
  /** Whether this is the second run, which only the eye needs. */
  readonly copy: boolean;
}

/**
 * The tape's instruments, drawn once; their figures are written by `useTapeFigures`. Each stands in
 * a box of a fixed size, so that a tick lays out nothing but its own.
 */
export const TapeQuotes = memo(function TapeQuotes(props: TapeQuotesProps) {
  const { instruments, quotes, drawn, copy } = props;
  return instruments.slice(0, drawn).map((instrument) => {
    const { symbol } = instrument;
    const { last, previousClose, tickSize } = quotes.get(symbol) ?? {};
    return (
      <li key={symbol} className="h-full shrink-0" style={{ width: quoteWidth(instrument) }}>
        <Link
          href={`/markets/${encodeURIComponent(symbol)}`}
          prefetch={false}
          tabIndex={copy ? -1 : undefined}
          className={tapeItemClass}
        >
          <span className="min-w-0 grow truncate font-medium">{instrument.label}</span>
          <span className="w-[82px] shrink-0">
            <Price
              value={last}
              tickSize={tickSize}
              className="figures-end block h-4 [contain:size_layout] text-ink-soft"
            />
          </span>
          <span className="w-[68px] shrink-0">
            <WrittenPercent
              ratio={changeRatioOf(last, previousClose)}
              className="figures-end block h-4 [contain:size_layout]"
            />
          </span>
        </Link>
      </li>
    );
  });
});
