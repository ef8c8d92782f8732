"use client";
/** The ranges that the price stands in: the day's and that of 52 weeks, with what else lies there. */
import { useRef } from "react";
import { formatPrice } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import { placeBetween, type Quote } from "./figures.ts";
import { manners } from "./instrument-manners.ts";
import type { Listed } from "./instruments.ts";
import { quoteSelection } from "./selections.ts";

interface Range {
  readonly label: string;
  readonly low: (quote: Quote) => number | null | undefined;
  readonly high: (quote: Quote) => number | null | undefined;
}

const ranges: readonly Range[] = [
  { label: "Day", low: ({ low }) => low, high: ({ high }) => high },
  { label: "52 weeks", low: ({ low52w }) => low52w, high: ({ high52w }) => high52w },
];

interface Drawing {
  readonly low: string;
  readonly high: string;
  /** Of the price and of the previous close, 0 to 1; null where they do not lie in it. */
  readonly last: number | null;
  readonly reference: number | null;
}

/** A range as it is drawn. */
function drawingOf(range: Range, quote: Quote | null, tickSize: number | null): Drawing {
  const low = quote === null ? null : range.low(quote);
  const high = quote === null ? null : range.high(quote);
  const before = quote?.previousClose ?? null;
  const within = before !== null && low != null && high != null && low <= before && before <= high;
  return {
    low: formatPrice(low, tickSize),
    high: formatPrice(high, tickSize),
    last: placeBetween(quote?.last, low, high),
    reference: within ? placeBetween(before, low, high) : null,
  };
}

/** Two tracks side by side; what trades without a known range of 52 weeks has one. */
export function InstrumentRanges({ listed }: { listed: Listed }) {
  const { symbol, tickSize } = listed;
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const box = useRef<HTMLDivElement>(null);
  const quote = quotes.get(symbol);
  const shown = ranges.slice(0, quote?.high52w == null ? 1 : 2);

  useWriting(
    quotes,
    () => {
      const now = quotes.get(symbol);
      for (const [index, range] of shown.entries()) {
        const track = box.current?.children[index];
        if (track === undefined) continue;
        const drawing = drawingOf(range, now, tickSize);
        writeText(track.querySelector("[data-part=low]"), drawing.low);
        writeText(track.querySelector("[data-part=high]"), drawing.high);
        place(track.querySelector("[data-part=last]"), drawing.last);
        place(track.querySelector("[data-part=reference]"), drawing.reference);
      }
    },
    manners.figures,
  );

  return (
    <div
      className={`grid w-full gap-x-8 gap-y-2 pb-3 ${shown.length === 2 ? "sm:grid-cols-2 xl:w-[440px] 2xl:w-[540px]" : "xl:w-[252px]"}`}
      ref={box}
    >
      {shown.map((range) => {
        const first = drawingOf(range, quote, tickSize);
        return (
          <div className="text-[13px]" key={range.label}>
            <div className="grid grid-cols-[1fr_auto_1fr] gap-3">
              <End part="low" text={first.low} />
              <span className="whitespace-nowrap text-ink-soft">{range.label}</span>
              <End part="high" text={first.high} />
            </div>
            <div aria-hidden="true" className="dims relative mt-1.5 h-3 overflow-hidden">
              <div className="absolute inset-x-0 top-[5px] h-0.5 bg-edge" />
              <Mark className="h-3 w-px bg-ink-faint" part="reference" place={first.reference} />
              <Mark className="h-3 w-[3px] rounded-[1px] bg-ink" part="last" place={first.last} />
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** An end of a range as text, in a box of its own: it lays out nothing around it. */
function End({ part, text }: { part: "low" | "high"; text: string }) {
  return (
    <span>
      <span
        className={`figures block h-5 [contain:size_layout] ${part === "high" ? "figures-end" : ""}`}
        data-part={part}
        suppressHydrationWarning
      >
        {text}
      </span>
    </span>
  );
}

interface MarkProps {
  readonly part: "last" | "reference";
  readonly place: number | null;
  readonly className: string;
}

/** A mark on a track. It is moved by two transforms, so that nothing is laid out. */
function Mark({ part, place: at, className }: MarkProps) {
  return (
    <div
      className="absolute inset-0"
      data-part={part}
      style={{ transform: placed(at) }}
      suppressHydrationWarning
    >
      <div className={className} style={{ transform: nudged(at) }} suppressHydrationWarning />
    </div>
  );
}

const placed = (at: number | null) =>
  at === null ? "translateX(-200%)" : `translateX(${(at * 100).toFixed(2)}%)`;
/** A mark at the right end lies left of it. */
const nudged = (at: number | null) => `translateX(${((at ?? 0) * -100).toFixed(0)}%)`;

function place(mark: Element | null, at: number | null): void {
  const inner = mark?.firstElementChild;
  if (!(mark instanceof HTMLElement) || !(inner instanceof HTMLElement)) return;
  mark.style.transform = placed(at);
  inner.style.transform = nudged(at);
}
