import type { Metadata } from "next";
import { topics } from "../../../lib/schema/topics.ts";
import { boardSeam } from "../../../lib/seam.ts";
import { PageSeed } from "../../_live/page-seed.tsx";
import { InstrumentView } from "../../_views/markets/instrument-view.tsx";
import { findListed, findNear, findNeighbours } from "../../_views/markets/instruments.ts";
import { parseInterval } from "../../_views/markets/intervals.ts";
import {
  neighboursSelection,
  quoteSelection,
  sessionSelection,
  sparklinesSelection,
} from "../../_views/markets/selections.ts";
import { symbolOf } from "../../_views/markets/symbol.ts";
import { UnknownSymbol } from "../../_views/markets/unknown-symbol.tsx";

interface InstrumentPageProps {
  params: Promise<{ symbol: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function listedOf(params: InstrumentPageProps["params"]) {
  const symbol = symbolOf((await params).symbol);
  return symbol === null ? null : findListed(boardSeam(), symbol);
}

export async function generateMetadata({ params }: InstrumentPageProps): Promise<Metadata> {
  const listed = await listedOf(params);
  if (listed === null) return { title: "Unknown symbol", robots: { index: false } };
  return {
    title: `${listed.symbol} ${listed.name}`,
    description: `${listed.name}: price, chart, depth, time and sales, live.`,
  };
}

/**
 * One instrument, or what an unknown symbol may have meant. Not `notFound()`: that would leave the
 * drawing of the page to the browser.
 */
export default async function InstrumentPage({ params, searchParams }: InstrumentPageProps) {
  const listed = await listedOf(params);
  if (listed === null) {
    const { symbol: encoded } = await params;
    const asked = symbolOf(encoded) ?? encoded;
    return <UnknownSymbol near={findNear(boardSeam(), asked)} symbol={asked} />;
  }
  const { symbol } = listed;
  const { interval } = await searchParams;
  const neighbours = findNeighbours(boardSeam(), listed);
  const candles = topics.candles(
    symbol,
    parseInterval(typeof interval === "string" ? interval : null),
  );
  const selections = [
    quoteSelection(symbol),
    sessionSelection(symbol),
    { topic: candles },
    { topic: topics.trades(symbol) },
    { topic: topics.depth(symbol) },
    neighboursSelection(neighbours),
    sparklinesSelection(neighbours),
  ];
  return (
    <PageSeed selections={selections}>
      <InstrumentView key={symbol} listed={listed} neighbours={neighbours} />
    </PageSeed>
  );
}
