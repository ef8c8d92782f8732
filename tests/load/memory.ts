/** How much memory this process holds. */
import { setTimeout as sleep } from "node:timers/promises";

/** Bytes. */
export interface Memory {
  /** Resident: what the machine gives to the process. */
  readonly resident: number;
  /** What is alive on the heap and outside of it. */
  readonly live: number;
}

/** Node offers it where it was started with --expose-gc. */
const collect = (globalThis as { gc?: () => void }).gc;

/** Freed pages go back to the machine a little after they were freed. */
const settleMs = 300;

/** Looks at the memory after what is dead has been swept away, where Node lets us ask for that. */
export async function memoryNow(): Promise<Memory> {
  for (let round = 0; round < 2; round += 1) {
    collect?.();
    await sleep(settleMs);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, live: heapUsed + external };
}
