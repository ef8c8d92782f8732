import { expect, test } from "vitest";
import { containedClock } from "../../../server/ops/contained-clock.ts";
import { Faults } from "../../../server/ops/faults.ts";
import { createLog } from "../../../server/ops/log.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function setUp() {
  const clock = new ManualClock();
  const lines: { level: number; msg: string; err?: { message: string } }[] = [];
  const log = createLog("info", { write: (line) => lines.push(JSON.parse(line)) });
  return { clock, lines, faults: new Faults(log, () => clock.now()) };
}

test("an error is counted where it arose and told with what was done", () => {
  const { faults, lines } = setUp();
  faults.contain("lab", "moving a lab failed", () => {
    throw new Error("no rows");
  });
  faults.contain("lab", "moving a lab failed", () => undefined);
  faults.note("page", "a text", "drawing failed");
  expect(faults.counts()).toMatchObject({ lab: 1, page: 1, gateway: 0, feed: 0 });
  expect(lines).toMatchObject([
    { level: 50, msg: "moving a lab failed", err: { message: "no rows" } },
    { level: 50, msg: "drawing failed", err: { message: "a text" } },
  ]);
});

test("a thousand errors of one place are a few lines, and do not silence another's", () => {
  const { clock, faults, lines } = setUp();
  for (let count = 0; count < 1_000; count += 1) faults.note("gateway", new Error("again"), "x");
  faults.note("lab", new Error("one"), "y");
  expect(lines.filter(({ msg }) => msg === "x")).toHaveLength(5);
  expect(lines.filter(({ msg }) => msg === "y")).toHaveLength(1);
  expect(faults.counts().gateway).toBe(1_000);
  clock.advance(60_000);
  faults.note("gateway", new Error("later"), "x");
  expect(lines.at(-2)?.msg).toContain("995 more errors");
  expect(lines.at(-1)).toMatchObject({ msg: "x", err: { message: "later" } });
});

test("a timer that throws is told, and it and all others go on", () => {
  const clock = new ManualClock();
  const failures: unknown[] = [];
  const contained = containedClock(clock, (error) => failures.push(error));
  let beats = 0;
  contained.every(10, () => {
    throw new Error("broken");
  });
  contained.every(10, () => {
    beats += 1;
  });
  const cancel = contained.after(5, () => {
    throw new Error("never");
  });
  cancel();
  clock.advance(30);
  expect(beats).toBe(3);
  expect(failures).toHaveLength(3);
  expect(contained.soon).toBeUndefined();
});
