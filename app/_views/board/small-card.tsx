"use client";
import Link from "next/link";
import { memo } from "react";
import { formatPrice } from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { ChangePercent } from "../shared/figures.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { DayShape } from "./day-shape.tsx";

interface SmallCardProps {
  symbol: string;
  quote: Row<"quotes"> | null;
  /** The day so far, oldest first. */
  points: readonly number[] | null;
}

/** One sector or instrument: value, change, and the shape of its day. */
export const SmallCard = memo(function SmallCard({ symbol, quote, points }: SmallCardProps) {
  const last = quote?.last ?? null;
  const previousClose = quote?.previousClose ?? null;
  return (
    <li className="hairline-b min-w-0">
      <Link
        href={`/markets/${encodeURIComponent(symbol)}`}
        prefetch={false}
        className="flex h-full min-w-0 flex-col justify-center gap-0.5 -outline-offset-2 hover:bg-surface"
      >
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
          <DayShape points={points} last={last} reference={previousClose} />
        </span>
      </Link>
    </li>
  );
});
