import { beforeEach, expect, test } from "vitest";
import { type BookSide, Books } from "../../../server/feed/simulator/markets/book.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { TestSink } from "./support.ts";

const depth = { bid: [] as number[], ask: [] as number[] };
let written = 0;
const sink = new TestSink({
  level: (_i, side, index, price) => {
    depth[side][index] = price;
    written += 1;
  },
});
const listing = {
  symbol: "A",
  name: "A",
  sector: "",
  kind: "equity",
  currency: "USD",
  tickSize: 0.01,
  previousClose: null,
  low52w: null,
  high52w: null,
  shares: null,
} as const;
const writer = sink.list(listing);
let books = new Books(1);
let random = new Random("book", "test");

beforeEach(() => {
  books = new Books(1);
  random = new Random("book", "test");
  books.setGap(0, 2);
  books.setBest(0, "bid", 1000, random, writer);
  books.setBest(0, "ask", 1003, random, writer);
  written = 0;
});

const ladder = (side: BookSide, from: number, count = 10) =>
  Array.from({ length: count }, (_, k) => from + (side === "bid" ? -2 : 2) * k);

test("a first price lays a whole side", () => {
  expect(depth.bid).toEqual(ladder("bid", 1000));
  expect(depth.ask).toEqual(ladder("ask", 1003));
});

test("a better price stands on top and costs one write", () => {
  books.setBest(0, "bid", 1001, random, writer);
  expect(depth.bid).toEqual([1001, ...ladder("bid", 998, 9)]);
  expect(written).toBe(1);
});

test("a worse price pushes on only the levels that it reaches", () => {
  books.setBest(0, "ask", 1005, random, writer);
  // 1005 stood second, 1007 third: from the second on all are pushed by one.
  expect(depth.ask).toEqual(ladder("ask", 1005));
  written = 0;
  books.setBest(0, "ask", 1001, random, writer);
  books.setBest(0, "ask", 1003, random, writer);
  expect(depth.ask).toEqual([1003, ...ladder("ask", 1007, 9)]);
  expect(written).toBe(2);
});

test("a price far away lays the side anew, and a refill closes the gaps", () => {
  books.setBest(0, "bid", 1030, random, writer);
  expect(depth.bid).toEqual(ladder("bid", 1030));
  books.setBest(0, "bid", 1033, random, writer);
  books.refill(0, "bid", random, writer);
  expect(depth.bid).toEqual(ladder("bid", 1033));
  written = 0;
  books.refill(0, "bid", random, writer);
  expect(written).toBe(0);
});

test("a book that is not shown is written whole when asked", () => {
  books.shown = false;
  books.setBest(0, "bid", 900, random, writer);
  expect(written).toBe(0);
  books.shown = true;
  books.write(0, writer);
  expect(written).toBe(20);
  expect(depth.bid).toEqual(ladder("bid", 900));
});
