import { expect, test } from "vitest";
import { createLog } from "../../../server/ops/log.ts";

function logged(isTTY: boolean, level: "info" | "debug" = "info") {
  const lines: string[] = [];
  const log = createLog(level, { isTTY, write: (line) => lines.push(line) });
  return { log, lines };
}

test("a machine gets one JSON object a line", () => {
  const { log, lines } = logged(false);
  log.info("up");
  log.error(new Error("broken"), "failed");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 30, msg: "up" },
    { level: 50, msg: "failed", err: { message: "broken" } },
  ]);
});

test("a person gets a short line, with its level only where it matters", () => {
  const { log, lines } = logged(true);
  log.info("up");
  log.warn("careful");
  log.error(new Error("broken"), "failed");
  log.debug("not asked for");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d up\n$/);
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d warning: careful\n$/);
  expect(lines[2]).toMatch(/^\d\d:\d\d:\d\d error: failed Error: broken\n {4}at /);
});
