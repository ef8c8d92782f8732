"use client";
import Link from "next/link";
import { memo, useRef } from "react";
import {
  changeOf,
  changeRatioOf,
  directionOf,
  formatChangePercent,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { flash } from "../shared/flash.ts";
import { Panel } from "../shared/panel.tsx";
import { sparkPaths } from "../shared/spark-path.ts";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import type { Quote } from "./figures.ts";
import { manners } from "./instrument-manners.ts";
import type { Listed } from "./instruments.ts";
import { instrumentPath, neighboursSelection, sparklinesSelection } from "./selections.ts";

interface NeighboursProps {
  readonly listed: Listed;
  readonly symbols: readonly string[];
}

/** Size of a session's line, px. */
const sparkWidth = 88;
const sparkHeight = 22;

/** The largest of the same sector with their sessions, live. */
export const Neighbours = memo(function Neighbours({ listed, symbols }: NeighboursProps) {
  const some = symbols.length > 0;
  const quotes = useTable(some ? topics.quotes : null, neighboursSelection(symbols));
  const sessions = useTable(some ? topics.sparklines : null, sparklinesSelection(symbols));
  const list = useRef<HTMLUListElement>(null);
  const prices = useRef(new Map<string, number>());

  useWriting(
    quotes,
    () => {
      for (const [index, symbol] of symbols.entries()) {
        const line = list.current?.children[index];
        const quote = quotes.get(symbol);
        if (!(line instanceof HTMLElement) || quote === null) continue;
        const texts = textsOf(quote);
        const price = line.querySelector<HTMLElement>("[data-part=price]");
        writeText(line.querySelector("[data-part=name]"), texts.name || symbol);
        writeText(price?.firstElementChild, texts.price);
        writeText(line.querySelector("[data-part=percent]"), texts.percent);
        line.dataset.direction = texts.direction;
        const before = prices.current.get(symbol);
        if (quote.last === null) continue;
        prices.current.set(symbol, quote.last);
        if (price === null || before === undefined || before === quote.last) continue;
        flash(price, quote.last > before ? "up" : "down");
      }
    },
    manners.neighbours,
  );
  useWriting(
    sessions,
    () => {
      for (const [index, symbol] of symbols.entries()) {
        const path = list.current?.children[index]?.querySelector("path");
        const line = sessionLine(sessions.get(symbol)?.points, quotes.get(symbol));
        if (path?.getAttribute("d") !== line) path?.setAttribute("d", line);
      }
    },
    manners.sessions,
  );

  const index = listed.kind === "index";
  const columns = index
    ? "grid-cols-[minmax(0,1fr)_88px_96px_76px] max-sm:grid-cols-[minmax(0,1fr)_96px_76px]"
    : "grid-cols-[72px_minmax(0,1fr)_88px_96px_76px] max-sm:grid-cols-[72px_minmax(0,1fr)_96px_76px]";
  // A phone has room for a session where symbols are short, and a narrow one for neither.
  const spark = index ? "max-sm:hidden" : "max-[374px]:hidden";
  const title = index ? "Other indices" : (listed.sector ?? "Others");
  return (
    <Panel aside={listed.kind === "equity" ? "by market cap" : undefined} title={title}>
      <ul
        // Neither laid out nor painted before it comes into sight; its height is known.
        className="text-[13px] [contain-intrinsic-block-size:calc(var(--count)*var(--row))] [content-visibility:auto] [overflow-clip-margin:4px]"
        ref={list}
        style={{ ["--count" as string]: symbols.length }}
      >
        {symbols.map((symbol) => {
          const quote = quotes.get(symbol);
          const first = textsOf(quote);
          return (
            <li
              className={`hairline-b group/line relative grid h-(--row) items-center gap-x-1 hover:bg-raised ${columns}`}
              data-direction={first.direction}
              key={symbol}
              suppressHydrationWarning
            >
              <Link
                className="truncate pr-2 font-semibold after:absolute after:inset-0"
                data-part={index ? "name" : undefined}
                href={instrumentPath(symbol)}
                prefetch={false}
                suppressHydrationWarning
              >
                {index ? first.name || symbol : symbol}
              </Link>
              {/* An index' symbol says no more than its name. */}
              {!index && (
                <span
                  className="truncate pr-3 text-ink-soft max-sm:hidden"
                  data-part="name"
                  suppressHydrationWarning
                >
                  {first.name}
                </span>
              )}
              <svg
                aria-hidden="true"
                className={`dims fill-none stroke-ink-faint group-data-[direction=down]/line:stroke-down group-data-[direction=up]/line:stroke-up ${spark}`}
                height={sparkHeight}
                width={sparkWidth}
              >
                <path
                  d={sessionLine(sessions.get(symbol)?.points, quote)}
                  strokeLinejoin="round"
                  strokeWidth={1.25}
                  suppressHydrationWarning
                />
              </svg>
              <span className="figures rounded-sm px-1" data-part="price">
                <span
                  className="figures-end block h-6 leading-6 [contain:size_layout]"
                  suppressHydrationWarning
                >
                  {first.price}
                </span>
              </span>
              <span className="figures pr-1 text-ink-soft group-data-[direction=down]/line:text-down group-data-[direction=up]/line:text-up">
                <span
                  className="figures-end block h-5 [contain:size_layout]"
                  data-part="percent"
                  suppressHydrationWarning
                >
                  {first.percent}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
});

function textsOf(quote: Quote | null) {
  const { name, last, previousClose, tickSize } = quote ?? {};
  return {
    name: name ?? "",
    price: formatPrice(last, tickSize),
    percent: formatChangePercent(changeRatioOf(last, previousClose)),
    direction: directionOf(changeOf(last, previousClose)),
  };
}

/** A session's line; the previous close is on its scale. */
function sessionLine(points: readonly number[] | null | undefined, quote: Quote | null): string {
  return sparkPaths(points ?? [], sparkWidth, sparkHeight, quote?.previousClose ?? null).line;
}
