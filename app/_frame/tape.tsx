"use client";
import Link from "next/link";
import { type CSSProperties, memo } from "react";
import { changeRatioOf, type Figure } from "../../lib/domain/format.ts";
import { type Row, topics } from "../../lib/schema/topics.ts";
import { useRow } from "../_live/hooks.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { isRunning } from "../_views/board/match-window.ts";
import { matchState } from "../_views/board/match-words.ts";
import { useMatchSlots } from "../_views/board/use-match-slots.ts";
import { Percent, Price } from "../_views/shared/figures.tsx";
import { LiveDot } from "../_views/shared/live-dot.tsx";
import { type TapeContents, tapeQuoteColumns } from "./live-selections.ts";
import { useStatus } from "./live-state.ts";

/** Places of fixed widths, so that what changes in one moves no other. px */
const figuresWidth = 170;
const matchWidth = 268;
/** How fast the tape drifts, px a second. */
const drift = 28;
const matchesMax = 8;

/** Instruments and running matches, drifting by; still under the pointer and under focus. */
export function Tape({ instruments, matches }: TapeContents) {
  const matchCount = Math.min(matchesMax, matches.length);
  const { stale } = useStatus();
  const { slots } = useMatchSlots(matches, matchCount);
  const symbols = instruments.map(({ symbol }) => symbol);
  const quotesWidth = instruments.reduce((sum, each) => sum + widthOf(each), 0);
  const width = quotesWidth + matchCount * matchWidth;
  if (width === 0) return <div className="hairline-b h-(--tape) bg-ground" />;
  const style = {
    "--tape-width": `${width}px`,
    "--tape-time": `${width / drift}s`,
  } as CSSProperties;
  const run = (copy: boolean) => (
    <ul aria-hidden={copy} className="flex shrink-0" style={{ width }}>
      {instruments.map((instrument) => (
        <TapeQuote key={instrument.symbol} instrument={instrument} symbols={symbols} copy={copy} />
      ))}
      {slots.map(({ place, shown }) => (
        <li key={place} className="h-full shrink-0" style={{ width: matchWidth }}>
          {shown !== null && <TapeMatch id={shown.key} match={shown.row} copy={copy} />}
        </li>
      ))}
    </ul>
  );
  return (
    <section
      aria-label="Tape"
      data-stale={stale}
      className="tape hairline-b h-(--tape) overflow-hidden bg-ground text-xs"
      style={style}
    >
      <div className="tape-track flex h-full">
        {run(false)}
        {run(true)}
      </div>
    </section>
  );
}

const itemClass =
  "flex h-full items-center gap-2 px-3 -outline-offset-2 hover:bg-raised whitespace-nowrap";

/** About the room of a label, px: symbols are set in capitals, names mostly are not. */
const labelWidth = ({ label, long }: TapeInstrument) =>
  Math.ceil(label.length * (long ? 6.9 : 8.8));
const widthOf = (instrument: TapeInstrument) => figuresWidth + labelWidth(instrument);

interface TapeQuoteProps {
  instrument: TapeInstrument;
  symbols: readonly string[];
  copy: boolean;
}

function TapeQuote({ instrument, symbols, copy }: TapeQuoteProps) {
  const { symbol, label } = instrument;
  const row = useRow(topics.quotes, symbol, { rows: symbols, columns: tapeQuoteColumns });
  return (
    <li className="h-full shrink-0" style={{ width: widthOf(instrument) }}>
      <QuoteItem
        symbol={symbol}
        label={label}
        last={row?.last}
        previousClose={row?.previousClose}
        tickSize={row?.tickSize}
        copy={copy}
      />
    </li>
  );
}

interface QuoteItemProps {
  symbol: string;
  label: string;
  last: Figure;
  previousClose: Figure;
  tickSize: Figure;
  copy: boolean;
}

const QuoteItem = memo(function QuoteItem(props: QuoteItemProps) {
  const { symbol, label, last, previousClose, tickSize, copy } = props;
  return (
    <Link
      href={`/markets/${encodeURIComponent(symbol)}`}
      prefetch={false}
      tabIndex={copy ? -1 : undefined}
      className={itemClass}
    >
      <span className="min-w-0 grow truncate font-medium">{label}</span>
      <Price value={last} tickSize={tickSize} className="figures-end text-ink-soft" />
      <Percent ratio={changeRatioOf(last, previousClose)} arrow className="figures-end w-[68px]" />
    </Link>
  );
});

interface TapeMatchProps {
  id: string;
  match: Row<"matches">;
  copy: boolean;
}

const TapeMatch = memo(function TapeMatch({ id, match, copy }: TapeMatchProps) {
  const running = isRunning(match);
  return (
    <Link
      href={`/scores/${encodeURIComponent(id)}`}
      prefetch={false}
      tabIndex={copy ? -1 : undefined}
      className={itemClass}
    >
      <span className="w-[88px] truncate text-right font-medium">{match.home}</span>
      <span className="figures w-9 text-center font-semibold">
        {match.homeScore === null ? "v" : `${match.homeScore}–${match.awayScore}`}
      </span>
      <span className="w-[88px] truncate font-medium">{match.away}</span>
      <span
        className={`figures flex w-10 items-center gap-1 ${running ? "text-live" : "text-ink-faint"}`}
      >
        {running && <LiveDot />}
        {matchState(match)}
      </span>
    </Link>
  );
});
