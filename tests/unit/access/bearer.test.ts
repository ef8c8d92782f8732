import { expect, test } from "vitest";
import { bearerOf } from "../../../server/access/keys.ts";

test.each([
  ["Bearer a", "a"],
  ["bearer  a b ", "a b"],
  ["Bearer ", null],
  ["Bearer", null],
  ["Bearera", null],
  ["Basic a", null],
  [undefined, null],
])("%j brings the key %j", (header, key) => {
  expect(bearerOf(header)).toBe(key);
});

test("spaces without end are read in one go", () => {
  const key = `a${" ".repeat(500_000)}b`;
  expect(bearerOf(`Bearer ${key}`)).toBe(key);
});
