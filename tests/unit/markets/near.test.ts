import { expect, test } from "vitest";
import { editDistance, nearSymbols } from "../../../app/_views/markets/near.ts";

const rows = [
  { key: "AAPL", row: { name: "Apple Inc." } },
  { key: "ALLE", row: { name: "Allegion" } },
  { key: "MSFT", row: { name: "Microsoft" } },
  { key: "BTC/USD", row: { name: "Bitcoin" } },
  { key: "A", row: { name: "Agilent Technologies" } },
];
const near = (text: string) => nearSymbols(text, rows).map(({ key }) => key);

test("letters added, dropped and changed are counted", () => {
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("abc", "abc")).toBe(0);
});

test("finds a mistyped symbol and a mistyped name", () => {
  expect(near("MSTF")).toEqual(["MSFT"]);
  expect(near("APLE")[0]).toBe("AAPL");
  expect(near("microsoft")).toEqual(["MSFT"]);
  expect(near("btc")).toEqual(["BTC/USD"]);
});

test("suggests nothing where nothing is near", () => {
  expect(near("QQQQQQ")).toEqual([]);
  expect(near("Z")).toEqual([]);
  expect(near("")).toEqual([]);
});
