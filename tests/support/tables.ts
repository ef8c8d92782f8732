import { defineTable, flag, integer, json, number, price, text } from "../../lib/table/schema.ts";

/** A table with a column of every type, its rows with price grids of their own. */
export const stockSchema = defineTable(
  "symbol",
  {
    name: text(),
    tickSize: number(),
    last: price(),
    bid: price(),
    size: number(),
    count: integer(),
    open: flag(),
    path: json<readonly number[]>(),
  },
  { grid: "row" },
);

/** The same with one version a row. */
export const stockByRowSchema = { ...stockSchema, granularity: "row" } as const;

/** A log of the last five. */
export const logSchema = defineTable(
  "sequence",
  { price: price(), size: number(), note: text() },
  { keep: 5, granularity: "row", grid: "table" },
);

/** The step of the log's prices. */
export const logTickSize = 0.25;
