/** What the Board watches; its page seeds exactly this. */
import type { Selection } from "../../../lib/mirror/selection.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { matchSelection } from "./match-window.ts";

/** Columns of the cards' instruments. */
export const cardColumns = [
  "name",
  "sector",
  "kind",
  "tickSize",
  "previousClose",
  "open",
  "high",
  "low",
  "last",
] as const;

/** The interval of the large card's chart. */
export const chartInterval = "1m";

/** What a Board shows, chosen by the server when the page is drawn. */
export interface BoardContents {
  /** Symbols of the cards; the first is the large one. */
  readonly cards: readonly string[];
  /** Ids of the matches nearest to now. */
  readonly matches: readonly string[];
}

export function boardSelections({ cards, matches }: BoardContents): readonly Selection[] {
  const [lead] = cards;
  return [
    { topic: topics.quotes, rows: cards, columns: cardColumns },
    { topic: topics.sparklines, rows: cards },
    { topic: topics.movers },
    { topic: topics.headlines },
    { topic: topics.leagues },
    matchSelection(matches),
    ...(lead === undefined ? [] : [{ topic: topics.candles(lead, chartInterval) }]),
  ];
}
