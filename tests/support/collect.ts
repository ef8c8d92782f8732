/** Sweeps away what is dead, so that a test can see whether something is still held. */
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Sweeps a few times, since what ends late, or in a callback of its own, goes with the next one. */
export async function sweep(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await sleep(5);
    collect();
  }
}

/** How many of these still exist. */
export function alive(held: readonly WeakRef<object>[]): number {
  return held.filter((one) => one.deref() !== undefined).length;
}
