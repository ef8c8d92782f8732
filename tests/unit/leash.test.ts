import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { root } from "../support/sources.ts";

const leashFile = new URL("../support/leash.ts", import.meta.url).href;

/** Starts something that would go on for ever, and says so. */
const start = `
  import { spawn } from "node:child_process";
  import { leash } from "${leashFile}";
  const child = spawn("sleep", ["600"], { stdio: "inherit" });
  leash(child);
  process.stdout.write("begun");
`;

test.each([
  ["is killed", "", "SIGKILL"],
  ["is ended", "", "SIGTERM"],
  ["throws", "child.once('spawn', () => { throw new Error('a bad test'); });", null],
  ["exits", "child.once('spawn', () => setTimeout(() => process.exit(), 100));", null],
  ["has nothing more to do", "child.kill();", null],
] as const)("what a process started ends with it when that %s", async (_, more, signal) => {
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", start + more], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  // The output is at its end when nobody is left who could write to it.
  const ended = once(parent.stdout, "end");
  if (signal !== null) {
    await once(parent.stdout, "data");
    parent.kill(signal);
  }
  parent.stdout.resume();
  await ended;
  await once(parent, "close");
  expect(parent.signalCode).toBe(signal);
});
