/** What the frame watches, on every page; the layout seeds exactly this. */
import type { Selection } from "../../lib/mirror/selection.ts";
import { topics } from "../../lib/schema/topics.ts";
import type { TapeInstrument } from "../_views/board/choose.ts";
import { matchSelection } from "../_views/board/match-window.ts";

/** What the tape shows, chosen by the server when the page is loaded. */
export interface TapeContents {
  readonly instruments: readonly TapeInstrument[];
  readonly matches: readonly string[];
}

/** Columns of the tape's instruments. */
export const tapeQuoteColumns = ["previousClose", "last"] as const;

export function frameSelections({ instruments, matches }: TapeContents): readonly Selection[] {
  return [
    { topic: topics.feed },
    {
      topic: topics.quotes,
      rows: instruments.map(({ symbol }) => symbol),
      columns: tapeQuoteColumns,
    },
    matchSelection(matches),
  ];
}
