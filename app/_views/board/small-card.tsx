"use client";
import Link from "next/link";
import { formatPrice } from "../../../lib/domain/format.ts";
import { ChangePercent } from "../shared/figures.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { DayShape } from "./day-shape.tsx";
import { useCardQuote } from "./use-card.ts";

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

function Body({ symbol, symbols }: SmallCardProps) {
  const quote = useCardQuote(symbol, symbols);
  const last = quote?.last ?? null;
  const previousClose = quote?.previousClose ?? null;
  return (
    <>
      <span className="truncate text-xs font-medium text-ink-soft">{quote?.name ?? symbol}</span>
      <span className="flex min-w-0 items-center gap-3">
        <span className="flex shrink-0 flex-col">
          <FlashCell
            value={last}
            end={false}
            className="-ml-1 min-w-[76px] text-[15px] leading-5 font-semibold"
          >
            {formatPrice(last, quote?.tickSize)}
          </FlashCell>
          <ChangePercent
            value={last}
            reference={previousClose}
            arrow
            className="w-[76px] text-xs leading-4"
          />
        </span>
        <DayShape
          symbol={symbol}
          symbols={symbols}
          reference={previousClose}
          tickSize={quote?.tickSize ?? null}
        />
      </span>
    </>
  );
}
