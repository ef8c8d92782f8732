"use client";
import {
  changeOf,
  changeRatioOf,
  directionOf,
  formatChange,
  formatChangePercent,
  formatPrice,
} from "../../../lib/domain/format.ts";
import type { InstrumentStatus, Row } from "../../../lib/schema/topics.ts";
import { Arrow } from "../shared/arrow.tsx";
import { directionText, directionWord } from "../shared/direction.ts";
import { useFlash } from "../shared/flash.ts";
import { Tag } from "../shared/tag.tsx";
import { TimeOfDay } from "../shared/time.tsx";
import type { Listed } from "./instruments.ts";
import { WatchStar } from "./watch-star.tsx";

/** What the states of an instrument are called, and how loud. */
const statuses: Readonly<
  Record<InstrumentStatus, { word: string; tone: "quiet" | "live" | "warning" }>
> = {
  preopen: { word: "Before the opening", tone: "quiet" },
  auction: { word: "In auction", tone: "quiet" },
  trading: { word: "Trading", tone: "live" },
  halted: { word: "Halted", tone: "warning" },
  closed: { word: "Closed", tone: "quiet" },
};

interface InstrumentHeadProps {
  readonly listed: Listed;
  readonly quote: Row<"quotes"> | null;
}

/** Who it is, and the price in figures that carry across a room. */
export function InstrumentHead({ listed, quote }: InstrumentHeadProps) {
  const tickSize = listed.tickSize;
  const change = changeOf(quote?.last, quote?.previousClose);
  const direction = directionOf(change);
  const status = quote?.status ? statuses[quote.status] : null;
  return (
    <header className="flex flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="flex min-w-0 items-baseline gap-2.5 text-lg">
          <span className="font-semibold">{listed.symbol}</span>
          <span className="truncate text-ink-soft">{listed.name}</span>
        </h1>
        <WatchStar className="size-8" symbol={listed.symbol} />
        {listed.sector !== null && listed.sector !== listed.name && (
          <span className="max-sm:hidden">
            <Tag>{listed.sector}</Tag>
          </span>
        )}
        {listed.kind === "index" && <Tag>Index</Tag>}
        {status && <Tag tone={status.tone}>{status.word}</Tag>}
        <span className="ml-auto text-[13px] text-ink-faint max-sm:hidden">
          Last change <TimeOfDay seconds time={quote?.time} />
        </span>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <span className="figures relative pb-3 text-[clamp(52px,6.5vw,96px)] leading-none font-semibold tracking-tight">
          <span suppressHydrationWarning>{formatPrice(quote?.last, tickSize)}</span>
          {/* A wash as large as this figure would be glaring: a line under it takes it. */}
          <span
            aria-hidden="true"
            className="absolute inset-x-0 bottom-0 h-1.5 rounded-sm [--wash-strength:70%]"
            ref={useFlash(quote?.last, listed.symbol)}
          />
        </span>
        <span
          className={`figures text-[clamp(22px,2.4vw,34px)] leading-tight font-medium ${directionText[direction]}`}
          suppressHydrationWarning
        >
          <span className="mr-1">
            <Arrow direction={direction} />
          </span>
          <span className="sr-only">{directionWord[direction]} </span>
          {formatChange(change, tickSize)}
          <span className="ml-[0.6em]">
            {formatChangePercent(changeRatioOf(quote?.last, quote?.previousClose))}
          </span>
        </span>
        <span className="text-[13px] text-ink-faint">
          {listed.kind === "index" ? "Points" : listed.currency} · change since the previous close
        </span>
      </p>
    </header>
  );
}
