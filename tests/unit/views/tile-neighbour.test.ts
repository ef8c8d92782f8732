import { expect, test } from "vitest";
import { neighbourOf, type Tile, tileAt } from "../../../app/_views/board/tile-neighbour.ts";

const tile = (symbol: string, x: number, y: number, width: number, height: number): Tile => ({
  symbol,
  x,
  y,
  width,
  height,
});

/*
 *  A A B C
 *  A A D D
 *  E - - F   (a gap in the middle)
 */
const tiles = [
  tile("A", 0, 0, 20, 20),
  tile("B", 20, 0, 10, 10),
  tile("C", 30, 0, 10, 10),
  tile("D", 20, 10, 20, 10),
  tile("E", 0, 30, 10, 10),
  tile("F", 30, 30, 10, 10),
];
const of = (symbol: string) => tiles.find((one) => one.symbol === symbol) as Tile;
const go = (symbol: string, way: "left" | "right" | "up" | "down") =>
  neighbourOf(tiles, of(symbol), way)?.symbol ?? null;

test("a tile lies under the points inside it, edges to the left and above included", () => {
  expect(tileAt(tiles, 0, 0)?.symbol).toBe("A");
  expect(tileAt(tiles, 20, 0)?.symbol).toBe("B");
  expect(tileAt(tiles, 29.9, 9.9)?.symbol).toBe("B");
  expect(tileAt(tiles, 15, 25)).toBeNull();
});

test("arrows lead to what lies straight ahead and nearest", () => {
  expect(go("B", "right")).toBe("C");
  expect(go("C", "left")).toBe("B");
  expect(go("B", "left")).toBe("A");
  expect(go("C", "down")).toBe("D");
  expect(go("A", "down")).toBe("E");
  expect(go("D", "down")).toBe("F");
});

test("of two straight ahead the one nearer to the middle is next", () => {
  expect(go("D", "up")).toMatch(/B|C/);
  const low = tile("X", 0, 12, 20, 8);
  expect(neighbourOf([...tiles, low], low, "right")?.symbol).toBe("D");
});

test("what is not straight ahead is next where nothing else is", () => {
  expect(go("E", "right")).toBe("F");
  expect(go("F", "up")).toBe("D");
  const corner = tile("Y", 100, 100, 5, 5);
  expect(neighbourOf([of("A"), corner], of("A"), "right")?.symbol).toBe("Y");
});

test("an edge is an edge", () => {
  expect([go("A", "left"), go("A", "up"), go("C", "right"), go("E", "down")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("tiles without area are passed over", () => {
  const flat = tile("Z", 30, 0, 0, 10);
  expect(neighbourOf([of("B"), flat, of("C")], of("B"), "right")?.symbol).toBe("C");
});

test("every tile can be reached from every other", () => {
  const seen = new Set(["A"]);
  const waiting = ["A"];
  for (let symbol = waiting.pop(); symbol !== undefined; symbol = waiting.pop()) {
    for (const way of ["left", "right", "up", "down"] as const) {
      const next = go(symbol, way);
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  expect([...seen].sort()).toEqual(["A", "B", "C", "D", "E", "F"]);
});
