import { expect, test } from "vitest";
import {
  arrange,
  arrangementDefault,
  type KeyedQuote,
  parseArrangement,
  sortedBy,
  writeArrangement,
} from "../../../app/_views/markets/arrangement.ts";

const quote = (key: string, row: KeyedQuote["row"]): KeyedQuote => ({ key, row });
const rows = [
  quote("MSFT", { name: "Microsoft", sector: "Technology", last: 484, previousClose: 480 }),
  quote("XOM", { name: "Exxon Mobil", sector: "Energy", last: 110, previousClose: 112 }),
  quote("AAPL", { name: "Apple Inc.", sector: "Technology", last: 309, previousClose: 309 }),
  quote("NEW", { name: "Not traded yet", sector: "Energy", last: null, previousClose: 5 }),
  quote("BIG500", { name: "Bigboard 500", kind: "index", last: 1_010, previousClose: 1_000 }),
];
const nobody = new Set<string>();

test("by default all that trades stands by symbol, indices left out", () => {
  expect(arrange(rows, arrangementDefault, nobody)).toEqual(["AAPL", "MSFT", "NEW", "XOM"]);
});

test("what has no value stands last in both directions", () => {
  const down = { ...arrangementDefault, sort: "change-percent", descending: true } as const;
  expect(arrange(rows, down, nobody)).toEqual(["MSFT", "AAPL", "XOM", "NEW"]);
  expect(arrange(rows, { ...down, descending: false }, nobody)).toEqual([
    "XOM",
    "AAPL",
    "MSFT",
    "NEW",
  ]);
});

test("equal values go by symbol whatever the direction", () => {
  const same = ["B", "A", "C"].map((key) => quote(key, { last: 1, volume: 7 }));
  const byVolume = { ...arrangementDefault, sort: "volume", descending: true } as const;
  expect(arrange(same, byVolume, nobody)).toEqual(["A", "B", "C"]);
});

test("filters by sector, text in symbol or name, and watchlist", () => {
  const sector = { ...arrangementDefault, sector: "Energy" };
  expect(arrange(rows, sector, nobody)).toEqual(["NEW", "XOM"]);
  expect(arrange(rows, { ...arrangementDefault, sector: "Indices" }, nobody)).toEqual(["BIG500"]);
  expect(arrange(rows, { ...arrangementDefault, query: " mIc" }, nobody)).toEqual(["MSFT"]);
  expect(arrange(rows, { ...arrangementDefault, query: "xo" }, nobody)).toEqual(["XOM"]);
  const watched = { ...arrangementDefault, watchedOnly: true };
  expect(arrange(rows, watched, new Set(["BIG500", "XOM"]))).toEqual(["BIG500", "XOM"]);
});

test("an address says what is chosen and nothing else", () => {
  expect(writeArrangement(arrangementDefault)).toBe("");
  const chosen = {
    sort: "volume",
    descending: true,
    sector: "Health Care",
    query: "a&b",
    watchedOnly: true,
    columns: ["symbol", "open", "last"],
  } as const;
  const address = writeArrangement(chosen);
  expect(parseArrangement(new URLSearchParams(address))).toEqual(chosen);
  expect(parseArrangement(new URLSearchParams("sort=nonsense&order=up"))).toEqual(
    arrangementDefault,
  );
});

test("a column is sorted figures from the top, words from A, then the other way", () => {
  const byLast = sortedBy(arrangementDefault, "last");
  expect(byLast).toMatchObject({ sort: "last", descending: true });
  expect(sortedBy(byLast, "last")).toMatchObject({ sort: "last", descending: false });
  expect(sortedBy(byLast, "name")).toMatchObject({ sort: "name", descending: false });
});
