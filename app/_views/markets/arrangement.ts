/**
 * Which instruments the table shows and in which order: what the address bar holds, and the order
 * that follows from it.
 */
import { type ColumnId, marketColumns } from "./columns.ts";
import type { Quote } from "./figures.ts";

export interface Arrangement {
  readonly sort: ColumnId;
  readonly descending: boolean;
  /** A sector, `Indices`, or null for all that trades. */
  readonly sector: string | null;
  /** Text that symbol or name contain. */
  readonly query: string;
  readonly watchedOnly: boolean;
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
};

/** Stands beside the sectors. */
export const indicesSector = "Indices";

const queryMax = 60;

/** Reads an address; what it does not understand is as by default. */
export function parseArrangement(parameters: URLSearchParams): Arrangement {
  const sort = marketColumns.find(
    ({ id, sortValue }) => id === parameters.get("sort") && sortValue,
  );
  return {
    sort: sort?.id ?? arrangementDefault.sort,
    descending: parameters.get("order") === "descending",
    sector: parameters.get("sector") || null,
    query: (parameters.get("q") ?? "").slice(0, queryMax),
    watchedOnly: parameters.get("show") === "watchlist",
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
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** After a click on a column: the other way round, or figures from the top and words from A. */
export function sortedBy(arrangement: Arrangement, sort: ColumnId): Arrangement {
  const words = marketColumns.find(({ id }) => id === sort)?.words ?? false;
  const descending = arrangement.sort === sort ? !arrangement.descending : !words;
  return { ...arrangement, sort, descending };
}

/** The symbols to show, in order. Equal values go by symbol; what has no value stands last. */
export function arrange(
  rows: readonly KeyedQuote[],
  arrangement: Arrangement,
  watched: ReadonlySet<string>,
): string[] {
  const value = marketColumns.find(({ id }) => id === arrangement.sort)?.sortValue;
  const sign = arrangement.descending ? -1 : 1;
  return rows
    .filter((row) => isShown(row, arrangement, watched))
    .map(({ key, row }) => ({ key, value: value?.(key, row) ?? null }))
    .sort((one, other) => {
      if (one.value === null || other.value === null) {
        if (one.value !== other.value) return one.value === null ? 1 : -1;
      } else if (one.value !== other.value) {
        return (one.value < other.value ? -1 : 1) * sign;
      }
      return one.key < other.key ? -1 : 1;
    })
    .map(({ key }) => key);
}

function isShown({ key, row }: KeyedQuote, arrangement: Arrangement, watched: ReadonlySet<string>) {
  const index = row.kind === "index";
  if (arrangement.watchedOnly && !watched.has(key)) return false;
  if (arrangement.sector === indicesSector ? !index : index && !arrangement.watchedOnly) {
    return false;
  }
  if (arrangement.sector !== null && !index && row.sector !== arrangement.sector) return false;
  const query = arrangement.query.trim().toLowerCase();
  if (query === "") return true;
  return key.toLowerCase().includes(query) || (row.name ?? "").toLowerCase().includes(query);
}

/** A sector and how many instruments it holds. */
export interface SectorCount {
  readonly sector: string;
  readonly count: number;
}

/** Sectors by name, with how many instruments each holds; indices last. */
export function sectorsOf(rows: readonly KeyedQuote[]): SectorCount[] {
  const counts = new Map<string, number>();
  let indices = 0;
  for (const { row } of rows) {
    if (row.kind === "index") indices += 1;
    else if (row.sector) counts.set(row.sector, (counts.get(row.sector) ?? 0) + 1);
  }
  const sectors = [...counts].map(([sector, count]) => ({ sector, count }));
  sectors.sort((one, other) => (one.sector < other.sector ? -1 : 1));
  return indices > 0 ? [...sectors, { sector: indicesSector, count: indices }] : sectors;
}
