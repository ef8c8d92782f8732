import { expect, test } from "vitest";
import { longestOver, processorSeconds, type Share } from "../../load/restart/processor-watch.ts";

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
