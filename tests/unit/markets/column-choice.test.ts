import { expect, test } from "vitest";
import { moved, offered } from "../../../app/_views/markets/chosen-columns.ts";
import {
  columnsDefault,
  isDefault,
  parseColumns,
  quoteColumns,
  writeColumns,
} from "../../../app/_views/markets/column-choice.ts";
import { placeRules } from "../../../app/_views/markets/column-places.ts";
import { marketColumns } from "../../../app/_views/markets/columns.ts";

test("an address names columns in their order, and nothing for the usual ones", () => {
  expect(parseColumns(null)).toEqual(columnsDefault);
  expect(writeColumns(columnsDefault)).toBeNull();
  expect(parseColumns("volume,last")).toEqual(["symbol", "volume", "last"]);
  expect(writeColumns(["symbol", "volume", "last"])).toBe("volume,last");
});

test("what an address says twice or wrongly is left out, and the symbol always stands", () => {
  expect(parseColumns("last,nonsense,last,symbol,bid")).toEqual(["symbol", "last", "bid"]);
  expect(parseColumns("nonsense")).toEqual(columnsDefault);
  expect(parseColumns(writeColumns(["symbol"]))).toEqual(["symbol"]);
});

test("only what is shown or sorted by is asked of the board", () => {
  const few = quoteColumns(["symbol", "last"], "symbol");
  expect(few).toContain("tickSize");
  expect(few).toContain("status");
  expect(few).not.toContain("bid");
  expect(few).not.toContain("volume");
  expect(quoteColumns(["symbol", "last"], "volume")).toContain("volume");
  expect(quoteColumns(["symbol", "spread"], "symbol")).toEqual(
    expect.arrayContaining(["bid", "ask"]),
  );
});

test("the chooser offers every column once, the chosen ones first", () => {
  const all = offered(["symbol", "age", "last"]);
  expect(all.slice(0, 3)).toEqual(["symbol", "age", "last"]);
  expect([...all].sort()).toEqual(marketColumns.map(({ id }) => id).sort());
});

test("a column moves by one place, never past the symbol or the end", () => {
  const columns = ["symbol", "last", "bid", "ask"] as const;
  expect(moved(columns, "bid", -1)).toEqual(["symbol", "bid", "last", "ask"]);
  expect(moved(columns, "bid", 1)).toEqual(["symbol", "last", "ask", "bid"]);
  expect(moved(columns, "last", -1)).toBe(columns);
  expect(moved(columns, "ask", 1)).toBe(columns);
  expect(moved(columns, "symbol", 1)).toBe(columns);
  expect(moved(columns, "age", 1)).toBe(columns);
});

test("chosen columns stand side by side at every width, with the symbol wide enough for a tag", () => {
  const rules = placeRules(["symbol", "last", "range"], ".t");
  expect(rules).not.toContain("@media");
  expect(rules).toContain(".t table{min-width:390px}");
  expect(rules).toContain('[data-column="symbol"]{left:34px;width:132px}');
  // All that is left over goes to the only column that grows.
  expect(rules).toContain(
    '[data-column="last"]{left:166px;width:calc(100px + (100% - 390px) * 1)}',
  );
  expect(rules).toContain(
    '[data-column="range"]{left:calc(266px + (100% - 390px) * 1);width:124px}',
  );
  expect(isDefault(["symbol", "last", "range"])).toBe(false);
});

test("the usual columns leave out bid and ask first where the window is narrow", () => {
  const [wide = "", narrower = ""] = placeRules(columnsDefault, ".t").split("@media").slice(1);
  expect(wide).not.toContain("display:none");
  expect(narrower).toContain('.t [data-column="bid"],.t [data-column="ask"]{display:none}');
  expect(narrower).not.toContain('[data-column="vwap"]{display');
});
