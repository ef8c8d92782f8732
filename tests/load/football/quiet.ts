/** A network of one's own, where the system lets us have one: nobody else talks on its loopback. */
import { spawnSync } from "node:child_process";

/** Says to the second start of a program that it is inside. */
export const insideOption = "--inside-own-network";

const bringUp = "ip link set lo up";

/**
 * Runs this program once more in a network of its own.
 * @returns its exit code; null where there can be none, and nothing was run.
 */
export function runInOwnNetwork(): number | null {
  const enter = (command: string, ...args: string[]) => [
    "--map-root-user",
    "--net",
    "sh",
    "-c",
    command,
    "sh",
    ...args,
  ];
  if (spawnSync("unshare", enter(bringUp), { stdio: "ignore" }).status !== 0) return null;
  const again = [process.execPath, ...process.argv.slice(1), insideOption];
  return spawnSync("unshare", enter(`${bringUp} && exec "$@"`, ...again), { stdio: "inherit" })
    .status;
}
