import { expect, test } from "vitest";
import { Figures } from "../../../server/board/figures.ts";

test("each owner has its own numbers, unknown at first, and keeps them when others come", () => {
  const figures = new Figures();
  const counts = [16, 120, 16, 120, 3_000, 1, 16];
  const owners = counts.map((count) => {
    const first = figures.reserve(count);
    expect([...figures.values.slice(first, first + count)].every(Number.isNaN)).toBe(true);
    figures.values.fill(count, first, first + count);
    return { first, count };
  });
  for (const { first, count } of owners) {
    expect([...new Set(figures.values.slice(first, first + count))]).toEqual([count]);
  }
  const ends = owners.map(({ first, count }) => first + count);
  expect(owners.slice(1).map(({ first }) => first)).toEqual(ends.slice(0, -1));
});
