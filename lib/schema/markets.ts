/**
 * The tables of markets: instruments, their candles, trades and order books. Part of the protocol,
 * as is all of topics.ts.
 */
import { defineTable, integer, json, number, price, text } from "../table/schema.ts";

/** Candle lengths by name, in ms. */
export const intervals = {
  "1s": 1_000,
  "5s": 5_000,
  "15s": 15_000,
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "1d": 86_400_000,
} as const;

export type Interval = keyof typeof intervals;

export type InstrumentKind = "equity" | "index" | "crypto";
export type InstrumentStatus = "preopen" | "auction" | "trading" | "halted" | "closed";
/**
 * Why an instrument does not trade: news to come (T1), its price left the band (LUDP), the whole
 * market fell (M1 to M3), or it stands at the band's edge and still trades (LIMIT).
 */
export type HaltReason = "T1" | "LUDP" | "M1" | "M2" | "M3" | "LIMIT";
export type Side = "buy" | "sell";
export type MoverList = "gainers" | "losers" | "active";

export const quotesSchema = defineTable(
  "symbol",
  {
    name: text(),
    sector: text(),
    kind: text<InstrumentKind>(),
    currency: text(),
    tickSize: number("price step"),
    previousClose: price("currency"),
    open: price("currency", "previousClose"),
    high: price("currency", "last"),
    low: price("currency", "last"),
    last: price("currency", "previousClose"),
    lastSize: number("units"),
    bid: price("currency", "last"),
    bidSize: number("units"),
    ask: price("currency", "bid"),
    askSize: number("units"),
    volume: number("units"),
    vwap: number("currency", "last"),
    trades: integer("count"),
    marketCap: number("currency"),
    low52w: price("currency", "previousClose"),
    high52w: price("currency", "previousClose"),
    status: text<InstrumentStatus>(),
    reason: text<HaltReason>("why it is halted, or null"),
    time: integer("ms since the epoch"),
  },
  { grid: "row" },
);

/** What the exchange says of an instrument's session besides its quotes. */
export const sessionsSchema = defineTable(
  "symbol",
  {
    tickSize: number("price step"),
    /** When the status began, and when it is to end, or null. */
    since: integer("ms since the epoch"),
    until: integer("ms since the epoch"),
    reference: price("currency"),
    lowerBand: price("currency", "reference"),
    upperBand: price("currency", "reference"),
    /** Where the auction would clear now. */
    indicative: price("currency", "reference"),
    /** What the auction would trade. */
    paired: number("units"),
    /** What is left over; above 0 to buy, below to sell. */
    imbalance: number("units"),
    /** Of the last 20 days. */
    averageVolume: number("units a day"),
  },
  { grid: "row" },
);

export const sparklinesSchema = defineTable(
  "symbol",
  { points: json<readonly number[]>("currency, oldest first, at most 60") },
  { granularity: "row" },
);

export const candlesSchema = defineTable(
  "start, ms since the epoch",
  {
    open: price("currency"),
    high: price("currency", "open"),
    low: price("currency", "open"),
    close: price("currency", "open"),
    volume: number("units"),
    trades: integer("count"),
  },
  { keep: 500, granularity: "row", grid: "table" },
);

export const tradesSchema = defineTable(
  "sequence",
  {
    time: integer("ms since the epoch"),
    price: price("currency"),
    size: number("units"),
    side: text<Side>("the aggressor's"),
  },
  { keep: 200, granularity: "row", grid: "table" },
);

export const depthSchema = defineTable(
  "level: b1 … b10, a1 … a10",
  { price: price("currency"), size: number("units"), orders: integer("count") },
  { grid: "table" },
);

export const moversSchema = defineTable(
  "list.rank, such as gainers.1",
  {
    list: text<MoverList>(),
    rank: integer(),
    symbol: text(),
    name: text(),
    last: number("currency"),
    tickSize: number("price step"),
    change: number("ratio to the previous close"),
    turnover: number("currency"),
  },
  { granularity: "row" },
);
