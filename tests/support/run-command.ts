import { spawn } from "node:child_process";
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
