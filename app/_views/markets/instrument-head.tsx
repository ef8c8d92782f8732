"use client";
import { type Ref, useRef } from "react";
import {
  changeOf,
  changeRatioOf,
  directionOf,
  formatChange,
  formatChangePercent,
  formatPrice,
  formatTime,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { Arrow } from "../shared/arrow.tsx";
import { directionWord } from "../shared/direction.ts";
import { flash } from "../shared/flash.ts";
import { Roomy, writeRoomy } from "../shared/roomy.tsx";
import { Tag } from "../shared/tag.tsx";
import { useTimeZone } from "../shared/time.tsx";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import type { Quote } from "./figures.ts";
import { manners } from "./instrument-manners.ts";
import type { Listed } from "./instruments.ts";
import { InstrumentRanges, InstrumentStatusLine, InstrumentWarning } from "./late-parts.ts";
import { quoteSelection } from "./selections.ts";
import { WatchStar } from "./watch-star.tsx";

/** The figures of the head as text. */
function textsOf(quote: Quote | null, tickSize: number | null) {
  const { last, previousClose } = quote ?? {};
  const change = changeOf(last, previousClose);
  return {
    last: formatPrice(last, tickSize),
    direction: directionOf(change),
    change: signApart(formatChange(change, tickSize)),
    percent: signApart(formatChangePercent(changeRatioOf(last, previousClose))),
  };
}

/**
 * A figure and its sign, which has a place of its own: so the figure begins where it did when the
 * sign comes and goes, as it does all the time near the previous close.
 */
function signApart(text: string): { readonly sign: string; readonly digits: string } {
  const [, sign = "", digits = text] = /^([+\u2212]?)(.*)$/.exec(text) ?? [];
  return { sign, digits };
}

/** Who it is, and the price in figures that carry across a room. */
export function InstrumentHead({ listed }: { listed: Listed }) {
  const { symbol, tickSize } = listed;
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const zone = useTimeZone();
  const last = useRef<HTMLSpanElement>(null);
  const wash = useRef<HTMLSpanElement>(null);
  const move = useRef<HTMLSpanElement>(null);
  const word = useRef<HTMLSpanElement>(null);
  const change = useRef<HTMLSpanElement>(null);
  const percent = useRef<HTMLSpanElement>(null);
  const time = useRef<HTMLTimeElement>(null);
  const price = useRef(quotes.get(symbol)?.last ?? null);

  useWriting(
    quotes,
    () => {
      const quote = quotes.get(symbol);
      const texts = textsOf(quote, tickSize);
      writeRoomy(last.current, texts.last);
      writeSigned(change.current, texts.change);
      writeSigned(percent.current, texts.percent);
      writeText(word.current, directionWord[texts.direction]);
      writeText(time.current, formatTime(quote?.time, zone));
      if (move.current !== null) move.current.dataset.direction = texts.direction;
      const before = price.current;
      price.current = quote?.last ?? null;
      if (before === null || price.current === null || before === price.current) return;
      if (wash.current !== null) flash(wash.current, price.current > before ? "up" : "down");
    },
    manners.price,
  );

  const quote = quotes.get(symbol);
  const first = textsOf(quote, tickSize);
  return (
    <header className="flex flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="flex min-w-0 items-baseline gap-2.5 text-lg">
          <span className="font-semibold">{symbol}</span>
          <span className="truncate text-ink-soft">{listed.name}</span>
        </h1>
        <WatchStar className="size-8" symbol={symbol} />
        {listed.sector !== null && listed.sector !== listed.name && (
          <span className="max-sm:hidden">
            <Tag>{listed.sector}</Tag>
          </span>
        )}
        {listed.kind === "index" && <Tag>Index</Tag>}
        <InstrumentStatusLine symbol={symbol} />
        <span className="ml-auto flex gap-1 text-[13px] text-ink-faint max-sm:hidden">
          Last change
          <span className="w-[60px]">
            <time
              className="figures figures-end block h-5 [contain:size_layout]"
              ref={time}
              suppressHydrationWarning
            >
              {formatTime(quote?.time, zone)}
            </time>
          </span>
        </span>
      </div>
      <div className="flex flex-wrap items-end gap-x-10 gap-y-3">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-6 gap-y-1 xl:flex-1">
          <span className="figures relative pb-3 text-[clamp(52px,6.5vw,96px)] leading-none font-semibold tracking-tight">
            <Roomy ref={last} text={first.last} />
            {/* A wash as large as this figure would be glaring: a line under it takes it. */}
            <span
              aria-hidden="true"
              className="absolute inset-x-0 bottom-0 h-1.5 rounded-sm [--wash-strength:70%]"
              ref={wash}
            />
          </span>
          {/* The words stand under the change: beside it, a longer one would push them over. */}
          <span className="flex flex-col">
            <span
              className="figures group/move text-[clamp(22px,2.4vw,34px)] leading-tight font-medium text-ink-soft data-[direction=down]:text-down data-[direction=up]:text-up"
              data-direction={first.direction}
              ref={move}
              suppressHydrationWarning
            >
              <MoveArrow />
              <span className="sr-only" ref={word} suppressHydrationWarning>
                {directionWord[first.direction]}
              </span>{" "}
              <Signed ref={change} {...first.change} />
              <Signed className="ml-[0.6em]" ref={percent} {...first.percent} />
            </span>
            <span className="group/words text-[13px] text-ink-faint">
              <InstrumentWarning symbol={symbol} />
              <span className="max-xl:group-has-data-warning/words:hidden">
                {listed.kind === "index" ? "Points" : listed.currency} · change since the previous
                close
              </span>
            </span>
          </span>
        </p>
        <InstrumentRanges listed={listed} />
      </div>
    </header>
  );
}

interface SignedProps {
  readonly ref: Ref<HTMLSpanElement>;
  readonly sign: string;
  readonly digits: string;
  readonly className?: string;
}

function Signed({ ref, sign, digits, className = "" }: SignedProps) {
  return (
    <span className={className} ref={ref}>
      <span className="inline-block w-[1ch]" suppressHydrationWarning>
        {sign}
      </span>
      <Roomy part="digits" text={digits} />
    </span>
  );
}

function writeSigned(
  element: HTMLElement | null,
  { sign, digits }: Pick<SignedProps, "sign" | "digits">,
): void {
  writeText(element?.firstElementChild, sign);
  writeRoomy(element?.querySelector<HTMLElement>("[data-part=digits]"), digits);
}

/** The arrow of all three directions, of which the one shows that stands on the figures around. */
function MoveArrow() {
  return (
    <>
      <span className="hidden group-data-[direction=up]/move:inline">
        <Arrow direction="up" />
      </span>
      <span className="hidden group-data-[direction=down]/move:inline">
        <Arrow direction="down" />
      </span>
      <span className="hidden group-data-[direction=flat]/move:inline">
        <Arrow direction="flat" />
      </span>
    </>
  );
}
