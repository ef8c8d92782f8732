import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Faults } from "../../../server/ops/faults.ts";
import { catchTheRest } from "../../../server/ops/last-resort.ts";
import { createLog } from "../../../server/ops/log.ts";

test("what nothing has caught is told, counted and borne", () => {
  const lines: string[] = [];
  const faults = new Faults(createLog("info", { write: (line) => lines.push(line) }), () => 0);
  const target = new EventEmitter();
  catchTheRest(target, faults);
  target.emit("uncaughtException", new Error("from a timer"));
  target.emit("unhandledRejection", "no error at all");
  expect(faults.counts().process).toBe(2);
  expect(lines.map((line) => JSON.parse(line).err.message)).toEqual([
    "from a timer",
    "no error at all",
  ]);
});
