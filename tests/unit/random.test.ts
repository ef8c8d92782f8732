import { expect, test } from "vitest";
import { Random } from "../support/random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 50 }, () => random.unit());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test("numbers are spread evenly and do not repeat early", () => {
  const random = new Random(3);
  const counts = new Array<number>(10).fill(0);
  const seen = new Set<number>();
  for (let round = 0; round < 100_000; round += 1) {
    const unit = random.unit();
    const digit = Math.floor(unit * 10);
    counts[digit] = (counts[digit] ?? 0) + 1;
    seen.add(unit);
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  // Of 2^32 values, 100,000 draws repeat about once.
  expect(seen.size).toBeGreaterThan(99_980);
});
