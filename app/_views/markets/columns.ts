/** The columns of the table of instruments: how each is named, sorted, written and how wide it is. */
import {
  changeOf,
  changeRatioOf,
  type Direction,
  directionOf,
  formatChange,
  formatChangePercent,
  formatCompact,
  formatDecimal,
  formatInteger,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { placeBetween, type Quote, spreadBps } from "./figures.ts";
import { statusWords } from "./trading-status.ts";

export type ColumnId =
  | "symbol"
  | "name"
  | "last"
  | "change"
  | "change-percent"
  | "bid"
  | "ask"
  | "spread"
  | "volume"
  | "vwap"
  | "range"
  | "session"
  | "open"
  | "high"
  | "low"
  | "previous-close"
  | "market-cap"
  | "range-52w"
  | "trades"
  | "sector"
  | "status"
  | "age";

/** A column of the board's quotes. */
export type QuoteColumn = Exclude<keyof Quote, number>;

export interface MarketColumn {
  readonly id: ColumnId;
  readonly label: string;
  /** The label in full, where it is short for something. */
  readonly title?: string;
  /** Words stand left, figures right. */
  readonly words?: boolean;
  /** The columns of the quotes that it is made from. */
  readonly reads: readonly QuoteColumn[];
  /** The width that holds its longest figure, px. */
  readonly width: number;
  /** Its share of the width that is left over. */
  readonly grow: number;
  /** What rows are sorted by; a column without is not sorted by. */
  readonly sortValue?: (symbol: string, quote: Quote) => number | string | null;
  /** What the cell reads; a column without draws something. */
  readonly text?: (quote: Quote) => string;
  /** Colours the figure. */
  readonly direction?: (quote: Quote) => Direction;
}

const changeRatio = (quote: Quote) => changeRatioOf(quote.last, quote.previousClose);
/** Where a quote stands against its previous close. */
export const changeDirection = (quote: Quote) => directionOf(changeRatio(quote));

/** A price as the board has it. Prices may have eight decimals: 0.00001306. */
function priceColumn(
  id: ColumnId,
  name: "last" | "bid" | "ask" | "vwap" | "open" | "high" | "low" | "previousClose",
  label: string,
  title?: string,
): MarketColumn {
  return {
    id,
    label,
    ...(title && { title }),
    reads: [name, "tickSize"],
    width: 96,
    grow: 1,
    sortValue: (_, quote) => quote[name] ?? null,
    text: (quote) => formatPrice(quote[name], quote.tickSize),
  };
}

/** Nobody trades an index. */
const traded = (quote: Quote, figure: number | null | undefined) =>
  quote.kind === "index" ? null : (figure ?? null);

/** Every column there is, in the order of the chooser. */
export const marketColumns: readonly MarketColumn[] = [
  {
    id: "symbol",
    label: "Symbol",
    words: true,
    reads: [],
    width: 84,
    grow: 0,
    sortValue: (symbol) => symbol,
  },
  {
    id: "name",
    label: "Name",
    words: true,
    reads: ["name"],
    width: 120,
    grow: 12,
    sortValue: (_, { name }) => name ?? null,
  },
  { ...priceColumn("last", "last", "Last"), width: 100 },
  {
    id: "change",
    label: "Change",
    title: "Change since the previous close",
    reads: ["last", "previousClose", "tickSize"],
    width: 102,
    grow: 1,
    sortValue: (_, { last, previousClose }) => changeOf(last, previousClose),
    text: ({ last, previousClose, tickSize }) =>
      formatChange(changeOf(last, previousClose), tickSize),
    direction: changeDirection,
  },
  {
    id: "change-percent",
    label: "Change %",
    title: "Change since the previous close, in percent",
    reads: ["last", "previousClose"],
    width: 82,
    grow: 1,
    sortValue: (_, quote) => changeRatio(quote),
    text: (quote) => formatChangePercent(changeRatio(quote)),
    direction: changeDirection,
  },
  priceColumn("bid", "bid", "Bid"),
  priceColumn("ask", "ask", "Ask"),
  {
    id: "spread",
    label: "Spread bp",
    title: "Ask less bid, in basis points of the middle",
    reads: ["bid", "ask"],
    width: 84,
    grow: 1,
    sortValue: (_, quote) => spreadBps(quote),
    text: (quote) => formatDecimal(spreadBps(quote), 1),
  },
  {
    id: "volume",
    label: "Volume",
    title: "Units traded today",
    reads: ["volume", "kind"],
    width: 76,
    grow: 1,
    sortValue: (_, { volume }) => volume ?? null,
    text: (quote) => formatCompact(traded(quote, quote.volume)),
  },
  priceColumn("vwap", "vwap", "VWAP", "Volume-weighted average price of the day"),
  {
    id: "range",
    label: "Day’s range",
    title: "Where the last price stands between the day’s low and high",
    reads: ["last", "low", "high", "tickSize"],
    width: 124,
    grow: 0,
    sortValue: (_, { last, low, high }) => placeBetween(last, low, high),
  },
  {
    id: "session",
    label: "Session",
    title: "The price since the session began",
    reads: ["last", "previousClose"],
    width: 106,
    grow: 0,
  },
  priceColumn("open", "open", "Open", "The day’s first price"),
  priceColumn("high", "high", "High", "The day’s highest price"),
  priceColumn("low", "low", "Low", "The day’s lowest price"),
  priceColumn("previous-close", "previousClose", "Prev. close", "Previous close"),
  {
    id: "market-cap",
    label: "Market cap",
    title: "Shares outstanding times the price",
    reads: ["marketCap"],
    width: 92,
    grow: 1,
    sortValue: (_, { marketCap }) => marketCap ?? null,
    text: ({ marketCap }) => formatCompact(marketCap),
  },
  {
    id: "range-52w",
    label: "52-week range",
    title: "Where the last price stands between the lowest and the highest of 52 weeks",
    reads: ["last", "low52w", "high52w", "tickSize"],
    width: 124,
    grow: 0,
    sortValue: (_, { last, low52w, high52w }) => placeBetween(last, low52w, high52w),
  },
  {
    id: "trades",
    label: "Trades",
    title: "How many trades there were today",
    reads: ["trades", "kind"],
    width: 84,
    grow: 1,
    sortValue: (_, { trades }) => trades ?? null,
    text: (quote) => formatInteger(traded(quote, quote.trades)),
  },
  {
    id: "sector",
    label: "Sector",
    words: true,
    reads: ["sector"],
    width: 132,
    grow: 1,
    sortValue: (_, { sector }) => sector ?? null,
    text: ({ sector }) => sector ?? "–",
  },
  {
    id: "status",
    label: "Status",
    words: true,
    reads: ["status", "reason"],
    width: 104,
    grow: 0,
    sortValue: (_, { status }) => status ?? null,
    text: ({ status, reason }) => `${statusWords(status)}${reason ? ` ${reason}` : ""}`,
  },
  {
    id: "age",
    label: "Age",
    title: "Time since the instrument’s last change reached this page",
    reads: [],
    width: 76,
    grow: 0,
    // Written every second: see row-writer.ts.
    text: () => "–",
  },
];

const byId = new Map(marketColumns.map((column) => [column.id, column]));

/** A column by its name. @throws RangeError for one that there is not. */
export function columnOf(id: ColumnId): MarketColumn {
  const column = byId.get(id);
  if (column === undefined) throw new RangeError(`there is no column "${id}"`);
  return column;
}

/** Whether a text names a column. */
export const isColumn = (text: string): text is ColumnId => byId.has(text as ColumnId);
