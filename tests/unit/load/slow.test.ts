import { expect, test } from "vitest";
import { HeldBytes } from "../../load/held-bytes.ts";
import { differenceOf } from "../../load/mirror-state.ts";
import { readNumbers } from "../../load/number-options.ts";
import { settled, slopeOf } from "../../load/slope.ts";
import { SequenceWatch } from "../../load/slow/sequence-watch.ts";

test("a slope is that of the line with the least squares", () => {
  const line = [0, 1, 2, 3].map((minute) => ({ minute, value: 5 + 2 * minute }));
  expect(slopeOf(line)).toBeCloseTo(2);
  const bumps = [4, -4, -4, 4];
  const bumpy = line.map(({ minute, value }, at) => ({ minute, value: value + (bumps[at] ?? 0) }));
  expect(slopeOf(bumpy)).toBeCloseTo(2);
  expect(slopeOf([{ minute: 1, value: 7 }])).toBe(0);
  expect(slopeOf([])).toBe(0);
});

test("what is settled leaves out the first third", () => {
  expect(settled([1, 2, 3, 4, 5, 6])).toEqual([3, 4, 5, 6]);
  expect(settled([1])).toEqual([1]);
});

test("missing rows of a log are holes, aged-out ones are not", () => {
  const watch = new SequenceWatch();
  watch.look(["3", "4", "5"]);
  expect(watch).toMatchObject({ holes: 0, agedOut: 0, newest: 5 });
  // Nothing of 6 to 9 is kept any more: they had aged out.
  watch.look(["12", "10", "11"]);
  expect(watch).toMatchObject({ holes: 0, agedOut: 4, newest: 12 });
  watch.look(["11", "12", "15"]);
  expect(watch).toMatchObject({ holes: 2, agedOut: 4, newest: 15 });
  watch.look([]);
  expect(watch.newest).toBe(15);
});

test("a picture is held against a table row by row, in what was selected", () => {
  const rows = [
    ["A", { last: 1, bid: 2, tickSize: 0.01 }],
    ["B", { last: 3, bid: 4, tickSize: 0.01 }],
  ] as const;
  const pictureOf = (shown: readonly (readonly [string, Record<string, number>])[]) => {
    const map = new Map(shown);
    return {
      size: map.size,
      get: (key: string) => map.get(key) ?? null,
      rows: () => [],
      keys: () => [...map.keys()],
    };
  };
  const table = { version: 1, rows };
  const topic = "quotes";
  expect(differenceOf({ topic }, pictureOf(rows), table)).toBeNull();
  expect(differenceOf({ topic }, pictureOf(rows.slice(1)), table)).toContain("1 rows, not 2");
  expect(differenceOf({ topic, rows: ["B"] }, pictureOf(rows.slice(1)), table)).toBeNull();
  const wrong = pictureOf([["B", { last: 3, bid: 5, tickSize: 0.01 }]]);
  expect(differenceOf({ topic, rows: ["B"] }, wrong, table)).toBe("quotes B bid is 5, not 4");
  expect(differenceOf({ topic, rows: ["B"], columns: ["last"] }, wrong, table)).toBeNull();
  expect(differenceOf({ topic }, pictureOf([]), null)).toBeNull();
});

test("options are numbers over 0, or the answer is what would be", () => {
  const defaults = { seconds: 10, rate: 5 };
  expect(readNumbers([], defaults)).toEqual(defaults);
  expect(readNumbers(["--rate", "0.5"], defaults)).toEqual({ seconds: 10, rate: 0.5 });
  expect(readNumbers(["--help"], defaults)).toBeNull();
  expect(() => readNumbers(["--rate", "fast"], defaults)).toThrow('--rate is "fast"');
  expect(() => readNumbers(["--rate=-1"], defaults)).toThrow(RangeError);
  expect(() => readNumbers(["--pace", "1"], defaults)).toThrow(TypeError);
});

test("nobody can be followed who is not there", () => {
  expect(new HeldBytes().follow("127.0.0.1 1")).toBe(false);
});
