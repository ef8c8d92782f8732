"use client";
import { type CSSProperties, useRef } from "react";
import { topics } from "../../lib/schema/topics.ts";
import { useTable } from "../_live/hooks.ts";
import { useMatchSlots } from "../_views/board/use-match-slots.ts";
import { type TapeContents, tapeQuoteColumns } from "./live-selections.ts";
import { useStatus } from "./live-state.ts";
import { TapeMatch } from "./tape-match.tsx";
import { quoteWidth, TapeQuotes } from "./tape-quotes.tsx";
import { useNumberFormat } from "./use-number-format.ts";
import { useTapeFigures } from "./use-tape-figures.ts";

/** The width of a match's place, px. */
const matchWidth = 336;
/** How fast the tape drifts, px a second. */
const drift = 28;
const matchesMax = 8;

/**
 * Instruments and running matches, drifting by; still under the pointer and under focus. Each has a
 * place of a fixed width, so that what changes in one moves no other.
 */
export function Tape({ instruments, matches }: TapeContents) {
  const matchCount = Math.min(matchesMax, matches.length);
  const { stale } = useStatus();
  const format = useNumberFormat();
  const quotesWidth = instruments.reduce((sum, each) => sum + quoteWidth(each), 0);
  const width = quotesWidth + matchCount * matchWidth;
  const symbols = instruments.map(({ symbol }) => symbol);
  const quotes = useTable(topics.quotes, { rows: symbols, columns: tapeQuoteColumns });
  const track = useRef<HTMLDivElement>(null);
  useTapeFigures(track, instruments, quotes, width);
  if (width === 0) return <div className="wall hairline-b h-[36px] bg-ground" />;
  const style = {
    "--tape-width": `${width}px`,
    "--tape-time": `${width / drift}s`,
  } as CSSProperties;
  const run = (copy: boolean) => (
    <ul aria-hidden={copy} className="flex shrink-0" style={{ width }}>
      <TapeQuotes instruments={instruments} quotes={quotes} copy={copy} />
      <TapeMatches ids={matches} count={matchCount} copy={copy} />
    </ul>
  );
  return (
    <section
      key={format}
      aria-label="Tape"
      data-stale={stale}
      className="wall tape hairline-b h-[36px] overflow-hidden bg-ground text-xs"
      style={style}
    >
      <div ref={track} className="tape-track flex h-full">
        {run(false)}
        {run(true)}
      </div>
    </section>
  );
}

interface TapeMatchesProps {
  ids: readonly string[];
  count: number;
  copy: boolean;
}

function TapeMatches({ ids, count, copy }: TapeMatchesProps) {
  const { slots } = useMatchSlots(ids, count);
  return slots.map(({ place, shown }) => (
    <li key={place} className="h-full shrink-0" style={{ width: matchWidth }}>
      {shown !== null && <TapeMatch id={shown.key} match={shown.row} copy={copy} />}
    </li>
  ));
}
