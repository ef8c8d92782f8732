import { expect, test } from "vitest";
import { formatChance } from "../../../lib/domain/chance.ts";

test("a chance is certain only where it is", () => {
  const chances = [0, 0.000_1, 0.004_99, 0.005_1, 0.5, 0.994_9, 0.995, 0.999_9, 1];
  expect(chances.map(formatChance)).toEqual([
    "0%",
    "<1%",
    "<1%",
    "1%",
    "50%",
    "99%",
    ">99%",
    ">99%",
    "100%",
  ]);
  expect(formatChance(null)).toBe("–");
});
