/** A program for who can only start one file: a script of one line that runs a command. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Scripts by their command: browsers are started by the dozen. */
const made = new Map<string, string>();

/** @returns the script's path; it goes with this process. */
export function launcher(command: readonly string[]): string {
  const words = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const known = made.get(words);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "bigboard-launch-"));
  const path = join(folder, "run");
  writeFileSync(path, `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(path, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  made.set(words, path);
  return path;
}
