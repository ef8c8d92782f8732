"use client";
import { type CSSProperties, useRef } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { candlesOf } from "../candles/candle.ts";
import { Panel } from "../shared/panel.tsx";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import { figuresOf, type KeyFigure } from "./instrument-figures.ts";
import { manners } from "./instrument-manners.ts";
import type { Listed } from "./instruments.ts";
import { quoteSelection, sessionSelection } from "./selections.ts";
import { volumePace } from "./volume-pace.ts";

/** The figures of the day. */
export function KeyFigures({ listed }: { listed: Listed }) {
  const { symbol } = listed;
  const index = listed.kind === "index";
  const quotes = useTable(topics.quotes, quoteSelection(symbol));
  const sessions = useTable(topics.sessions, sessionSelection(symbol));
  // What pace a volume has, its minutes tell.
  const minutes = useTable(index ? null : topics.candles(symbol, "1m"));
  const list = useRef<HTMLDListElement>(null);
  const pace = useRef<{ readonly until: string | undefined; readonly value: number | null }>(null);
  const figures = () => {
    const rows = minutes.rows();
    const until = rows.at(-1)?.key;
    // Of complete minutes only, so it holds for a minute.
    if (pace.current === null || pace.current.until !== until) {
      pace.current = { until, value: volumePace(candlesOf(rows)) };
    }
    return figuresOf(listed, quotes.get(symbol), pace.current.value, sessions.get(symbol));
  };

  useWriting(
    quotes,
    () => {
      const values = list.current?.querySelectorAll("dd") ?? [];
      for (const [at, { value, before }] of figures().entries()) {
        const box = values[at]?.firstElementChild;
        writeText(box?.lastElementChild, value);
        if (before !== undefined) writeText(box?.firstElementChild, before);
      }
    },
    manners.figures,
  );

  const firstPace = volumePace(candlesOf(minutes.rows()));
  const first = figuresOf(listed, quotes.get(symbol), firstPace, sessions.get(symbol));
  return (
    <Panel aside={index ? "points" : listed.currency} title="Key figures">
      <dl
        // Neither laid out nor painted before it comes into sight; its height is known.
        className="[content-visibility:auto] [contain-intrinsic-block-size:calc(var(--count)*var(--row))] sm:[contain-intrinsic-block-size:calc(var(--half)*var(--row))] lg:[contain-intrinsic-block-size:calc(var(--third)*var(--row))] xl:[contain-intrinsic-block-size:calc(var(--half)*var(--row))] grid-flow-col gap-x-8 text-[13px] sm:grid sm:grid-cols-2 sm:grid-rows-[repeat(var(--half),auto)] lg:grid-cols-3 lg:grid-rows-[repeat(var(--third),auto)] xl:grid-cols-2 xl:grid-rows-[repeat(var(--half),auto)]"
        ref={list}
        style={rows(first.length) as CSSProperties}
      >
        {first.map((figure) => (
          <Line figure={figure} key={figure.name} />
        ))}
      </dl>
    </Panel>
  );
}

/** How many figures stand in a column, where there is one, two or three. */
const rows = (count: number) => ({
  "--count": count,
  "--half": Math.ceil(count / 2),
  "--third": Math.ceil(count / 3),
});

function Line({ figure: { name, value, before, title } }: { figure: KeyFigure }) {
  return (
    <div className="hairline-b flex h-(--row) min-w-0 items-center justify-between gap-4">
      <dt className="text-ink-soft" title={title}>
        {name}
      </dt>
      <dd className="min-w-0 grow">
        <span className="flex h-5 justify-end gap-1 [contain:size_layout]">
          {before !== undefined && (
            <span className="figures figures-end text-ink-faint" suppressHydrationWarning>
              {before}
            </span>
          )}
          <span className="figures figures-end" suppressHydrationWarning>
            {value}
          </span>
        </span>
      </dd>
    </div>
  );
}
