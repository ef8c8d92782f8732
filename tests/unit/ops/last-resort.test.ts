import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Faults } from "../../../server/ops/faults.ts";
import { catchTheRest } from "../../../server/ops/last-resort.ts";
import { createLog } from "../../../server/ops/log.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function setUp() {
  const clock = new ManualClock();
  const now = () => clock.now();
  const faults = new Faults(createLog("silent"), now);
  const target = new EventEmitter();
  const reasons: string[] = [];
  catchTheRest(target, { faults, now, leave: (why) => reasons.push(why) });
  return { clock, faults, target, reasons };
}

test("what nothing has caught is counted and borne", () => {
  const { clock, faults, target, reasons } = setUp();
  for (let minute = 0; minute < 100; minute += 1) {
    target.emit("uncaughtException", new Error("now and then"));
    target.emit("unhandledRejection", "a promise");
    clock.advance(60_000);
  }
  expect(faults.counts().process).toBe(200);
  expect(reasons).toEqual([]);
});

test("errors that keep coming end the process, in order and once", () => {
  const { target, reasons } = setUp();
  for (let count = 0; count < 10; count += 1) target.emit("uncaughtException", new Error("x"));
  expect(reasons).toEqual([]);
  target.emit("uncaughtException", new Error("x"));
  target.emit("uncaughtException", new Error("x"));
  expect(reasons).toEqual(["more than 10 errors within a minute that nothing had caught"]);
});
