import { expect, test } from "vitest";
import { BookSide } from "../../../server/feed/replay/coinbase/book.ts";

/** A small generator of whole numbers below `n` (Park and Miller's constants). */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

for (const side of ["bid", "ask"] as const) {
  test(`${side}s stay sorted through random changes`, () => {
    const next = numbers(side === "bid" ? 11 : 12);
    const book = new BookSide(side);
    const model = new Map<number, number>();
    for (let step = 0; step < 20_000; step += 1) {
      const price = 1 + next(300);
      const size = next(3);
      book.set(price, size);
      if (size === 0) model.delete(price);
      else model.set(price, size);
      if (step % 100 !== 0) continue;
      const best = [...model].sort(([a], [b]) => (side === "bid" ? b - a : a - b));
      const levels = best.map((_, level) => [book.price(level), book.size(level)]);
      expect(levels).toEqual(best);
      expect(book.depth).toBe(best.length);
      expect(book.price(best.length)).toBeNaN();
    }
  });
}

test("a snapshot replaces all levels", () => {
  const book = new BookSide("ask");
  book.set(5, 1);
  book.replace([
    [9, 2],
    [7, 3],
    [8, 0],
  ]);
  expect([book.depth, book.price(0), book.size(0), book.price(1)]).toEqual([2, 7, 3, 9]);
});

test("beyond its bound a side lets its worst level go", () => {
  const book = new BookSide("bid");
  for (let price = 1; price <= 50_001; price += 1) book.set(price, 1);
  expect(book.depth).toBe(50_000);
  expect(book.price(0)).toBe(50_001);
  expect(book.price(49_999)).toBe(2);
});
