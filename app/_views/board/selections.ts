/** What the Board watches; its page seeds exactly this. */
import type { Selection } from "../../../lib/mirror/selection.ts";
import { topics } from "../../../lib/schema/topics.ts";
import type { TreemapContents } from "./choose.ts";
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

/** Columns of the treemap's instruments. All but the last stand still while a day lasts. */
export const tileColumns = [
  "name",
  "sector",
  "kind",
  "tickSize",
  "previousClose",
  "marketCap",
  "last",
] as const;

/** Columns of the indices that stand for its sectors. */
export const sectorColumnsWatched = ["previousClose", "last"] as const;

/** What a Board shows, chosen by the server when the page is drawn. */
export interface BoardContents {
  /** Symbols of the cards; the first is the large one. */
  readonly cards: readonly string[];
  /** Ids of the matches nearest to now. */
  readonly matches: readonly string[];
  readonly treemap: TreemapContents;
}

/** What a page is drawn from: all but the treemap's tiles, which come once the page stands. */
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
