import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { root } from "./sources.ts";

/**
 * Runs a command in the project's folder, its output shown, its input closed.
 * @returns its exit code; 1 where it could not be started or was ended by a signal.
 */
export function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** Installs packages of Debian where that is allowed, without starting what they bring. */
export async function installPackages(...names: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return;
  const environment = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await run("apt-get", ["update", "-q"], environment);
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...names], environment);
}
