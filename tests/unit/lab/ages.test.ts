import { expect, test } from "vitest";
import { Ages, agesSpanMs } from "../../../app/_views/lab/ages.ts";

test("half of all ages are at most the median, and 99 of a hundred at most the other", () => {
  const ages = new Ages();
  expect(ages.read(0)).toBeNull();
  for (let age = 100; age >= 1; age -= 1) ages.add(age, 0);
  expect(ages.read(0)).toEqual({ p50: 50, p99: 99 });
});

test("what is half a minute old counts no more, and a clock that is behind counts as none", () => {
  const ages = new Ages();
  ages.add(500, 0);
  ages.add(-3, 1_000);
  expect(ages.read(agesSpanMs)).toEqual({ p50: 0, p99: 500 });
  expect(ages.read(agesSpanMs + 1)).toEqual({ p50: 0, p99: 0 });
  expect(ages.read(agesSpanMs + 1_001)).toBeNull();
});

test("of very many the newest are kept", () => {
  const ages = new Ages();
  for (let age = 0; age < 20_000; age += 1) ages.add(age, 0);
  expect(ages.read(0)?.p50).toBe(20_000 - 8_192 / 2 - 1);
});
