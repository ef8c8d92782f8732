import { expect, test } from "vitest";
import { squarified } from "../../../app/_views/board/squarified.ts";
import { Random } from "../../../server/feed/simulator/random.ts";

const aspectRatio = 1.2;

/** Sizes as those of a market: a few large ones, many small ones. */
function market(seed: string, count: number): number[] {
  const random = new Random(seed, "sizes");
  return Array.from({ length: count }, () => 1 / (0.001 + random.uniform() ** 2)).sort(
    (a, b) => b - a,
  );
}

test("the example of Bruls, Huizing and van Wijk comes out as in their paper, on whole pixels", () => {
  expect(squarified([6, 6, 4, 3, 2, 2, 1], 600, 400, 1)).toEqual([
    { x: 0, y: 0, width: 300, height: 200 },
    { x: 0, y: 200, width: 300, height: 200 },
    { x: 300, y: 0, width: 172, height: 233 },
    { x: 472, y: 0, width: 128, height: 233 },
    { x: 300, y: 233, width: 120, height: 167 },
    { x: 420, y: 233, width: 120, height: 167 },
    { x: 540, y: 233, width: 60, height: 167 },
  ]);
});

test("tiles fill their box, each as its value wants, and overlap nowhere", () => {
  const [width, height] = [331, 449];
  const values = market("fill", 70);
  const tiles = squarified(values, width, height, aspectRatio);
  const area = tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0);
  expect(area).toBe(width * height);
  for (const [nth, one] of tiles.entries()) {
    for (const other of tiles.slice(nth + 1)) {
      const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
      const above = one.y + one.height <= other.y || other.y + other.height <= one.y;
      expect(beside || above).toBe(true);
    }
  }
});

test("nothing to lay out is no tile", () => {
  expect(squarified([], 100, 100, aspectRatio)).toEqual([]);
});
