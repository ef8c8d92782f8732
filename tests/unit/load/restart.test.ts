import { expect, test } from "vitest";
import { Backoff } from "../../../lib/mirror/backoff.ts";
import { longestOver, processorSeconds, type Share } from "../../load/restart/processor-watch.ts";

import { WaitLog, wayInWords } from "../../load/restart/wait-log.ts";

/** Shares of a core, one after the other, each for a second. */
function shares(...each: number[]): Share[] {
  return each.map((share, from) => ({ from, to: from + 1, share }));
}

test("the longest time over a core is one stretch, not all of them together", () => {
  expect(longestOver(shares(1.2, 1.1, 0.9, 1.3, 0.2), 1)).toBe(2);
  expect(longestOver(shares(0.9, 1, 0.2), 1)).toBe(0);
  expect(longestOver([], 1)).toBe(0);
});

test.runIf(process.platform === "linux")("processor time is that of the process", () => {
  const before = processorSeconds(process.pid);
  const used = process.cpuUsage();
  while (process.cpuUsage(used).user < 300_000);
  const { user, system } = process.cpuUsage(used);
  const taken = processorSeconds(process.pid) - before;
  // The system counts in hundredths of a second.
  expect(Math.abs(taken - (user + system) / 1e6)).toBeLessThan(0.05);
});

test("what a server told a page to wait is held apart from what it waited by itself", () => {
  const log = new WaitLog();
  const backoff = new Backoff(log.random);
  const wait = (ms: number) => log.clock.after(ms, () => undefined)();
  wait(100_000);
  log.forget();
  for (let index = 0; index < 100; index += 1) wait(backoff.next());
  for (let seconds = 1; seconds <= 60; seconds += 1) wait(backoff.next(seconds));
  // Before a server goes.
  wait(635);
  const { told, alone } = log.way(7, 4_000);
  expect([told.times, alone.times]).toEqual([61, 100]);
  expect(told.seconds).toBeGreaterThan(1_830);
  expect(told.seconds).toBeLessThan(1_892);
  const way = {
    index: 7,
    back: 12,
    told: { times: 1, seconds: 3.25 },
    alone: { times: 2, seconds: 5 },
  };
  expect(wayInWords(way)).toBe(
    "page 7 after 12.0 s: told to wait 1 times, 3.3 s; in vain 2 times, 5.0 s; connecting 3.8 s",
  );
});
