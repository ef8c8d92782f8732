/** The board's side of the feeds' door (server/feed/feed.ts). */
import { topics } from "../../lib/schema/topics.ts";
import type { FeedSink } from "../feed/feed.ts";
import type { Board } from "./board.ts";
import { listInstrument } from "./instruments.ts";
import { addMatch } from "./matches.ts";
import { quoteColumns } from "./quote-columns.ts";

/**
 * What a feed writes to.
 * @param source the feed's key in the `feed` table.
 */
export function sinkFor(board: Board, source: string): FeedSink {
  const columns = quoteColumns(board.place(topics.quotes));
  const leagues = new Set<string>();
  return {
    transact: (write) => board.transact(write),
    list: (listing) => listInstrument(board, columns, listing),
    league({ id, ...cells }) {
      const table = board.join(board.place(topics.leagues));
      if (table.has(id) && !leagues.has(id))
        throw new RangeError(`league "${id}" is there already`);
      leagues.add(id);
      table.put(id, cells);
    },
    match: (id, cells) => addMatch(board, id, cells),
    state(cells) {
      board.join(board.place(topics.feed)).put(source, cells);
    },
  };
}
