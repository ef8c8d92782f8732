/** A program for who can only start one file: a script of one line that runs a command. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @returns the script's path; it goes with this process. */
export function launcher(command: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "bigboard-launch-"));
  const path = join(folder, "run");
  const words = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  writeFileSync(path, `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(path, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return path;
}
