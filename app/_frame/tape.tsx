"use client";
import { type CSSProperties, startTransition, useEffect, useRef, useState } from "react";
import { topics } from "../../lib/schema/topics.ts";
import { useTable } from "../_live/hooks.ts";
import { useMatchSlots } from "../_views/board/use-match-slots.ts";
import { whenIdle } from "../_views/shared/lazy.ts";
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
 * What of a run is drawn with the page, px: as much as a wide window shows of it and as drifts in
 * before the rest is there. A larger one, which is a wall's, shows less, enlarged.
 */
const firstWidth = 2_700;
/** How many of the other places are drawn whenever the page has time. */
const placesMore = 4;

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
  const places = instruments.length + matchCount;
  const drawn = useDrawnPlaces(instruments, 2 * places);
  const track = useRef<HTMLDivElement>(null);
  useTapeFigures(track, instruments, quotes, width);
  if (width === 0) return <div className="wall hairline-b h-[36px] bg-ground" />;
  const style = {
    "--tape-width": `${width}px`,
    "--tape-time": `${width / drift}s`,
  } as CSSProperties;
  const run = (copy: boolean, places: number) => (
    <ul aria-hidden={copy} className="flex shrink-0" style={{ width }}>
      <TapeQuotes
        instruments={instruments}
        quotes={quotes}
        drawn={Math.min(places, instruments.length)}
        copy={copy}
      />
      <TapeMatches
        ids={matches}
        count={matchCount}
        drawn={Math.max(0, places - instruments.length)}
        copy={copy}
      />
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
        {run(false, drawn)}
        {run(true, Math.max(0, drawn - places))}
      </div>
    </section>
  );
}

/**
 * How many places of both runs are drawn: those in sight first, then a few whenever the page has
 * time, so that no page waits for what it does not show.
 */
function useDrawnPlaces(instruments: TapeContents["instruments"], all: number): number {
  const [drawn, setDrawn] = useState(() => {
    let width = 0;
    const beyond = instruments.findIndex((each) => {
      width += quoteWidth(each);
      return width > firstWidth;
    });
    return beyond < 0 ? instruments.length + matchesMax : beyond + 1;
  });
  useEffect(() => {
    if (drawn >= all) return;
    return whenIdle(() => startTransition(() => setDrawn(drawn + placesMore)));
  }, [drawn, all]);
  return drawn;
}

interface TapeMatchesProps {
  ids: readonly string[];
  count: number;
  /** How many of them are drawn yet. */
  drawn: number;
  copy: boolean;
}

function TapeMatches({ ids, count, drawn, copy }: TapeMatchesProps) {
  const { slots } = useMatchSlots(ids, count);
  return slots.slice(0, drawn).map(({ place, shown }) => (
    <li key={place} className="h-full shrink-0" style={{ width: matchWidth }}>
      {shown !== null && <TapeMatch id={shown.key} match={shown.row} copy={copy} />}
    </li>
  ));
}
