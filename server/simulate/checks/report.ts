/** Shows verdicts as a table, a line for each, and their count as the last line. */
import type { Verdict } from "./verdict.ts";

const words = { pass: "pass", fail: "FAIL", none: "not judged" } as const;

/** Lines of at most some hundred characters; the first has the columns' names. */
export function reportLines(verdicts: readonly Verdict[]): string[] {
  const rows = [
    ["area", "statistic", "expected", "measured", "verdict"],
    ...verdicts.map(({ area, statistic, expected, measured, verdict }) => [
      area,
      statistic,
      expected,
      measured,
      words[verdict],
    ]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, countLine(verdicts)];
}

function countLine(verdicts: readonly Verdict[]): string {
  const count = (verdict: Verdict["verdict"]) =>
    verdicts.filter((one) => one.verdict === verdict).length;
  return `${count("pass")} passed, ${count("fail")} failed, ${count("none")} not judged`;
}
