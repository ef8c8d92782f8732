/**
 * What the server picks for a page from the board as it is: names of instruments and ids of
 * matches, never their values, and of the treemap how large its sectors are drawn. Once a request,
 * so that the frame and the page agree.
 */
import { cache } from "react";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { boardRows } from "../../_live/board-rows.ts";
import { byUrgency, windowSize } from "./match-window.ts";
import type { Sector } from "./sector-columns.ts";
import { isDrawn, sectorsOf } from "./tile-groups.ts";

/** Index cards of a board at most; with all sectors there are twelve. */
const cardsMax = 12;
/** Instruments on the tape, and how many of them are not indices. */
const tapeIndicesMax = 4;
const tapeMoversMax = 14;

/** A place on the tape. */
export interface TapeInstrument {
  readonly symbol: string;
  /** What stands there: a symbol, or the name of an index. */
  readonly label: string;
  /** Whether the label is a name and needs room. */
  readonly long: boolean;
}

/** Ids of the matches that matter now. */
export const chooseMatches = cache((): readonly string[] => {
  const rows = boardRows(topics.matches, ["status", "startTime"]);
  const matches = rows.map(([key, row]) => ({ key, row }));
  return byUrgency(matches).slice(0, windowSize);
});

/** Indices with their names, the composite (the one with no sector) first, then by name. */
const indices = cache((): readonly TapeInstrument[] => {
  const rows = boardRows(topics.quotes, ["kind", "sector", "name"]);
  return rows
    .filter(([, row]) => row.kind === "index")
    .sort(([, a], [, b]) => ((a.sector ?? "") < (b.sector ?? "") ? -1 : 1))
    .map(([symbol, { name }]) => ({ symbol, label: name ?? symbol, long: true }));
});

/** Tiles of a treemap at most: more could not be told apart. */
const tilesMax = 600;

/** What the treemap shows. */
export interface TreemapContents {
  /** The largest first; none where nothing says what instruments are worth. */
  readonly sectors: readonly Sector[];
  /** The symbols of its tiles, or null for all instruments. */
  readonly symbols: readonly string[] | null;
}

/** The treemap's sectors, of the largest instruments where there are too many. */
export const chooseTreemap = cache((): TreemapContents => {
  const rows = boardRows(topics.quotes, ["kind", "sector", "marketCap"]).map(([key, row]) => ({
    key,
    row,
  }));
  const indexOf = new Map(
    rows.filter(({ row }) => row.kind === "index").map(({ key, row }) => [row.sector, key]),
  );
  const many = rows.filter(({ row }) => isDrawn(row)).length > tilesMax;
  const drawn = many
    ? rows
        .filter(({ row }) => isDrawn(row))
        .sort((a, b) => (b.row.marketCap ?? 0) - (a.row.marketCap ?? 0))
        .slice(0, tilesMax)
    : rows;
  return {
    sectors: sectorsOf(drawn, (sector) => indexOf.get(sector) ?? null),
    symbols: many ? drawn.map(({ key }) => key) : null,
  };
});

/** Symbols of the movers, most active first, each once. */
const moverSymbols = cache((): readonly string[] => {
  const order = ["active", "gainers", "losers"];
  const rows = boardRows(topics.movers, ["list", "rank", "symbol"]);
  const place = ({ list, rank }: Row<"movers">) => order.indexOf(list ?? "") * 100 + (rank ?? 0);
  const sorted = [...rows].sort(([, a], [, b]) => place(a) - place(b));
  return [...new Set(sorted.map(([, { symbol }]) => symbol ?? ""))];
});

/** Symbols of the movers; before the first trades the first that are listed. */
const busySymbols = cache((): readonly string[] => {
  const movers = moverSymbols();
  return movers.length > 0 ? movers : boardRows(topics.quotes, ["kind"]).map(([key]) => key);
});

/** Symbols of the cards on top of a board: the indices, or where there are none the most traded. */
export const chooseCards = cache((): readonly string[] => {
  const symbols = indices().map(({ symbol }) => symbol);
  return (symbols.length > 0 ? symbols : busySymbols()).slice(0, cardsMax);
});

/** Instruments of the tape: the first indices, then the day's movers. */
export const chooseTape = cache((): readonly TapeInstrument[] => [
  ...indices().slice(0, tapeIndicesMax),
  ...busySymbols()
    .slice(0, tapeMoversMax)
    .map((symbol) => ({ symbol, label: symbol, long: false })),
]);
