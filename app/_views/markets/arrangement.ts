/**
 * Which instruments the table shows and in which order: what the address bar holds, and the order
 * that follows from it.
 */
import { columnsDefault, parseColumns, writeColumns } from "./column-choice.ts";
import { type ColumnId, columnOf, isColumn } from "./columns.ts";
import type { Quote } from "./figures.ts";
import { OrderRun } from "./order-run.ts";

export interface Arrangement {
  readonly sort: ColumnId;
  readonly descending: boolean;
  /** A sector, `Indices`, or null for all that trades. */
  readonly sector: string | null;
  /** Text that symbol or name contain. */
  readonly query: string;
  readonly watchedOnly: boolean;
  /** What is shown of an instrument, from left to right; the symbol comes first. */
  readonly columns: readonly ColumnId[];
}

export interface KeyedQuote {
  readonly key: string;
  readonly row: Quote;
}

export const arrangementDefault: Arrangement = {
  sort: "symbol",
  descending: false,
  sector: null,
  query: "",
  watchedOnly: false,
  columns: columnsDefault,
};

const queryMax = 60;

/** Reads an address; what it does not understand is as by default. */
export function parseArrangement(parameters: URLSearchParams): Arrangement {
  const sort = parameters.get("sort") ?? "";
  return {
    sort: isColumn(sort) && columnOf(sort).sortValue ? sort : arrangementDefault.sort,
    descending: parameters.get("order") === "descending",
    sector: parameters.get("sector") || null,
    query: (parameters.get("q") ?? "").slice(0, queryMax),
    watchedOnly: parameters.get("show") === "watchlist",
    columns: parseColumns(parameters.get("columns")),
  };
}

/** The part of an address after the path, with its question mark; empty for the default. */
export function writeArrangement(arrangement: Arrangement): string {
  const parameters = new URLSearchParams();
  if (arrangement.sort !== arrangementDefault.sort) parameters.set("sort", arrangement.sort);
  if (arrangement.descending) parameters.set("order", "descending");
  if (arrangement.sector !== null) parameters.set("sector", arrangement.sector);
  if (arrangement.query !== "") parameters.set("q", arrangement.query);
  if (arrangement.watchedOnly) parameters.set("show", "watchlist");
  const columns = writeColumns(arrangement.columns);
  // Names of columns need no escaping, and a comma reads better than its code.
  const text = [parameters.toString(), columns && `columns=${columns}`].filter(Boolean).join("&");
  return text === "" ? "" : `?${text}`;
}

/** After a click on a column: the other way round, or figures from the top and words from A. */
export function sortedBy(arrangement: Arrangement, sort: ColumnId): Arrangement {
  const words = columnOf(sort).words ?? false;
  const descending = arrangement.sort === sort ? !arrangement.descending : !words;
  return { ...arrangement, sort, descending };
}

/** The symbols to show, in order. Equal values go by symbol; what has no value stands last. */
export function arrange(
  rows: readonly KeyedQuote[],
  arrangement: Arrangement,
  watched: ReadonlySet<string>,
): string[] {
  const byKey = new Map(rows.map(({ key, row }) => [key, row]));
  const table = { keys: () => [...byKey.keys()], get: (key: string) => byKey.get(key) ?? null };
  return OrderRun.whole(table, arrangement, watched);
}
