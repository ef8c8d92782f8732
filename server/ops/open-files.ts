/** How many files and sockets the system lets this process open. */
import { readFileSync } from "node:fs";

/** For all that is no TCP connection: files, pipes, the listening socket. */
const others = 256;

/** As many sockets as there can be; null where the system does not say, or sets no limit. */
export function socketsMax(path = "/proc/self/limits"): number | null {
  try {
    const [, most] = /^Max open files +(\d+)/m.exec(readFileSync(path, "utf8")) ?? [];
    return most === undefined ? null : Math.max(others, Number(most) - others);
  } catch {
    return null;
  }
}
