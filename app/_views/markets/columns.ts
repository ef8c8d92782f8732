/** The columns of the table of instruments: how each is named, sorted and written. */
import {
  changeOf,
  changeRatioOf,
  type Direction,
  directionOf,
  formatChange,
  formatChangePercent,
  formatCompact,
  formatDecimal,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { placeBetween, type Quote, spreadBps } from "./figures.ts";

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
  | "session";

export interface MarketColumn {
  readonly id: ColumnId;
  readonly label: string;
  /** The label in full, where it is short for something. */
  readonly title?: string;
  /** Words stand left, figures right. */
  readonly words?: boolean;
  /** What rows are sorted by; a column without is not sorted by. */
  readonly sortValue?: (symbol: string, quote: Quote) => number | string | null;
  /** What a figure's cell reads; a column without draws something. */
  readonly text?: (quote: Quote) => string;
  /** Colours the figure. */
  readonly direction?: (quote: Quote) => Direction;
}

const changeRatio = (quote: Quote) => changeRatioOf(quote.last, quote.previousClose);
/** Where a quote stands against its previous close. */
export const changeDirection = (quote: Quote) => directionOf(changeRatio(quote));

/** In the order in which they stand. */
export const marketColumns: readonly MarketColumn[] = [
  { id: "symbol", label: "Symbol", words: true, sortValue: (symbol) => symbol },
  { id: "name", label: "Name", words: true, sortValue: (_, { name }) => name ?? null },
  {
    id: "last",
    label: "Last",
    sortValue: (_, { last }) => last ?? null,
    text: ({ last, tickSize }) => formatPrice(last, tickSize),
  },
  {
    id: "change",
    label: "Change",
    title: "Change since the previous close",
    sortValue: (_, { last, previousClose }) => changeOf(last, previousClose),
    text: ({ last, previousClose, tickSize }) =>
      formatChange(changeOf(last, previousClose), tickSize),
    direction: changeDirection,
  },
  {
    id: "change-percent",
    label: "Change %",
    title: "Change since the previous close, in percent",
    sortValue: (_, quote) => changeRatio(quote),
    text: (quote) => formatChangePercent(changeRatio(quote)),
    direction: changeDirection,
  },
  {
    id: "bid",
    label: "Bid",
    sortValue: (_, { bid }) => bid ?? null,
    text: ({ bid, tickSize }) => formatPrice(bid, tickSize),
  },
  {
    id: "ask",
    label: "Ask",
    sortValue: (_, { ask }) => ask ?? null,
    text: ({ ask, tickSize }) => formatPrice(ask, tickSize),
  },
  {
    id: "spread",
    label: "Spread bp",
    title: "Ask less bid, in basis points of the middle",
    sortValue: (_, quote) => spreadBps(quote),
    text: (quote) => formatDecimal(spreadBps(quote), 1),
  },
  {
    id: "volume",
    label: "Volume",
    title: "Units traded today",
    sortValue: (_, { volume }) => volume ?? null,
    // Nobody trades an index.
    text: ({ kind, volume }) => formatCompact(kind === "index" ? null : volume),
  },
  {
    id: "vwap",
    label: "VWAP",
    title: "Volume-weighted average price of the day",
    sortValue: (_, { vwap }) => vwap ?? null,
    text: ({ vwap, tickSize }) => formatPrice(vwap, tickSize),
  },
  {
    id: "range",
    label: "Day’s range",
    title: "Where the last price stands between the day’s low and high",
    sortValue: (_, { last, low, high }) => placeBetween(last, low, high),
  },
  { id: "session", label: "Session", title: "The price since the session began" },
];

/** Columns whose cells hold a figure, and how it reads. */
export const figureColumns = marketColumns.flatMap(({ id, text, direction }) =>
  text === undefined ? [] : [{ id, text, direction: direction ?? null }],
);
