import { expect, test } from "vitest";
import { Journal, type JournalLimits } from "../../../lib/mirror/journal.ts";
import type { TablePast } from "../../../lib/mirror/row-past.ts";
import { Random } from "../../support/random.ts";

const limits: JournalLimits = {
  changesMax: 1_000,
  ageMaxMs: 60_000,
  grains: [
    { afterMs: 5_000, spanMs: 1_000 },
    { afterMs: 20_000, spanMs: 10_000 },
  ],
};
const row = (value: number) => ({ value });
const start = 1_000_000;

/** A journal of one row that rises by one every 100 ms, from 0 at the start. */
function rising(spanMs: number, given = limits) {
  const journal = new Journal(start, given);
  const past: TablePast = new Map();
  const rows = Array.from({ length: spanMs / 100 + 1 }, (_, index) => row(index));
  for (let index = 1; index < rows.length; index += 1) {
    journal.write(start + index * 100, past, ["a"], [rows[index - 1] ?? null]);
  }
  const now = rows.at(-1);
  const at = (ms: number) => {
    const before = past.get("a")?.at(start + ms);
    return before === undefined ? now?.value : before?.value;
  };
  return { journal, past, at };
}

test("a row is at each moment what it was before its next change", () => {
  const { at, journal } = rising(1_000);
  expect([at(0), at(99), at(100), at(101), at(950), at(999), at(1_000)]).toEqual([
    0, 0, 1, 1, 9, 9, 10,
  ]);
  expect(journal.size).toBe(10);
});

test("a row that came and went was not there before and after", () => {
  const journal = new Journal(start, limits);
  const past: TablePast = new Map();
  journal.write(start + 100, past, ["a"], [null]);
  journal.write(start + 200, past, ["a"], [row(1)]);
  expect(past.get("a")?.at(start)).toBe(null);
  expect(past.get("a")?.at(start + 100)).toEqual(row(1));
  expect(past.get("a")?.at(start + 200)).toBe(undefined);
});

test("what is older is thinned to a state a span, which never shows what was still to come", () => {
  const { at, journal } = rising(30_000);
  // 50 of the last 5 s, one each of the 15 s before, and one of each 10 s before that.
  expect(journal.size).toBeLessThanOrEqual(50 + 16 + 2);
  expect([at(29_900), at(29_950), at(25_100)]).toEqual([299, 299, 251]);
  // On the grid of their age, moments are exact to the change before.
  for (const moment of [12_000, 15_000, 20_000, 24_000]) {
    expect(at(moment)).toBeLessThanOrEqual(moment / 100);
    expect(at(moment)).toBeGreaterThanOrEqual(moment / 100 - 1);
  }
  expect(at(10_000)).toBeGreaterThanOrEqual(99);
  expect(journal.spanOf(4_000)).toBe(1);
  expect(journal.spanOf(6_000)).toBe(1_000);
  expect(journal.spanOf(25_000)).toBe(10_000);
});

test("what is too old is forgotten, and with its last change the row", () => {
  const journal = new Journal(start, limits);
  const past: TablePast = new Map();
  journal.write(start + 100, past, ["a"], [row(1)]);
  expect(journal.earliest).toBe(start);
  journal.write(start + 70_000, past, ["b"], [row(1)]);
  expect([...past.keys()]).toEqual(["b"]);
  expect(journal.size).toBe(1);
  expect(journal.earliest).toBe(start + 10_000);
});

test("there is never more than fits, and the earliest moment tells how far back it goes", () => {
  const journal = new Journal(start, { ...limits, changesMax: 50 });
  const past: TablePast = new Map();
  for (let index = 1; index <= 400; index += 1) {
    journal.write(start + index, past, [`k${index % 90}`], [row(index)]);
    expect(journal.size).toBeLessThanOrEqual(50);
  }
  expect(journal.earliest).toBe(start + 350);
  expect(past.size).toBe(50);
  // While somebody looks back this holds as well.
  journal.isLookedAt = true;
  for (let index = 401; index <= 500; index += 1) {
    journal.write(start + index, past, ["z"], [row(index)]);
  }
  expect(journal.size).toBe(50);
});

test("while somebody looks back nothing is thinned or forgotten for its age", () => {
  const { journal, past, at } = rising(3_000);
  journal.isLookedAt = true;
  journal.write(start + 120_000, past, ["b"], [row(0)]);
  expect(journal.size).toBe(31);
  expect(at(150)).toBe(1);
  journal.isLookedAt = false;
  journal.write(start + 120_001, past, ["b"], [row(1)]);
  expect(past.has("a")).toBe(false);
});

test("a clock that is put back does not put changes out of order", () => {
  const journal = new Journal(start, limits);
  const past: TablePast = new Map();
  journal.write(start + 500, past, ["a"], [row(1)]);
  journal.write(start + 300, past, ["a"], [row(2)]);
  expect(past.get("a")?.at(start + 499)).toEqual(row(1));
  expect(past.get("a")?.at(start + 500)).toBe(undefined);
  const early = new Journal(start + 9_000, limits);
  early.write(start, past, ["a"], [row(1)]);
  expect(early.earliest).toBe(start);
});

test("random histories: on the grid, a moment is one that was, not later than asked and near it", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = new Random(seed);
    const journal = new Journal(start, limits);
    const past: TablePast = new Map();
    const states: { at: number; value: number | null }[] = [{ at: 0, value: null }];
    let now = start;
    while (now < start + 50_000) {
      now += 1 + random.below(900);
      const before = states.at(-1)?.value ?? null;
      journal.write(now, past, ["a"], [before === null ? null : row(before)]);
      states.push({ at: now, value: random.chance(0.1) ? null : states.length });
    }
    const last = states.at(-1)?.value ?? null;
    for (let age = 0; age < 50_000; age += 700) {
      const span = journal.spanOf(age);
      const moment = Math.floor((now - age) / span) * span;
      if (moment < journal.earliest) break;
      const before = past.get("a")?.at(moment);
      const shown = before === undefined ? last : (before?.value ?? null);
      const until = states.filter(({ at }) => at <= moment);
      const near = until.filter((state, index) => {
        const next = until[index + 1]?.at ?? Number.POSITIVE_INFINITY;
        return next > moment - span && state.at <= moment;
      });
      expect(
        near.map(({ value }) => value),
        `seed ${seed}, ${age} ms ago`,
      ).toContain(shown);
    }
  }
});
