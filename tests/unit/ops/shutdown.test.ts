import { expect, test } from "vitest";
import { createLog } from "../../../server/ops/log.ts";
import { drainDeadlineMs, drainOnSignal } from "../../../server/ops/shutdown.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function setUp(drain: () => Promise<void>) {
  const listeners = new Map<string, () => void>();
  const exits: number[] = [];
  const clock = new ManualClock();
  const leave = drainOnSignal(drain, {
    clock,
    log: createLog("silent"),
    process: {
      on: (event, listener) => listeners.set(event, listener),
      exit: (code) => exits.push(code),
    },
  });
  const signal = (name: string) => listeners.get(name)?.();
  return { clock, exits, leave, signal };
}

test.each(["SIGTERM", "SIGINT"])("%s drains and leaves with 0", async (name) => {
  let drained = 0;
  const { exits, signal } = setUp(async () => {
    drained += 1;
  });
  signal(name);
  await expect.poll(() => exits).toEqual([0]);
  expect(drained).toBe(1);
});

test("a drain that does not end is left at the deadline, within 10 s", () => {
  const { clock, exits, signal } = setUp(() => new Promise(() => {}));
  signal("SIGTERM");
  expect(drainDeadlineMs).toBeLessThan(10_000);
  clock.advance(drainDeadlineMs - 1);
  expect(exits).toEqual([]);
  clock.advance(1);
  expect(exits).toEqual([1]);
});

test("a second signal leaves at once", () => {
  const { exits, signal } = setUp(() => new Promise(() => {}));
  signal("SIGINT");
  signal("SIGINT");
  expect(exits).toEqual([1]);
});

test("a drain that fails leaves with 1", async () => {
  const { exits, signal } = setUp(() => Promise.reject(new Error("stuck")));
  signal("SIGTERM");
  await expect.poll(() => exits).toEqual([1]);
});

test("who knows that it cannot go on has it drained, and started anew", async () => {
  const { exits, leave, signal } = setUp(() => Promise.resolve());
  leave("broken for good");
  leave("broken for good");
  await expect.poll(() => exits).toEqual([1]);
  signal("SIGTERM");
  expect(exits).toEqual([1, 1]);
});
