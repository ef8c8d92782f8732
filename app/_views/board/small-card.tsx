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
  const price = formatPrice(last, quote?.tickSize);
  return (
    <>
      <span className="truncate text-xs font-medium text-ink-soft">{quote?.name ?? symbol}</span>
      <span className="flex min-w-0 items-center gap-3">
        <span className="block shrink-0">
          <FlashCell
            value={last}
            boxed
            end={false}
            className="-ml-1 h-5 text-[15px] leading-5 font-semibold"
            style={{ width: priceWidth(price) }}
          >
            {price}
          </FlashCell>
          <ChangePercent
            value={last}
            reference={previousClose}
            arrow
            className="block h-4 w-[76px] text-xs leading-4 contain-strict"
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

/** Room for a price: the box is of a size of its own, so that a tick lays out nothing around it. */
const priceWidth = ({ length }: string) => `max(80px, calc(${length}ch + 8px))`;
