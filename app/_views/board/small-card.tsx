"use client";
import Link from "next/link";
import { useRef } from "react";
import { changeRatioOf, formatPrice } from "../../../lib/domain/format.ts";
import { flash } from "../shared/flash.ts";
import { writeText } from "../shared/write-text.ts";
import { useFigure, useWriting } from "../shared/writing.ts";
import { WrittenPercent, writePercent } from "../shared/written-percent.tsx";
import { DayShape } from "./day-shape.tsx";
import { useCardQuotes } from "./use-card.ts";

interface SmallCardProps {
  symbol: string;
  /** Those of all cards. */
  symbols: readonly string[];
}

/** One sector or instrument: value, change, and the shape of its day. */
export function SmallCard({ symbol, symbols }: SmallCardProps) {
  return (
    <li className="hairline-b min-w-0 @max-[640px]:w-[168px] @max-[640px]:shrink-0 @max-[640px]:snap-start">
      <Link
        href={`/markets/${encodeURIComponent(symbol)}`}
        prefetch={false}
        className="flex h-full min-w-0 flex-col justify-center gap-0.5 -outline-offset-2 hover:bg-surface"
      >
        <Body symbol={symbol} symbols={symbols} />
      </Link>
    </li>
  );
}

/** Drawn once; a tick writes its figures. */
function Body({ symbol, symbols }: SmallCardProps) {
  const quotes = useCardQuotes(symbols);
  const now = () => quotes.get(symbol);
  const name = useFigure(quotes, () => now()?.name ?? symbol);
  const previousClose = useFigure(quotes, () => now()?.previousClose ?? null);
  const tickSize = useFigure(quotes, () => now()?.tickSize ?? null);
  const width = useFigure(quotes, () => formatPrice(now()?.last, now()?.tickSize).length);
  const price = useRef<HTMLSpanElement>(null);
  const percent = useRef<HTMLSpanElement>(null);
  const written = useRef(now()?.last ?? null);

  useWriting(
    quotes,
    () => {
      const last = now()?.last ?? null;
      writeText(price.current, formatPrice(last, tickSize));
      if (percent.current) writePercent(percent.current, changeRatioOf(last, previousClose));
      const before = written.current;
      written.current = last;
      if (before === null || last === null || before === last) return;
      if (price.current !== null) flash(price.current, last > before ? "up" : "down");
    },
    { waitMs: 0, weight: 2, row: symbol },
  );

  const last = now()?.last ?? null;
  return (
    <>
      <span className="truncate text-xs font-medium text-ink-soft">{name}</span>
      <span className="flex min-w-0 items-center gap-3">
        <span className="block shrink-0">
          <span
            className="figures -ml-1 block h-5 rounded-sm px-1 text-[15px] leading-5 font-semibold [contain:size_layout]"
            ref={price}
            style={{ width: priceWidth(width) }}
            suppressHydrationWarning
          >
            {formatPrice(last, tickSize)}
          </span>
          <WrittenPercent
            className="block h-4 w-[76px] text-xs leading-4 [contain:size_layout]"
            ratio={changeRatioOf(last, previousClose)}
            ref={percent}
          />
        </span>
        <DayShape symbol={symbol} symbols={symbols} reference={previousClose} tickSize={tickSize} />
      </span>
    </>
  );
}

/** Room for a price: the box is of a size of its own, so that a tick lays out nothing around it. */
const priceWidth = (letters: number) => `max(80px, calc(${letters}ch + 8px))`;
