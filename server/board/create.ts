/** A board with all that is derived on it. */
import type { Clock } from "../../lib/clock.ts";
import { Board } from "./board.ts";
import { Candles } from "./derive/candles.ts";
import { Headlines } from "./derive/headlines.ts";
import { Indices } from "./derive/indices.ts";
import { LeagueTables } from "./derive/league-tables.ts";
import { MarketStatus } from "./derive/market-status.ts";
import { Movers } from "./derive/movers.ts";
import { Sparklines } from "./derive/sparklines.ts";
import { Trades } from "./derive/trades.ts";

/** @param epoch names the life of this board: another one for each start. */
export function createBoard(options: { readonly epoch: string; readonly clock: Clock }): Board {
  const board = new Board(options);
  board.lazy("depth", {
    fill: (place) => board.books.get(place.owner)?.showIn(place),
    leave: (place) => board.books.get(place.owner)?.leave(),
  });
  board.derive(new Trades(board));
  const candles = new Candles(board);
  board.derive(candles);
  const sparklines = new Sparklines(board);
  const market = new MarketStatus(board);
  board.derive(market);
  board.derive(new Indices(board, candles, sparklines, market));
  board.derive(sparklines);
  board.derive(new LeagueTables(board));
  board.derive(new Movers(board));
  board.derive(new Headlines(board));
  return board;
}
