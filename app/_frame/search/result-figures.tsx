"use client";
/** What is live beside a result. Watched for what is listed only. */
import { topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { matchState } from "../../_views/board/match-words.ts";
import { ChangePercent, Price } from "../../_views/shared/figures.tsx";
import { matchColumns } from "../../_views/shared/match-columns.ts";

const quoteColumns = ["last", "previousClose", "tickSize"] as const;

interface QuoteFiguresProps {
  symbol: string;
  /** All symbols listed, so that they share a subscription. */
  symbols: readonly string[];
}

/** An instrument's price and its change today. */
export function QuoteFigures({ symbol, symbols }: QuoteFiguresProps) {
  const quote = useRow(topics.quotes, symbol, { rows: symbols, columns: quoteColumns });
  return (
    <>
      <Price
        value={quote?.last}
        tickSize={quote?.tickSize}
        className="figures-end w-[76px] shrink-0"
      />
      <ChangePercent
        value={quote?.last}
        reference={quote?.previousClose}
        arrow
        className="figures-end w-[72px] shrink-0 max-sm:hidden"
      />
    </>
  );
}

/** A match's score and its clock. */
export function MatchFigures({ id }: { id: string }) {
  const match = useRow(topics.matches, id, { columns: matchColumns });
  if (match === null) return null;
  const started = match.homeScore !== null;
  return (
    <>
      <span className="figures w-14 shrink-0 text-center font-semibold">
        {started ? `${match.homeScore}–${match.awayScore}` : "v"}
      </span>
      <span className="figures figures-end w-[60px] shrink-0 text-ink-soft">
        {matchState(match)}
      </span>
    </>
  );
}
