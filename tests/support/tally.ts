/** Counts tests over several runs. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Left out or put off, on purpose. */
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    nothing,
  );
}

/**
 * What a run of Vitest came to. A run that failed without a failed test (a file that cannot be
 * read, an error outside of all tests, no report at all) counts as one failure.
 * @param report what Vitest's JSON reporter wrote; null where it wrote nothing.
 * @param exitCode of Vitest's process.
 */
export function tallyOf(report: string | null, exitCode: number): Tally {
  const counts = report === null ? {} : (JSON.parse(report) as Record<string, unknown>);
  const count = (name: string) => Number(counts[name] ?? 0);
  const failed = count("numFailedTests");
  return {
    passed: count("numPassedTests"),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: count("numPendingTests") + count("numTodoTests"),
  };
}

/** The line at the end: `12 passed, 0 failed`. */
export function totalLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
