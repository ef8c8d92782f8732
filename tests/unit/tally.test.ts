import { expect, test } from "vitest";
import { nothing, sum, tallyOf, totalLine } from "../support/tally.ts";

const report = (counts: object) => JSON.stringify(counts);

test("a report's counts are taken over", () => {
  const counts = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(tallyOf(report(counts), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  expect(tallyOf(report({ numPassedTests: 5 }), 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
});

test("a run that failed without a failed test is a failure", () => {
  expect(tallyOf(null, 1)).toEqual({ ...nothing, failed: 1 });
  expect(tallyOf(report({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
});

test("runs add up to one line", () => {
  const runs = [
    { passed: 3, failed: 0, skipped: 1 },
    { passed: 4, failed: 2, skipped: 0 },
  ];
  expect(sum(runs)).toEqual({ passed: 7, failed: 2, skipped: 1 });
  expect(totalLine(sum(runs))).toBe("7 passed, 2 failed");
  expect(totalLine(nothing)).toBe("0 passed, 0 failed");
});
