import { expect, test } from "vitest";
import { heatBounds, heatLegend, heatStep, heatText } from "../../../app/_views/board/heat.ts";
import { type Sector, sectorColumns } from "../../../app/_views/board/sector-columns.ts";
import { hasMoved, sectorsOf, tileGroups } from "../../../app/_views/board/tile-groups.ts";
import { symbolWidth, tileLabel } from "../../../app/_views/board/tile-label.ts";
import { sectorTable, tileTable, treemapSummary } from "../../../app/_views/board/treemap-words.ts";

const minus = "\u2212";

test("a change takes the step that it has reached, the same up and down", () => {
  expect([0, 0.0024, 0.0025, 0.0075, 0.015, 0.03, 0.5].map(heatStep)).toEqual([
    0, 0, 1, 2, 3, 4, 4,
  ]);
  for (const bound of heatBounds) expect(heatStep(-bound)).toBe(0 - heatStep(bound));
});

test("what is not known, or no number, is neutral", () => {
  expect([null, Number.NaN, -0].map(heatStep)).toEqual([0, 0, 0]);
  expect(Object.is(heatStep(-0.000_1), 0)).toBe(true);
});

test("the legend says where each step begins", () => {
  expect(heatLegend.map(({ label }) => label)).toEqual([
    `${minus}3`,
    `${minus}1.5`,
    `${minus}0.75`,
    `${minus}0.25`,
    "0",
    "+0.25",
    "+0.75",
    "+1.5",
    "+3",
  ]);
});

test("a small tile's change has one decimal", () => {
  expect([heatText(-0.01234, true), heatText(0.01234, false), heatText(null, true)]).toEqual([
    `${minus}1.2%`,
    "+1.23%",
    "–",
  ]);
});

const sector = (name: string, share: number): Sector => ({ name, index: null, share, count: 1 });

test("columns keep the order and lose no sector", () => {
  const shares = [0.33, 0.165, 0.104, 0.094, 0.09, 0.079, 0.048, 0.034, 0.02, 0.019, 0.017];
  const columns = sectorColumns(
    shares.map((share, index) => sector(String(index), share)),
    2.2,
  );
  expect(columns.flatMap(({ sectors }) => sectors.map(({ name }) => name))).toEqual(
    shares.map((_, index) => String(index)),
  );
  for (const column of columns) {
    expect(column.share).toBeCloseTo(
      column.sectors.reduce((sum, { share }) => sum + share, 0),
      9,
    );
    // Room for the names, however small the sectors are.
    expect(column.share).toBeGreaterThanOrEqual(0.13);
  }
});

test("sectors of one size stand in a square of columns, not in a row", () => {
  const nine = Array.from({ length: 9 }, (_, index) => sector(String(index), 1 / 9));
  const sizes = sectorColumns(nine, 1).map(({ sectors }) => sectors.length);
  expect(sizes).toEqual([3, 3, 3]);
});

test("no sectors have no columns", () => {
  expect(sectorColumns([], 2)).toEqual([]);
});

const listing = (key: string, name: string | null, marketCap: number | null, kind = "equity") => ({
  key,
  row: { kind: kind as "equity", sector: name, marketCap },
});

test("tiles are grouped by sector, the largest first, without indices and what has no value", () => {
  const groups = tileGroups([
    listing("A", "Energy", 1),
    listing("B", "Energy", 5),
    listing("C", "Energy", null),
    listing("D", "Energy", 0),
    listing("I", "Energy", 9, "index"),
    listing("E", null, 2),
  ]);
  expect([...groups]).toEqual([
    [
      "Energy",
      [
        { name: "B", value: 5 },
        { name: "A", value: 1 },
      ],
    ],
    ["", [{ name: "E", value: 2 }]],
  ]);
});

test("sectors come by what they are worth, with their part of the whole", () => {
  const rows = [listing("A", "Energy", 1), listing("B", "Utilities", 2), listing("C", "Energy", 5)];
  const indexOf = (name: string) => (name === "Energy" ? "BIG.ENERGY" : null);
  expect(sectorsOf(rows, indexOf)).toEqual([
    { name: "Energy", index: "BIG.ENERGY", share: 0.75, count: 2 },
    { name: "Utilities", index: null, share: 0.25, count: 1 },
  ]);
});

test("a picture is drawn anew when sizes differ visibly, or the set does", () => {
  const groups = (a: number, b: number) =>
    tileGroups([listing("A", "Energy", a), listing("B", "Energy", b)]);
  expect(hasMoved(groups(50, 50), groups(50, 50))).toBe(false);
  expect(hasMoved(groups(50, 50), groups(500, 500))).toBe(false);
  expect(hasMoved(groups(50, 50), groups(51, 50))).toBe(false);
  expect(hasMoved(groups(50, 50), groups(60, 50))).toBe(true);
  expect(hasMoved(groups(50, 50), tileGroups([listing("A", "Energy", 50)]))).toBe(true);
});

test("a tile says what it has room for", () => {
  expect(tileLabel(6, 40, "AAPL")).toBeNull();
  expect(tileLabel(80, 8, "AAPL")).toBeNull();
  expect(tileLabel(37, 16, "AAPL")).toEqual({ size: 11, change: false });
  expect(tileLabel(200, 120, "AAPL")).toEqual({ size: 22, change: true });
});

test("a label is never wider or higher than its tile, and wide letters take more room", () => {
  expect(symbolWidth("WMT")).toBeGreaterThan(symbolWidth("ABC"));
  expect(symbolWidth("III")).toBeLessThan(symbolWidth("ABC"));
  for (let width = 4; width < 160; width += 7) {
    for (let height = 4; height < 120; height += 5) {
      for (const symbol of ["F", "WMT", "BRK.B", "MMMMM"]) {
        const label = tileLabel(width, height, symbol);
        if (label === null) continue;
        expect(symbolWidth(symbol) * label.size).toBeLessThanOrEqual(width - 6);
        expect(label.size + (label.change ? 11 : 0)).toBeLessThanOrEqual(height);
      }
    }
  }
});

const two: readonly Sector[] = [
  { name: "Energy", index: "E", share: 0.6, count: 19 },
  { name: "Utilities", index: "U", share: 0.4, count: 31 },
];
const ratioOf = (index: string) => (index === "E" ? -0.01 : 0.02);

test("the summary names the first and the last sector", () => {
  expect(treemapSummary(two, ratioOf)).toBe(
    `50 instruments in 2 sectors. 1 of 2 sectors rise; first is Utilities +2.00%, last Energy ${minus}1.00%.`,
  );
  expect(treemapSummary(two, () => 0.01)).toContain("2 of 2 sectors rise");
  expect(treemapSummary(two, () => null)).toBe("50 instruments in 2 sectors.");
});

test("the tables say what the picture shows", () => {
  expect(sectorTable(two, ratioOf).rows).toEqual([
    ["Energy", "19", "60.0%", `${minus}1.00%`],
    ["Utilities", "31", "40.0%", "+2.00%"],
  ]);
  const quote = { name: "Big", sector: "Energy", kind: "equity", tickSize: 0.01 } as const;
  const table = tileTable([
    { key: "S", row: { ...quote, marketCap: 1e9, previousClose: 100, last: 101 } },
    { key: "L", row: { ...quote, marketCap: 2e12, previousClose: 100, last: null } },
    { key: "I", row: { ...quote, kind: "index", marketCap: 1, previousClose: 1, last: 1 } },
  ]);
  expect(table.rows).toEqual([
    ["L", "Big", "Energy", "2.00T", "–", "–"],
    ["S", "Big", "Energy", "1.00B", "101.00", "+1.00%"],
  ]);
});
