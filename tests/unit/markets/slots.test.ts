import { expect, test } from "vitest";
import { assign, misplaced, type Shown } from "../../../app/_views/markets/slots.ts";
import { Random } from "../../support/random.ts";

const shownFrom = (from: number, count: number): Shown[] =>
  Array.from({ length: count }, (_, at) => ({ symbol: `S${from + at}`, index: from + at }));

/** Rows after they have taken over what is wanted; new ones stand at the end. */
function after(rows: readonly Shown[], wanted: readonly Shown[]): Shown[] {
  const { slots, spare } = assign(rows, wanted);
  const next = new Map(rows.map((row, slot) => [slot, row]));
  for (const slot of spare) next.delete(slot);
  let end = rows.length;
  for (const [at, one] of wanted.entries()) {
    const slot = slots[at] ?? -1;
    next.set(slot < 0 ? end++ : slot, one);
  }
  return [...next].sort(([one], [other]) => one - other).map(([, row]) => row);
}

const indicesOf = (rows: readonly Shown[]) => rows.map(({ index }) => index);

test("what stays keeps its row, the others are taken over, and none is made", () => {
  const rows = shownFrom(0, 10);
  const { slots, spare } = assign(rows, shownFrom(3, 10));
  expect(slots).toEqual([3, 4, 5, 6, 7, 8, 9, 0, 1, 2]);
  expect(spare).toEqual([]);
});

test("another order leaves each instrument its row", () => {
  const rows = shownFrom(0, 4);
  const turned = [...rows].reverse().map(({ symbol }, index) => ({ symbol, index }));
  expect(assign(rows, turned).slots).toEqual([3, 2, 1, 0]);
});

test("rows that nothing is left for are spare, and what has none gets a new one", () => {
  expect(assign(shownFrom(0, 5), shownFrom(3, 2))).toEqual({ slots: [3, 4], spare: [0, 1, 2] });
  expect(assign(shownFrom(0, 2), shownFrom(0, 4)).slots).toEqual([0, 1, -1, -1]);
});

test("however one scrolls, rows stand in order from somewhere in the middle on", () => {
  const random = new Random(1);
  let rows: Shown[] = shownFrom(0, 34);
  let top = 0;
  for (let turn = 0; turn < 500; turn += 1) {
    top = Math.max(0, top + random.below(40) - 18);
    rows = after(rows, shownFrom(top, 34));
    const indices = indicesOf(rows);
    const falls = indices.filter((index, at) => index < (indices.at(at - 1) ?? 0));
    expect(falls.length).toBe(1);
    expect([...indices].sort((a, b) => a - b)).toEqual(indicesOf(shownFrom(top, 34)));
  }
});

test("the row with the focus stays where it is while all others go elsewhere", () => {
  const rows = shownFrom(0, 6);
  const far = [...shownFrom(2, 1), ...shownFrom(90, 5)];
  expect(after(rows, far)[2]).toEqual({ symbol: "S2", index: 2 });
});

test("as few rows are moved as can be", () => {
  expect(misplaced([0, 1, 2, 3])).toEqual([]);
  expect(misplaced([2, 3, 4, 5, 0, 1])).toEqual([4, 5]);
  expect(misplaced([4, 5, 0, 1, 2, 3])).toEqual([0, 1]);
  expect(misplaced([0, 9, 1, 2, 3])).toEqual([1]);
});

test("a row that may not be moved has the others moved around it", () => {
  // Row 0 has the focus and stands last in the document.
  expect(misplaced([2, 3, 4, 0], 3)).toEqual([0, 1, 2]);
  expect(misplaced([7, 3, 4, 5], 0)).toEqual([1, 2, 3]);
  expect(misplaced([1, 7, 3, 4, 9], 1)).toEqual([2, 3]);
});
