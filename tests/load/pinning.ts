/**
 * Keeps a process on one core, where the system has `taskset`: else the scheduler moves a server
 * and its viewers about, and their figures with them.
 */
import { spawnSync } from "node:child_process";

/** The cores of the server and of its viewers; null where nothing can be pinned. */
export interface Cores {
  readonly server: number;
  readonly crowd: number;
}

/** The first two cores, if this process may use them. */
export function findCores(): Cores | null {
  const canUse = (core: number) => spawnSync("taskset", ["-c", `${core}`, "true"]).status === 0;
  return canUse(0) && canUse(1) ? { server: 0, crowd: 1 } : null;
}

/** The command that runs a program on a core. @param core null for any. */
export function commandOn(core: number | null, program: string): [string, ...string[]] {
  return core === null ? [program] : ["taskset", "-c", `${core}`, program];
}
