import { expect, test } from "vitest";
import { CalendarQueue } from "../../../server/feed/simulator/markets/queue.ts";
import { Random } from "../../../server/feed/simulator/random.ts";

/** When the first is due, by looking at all; undefined where nobody is before the limit. */
function earliest(due: Float64Array, inside: ReadonlySet<number>, limit: number) {
  const times = [...inside].map((i) => due[i] ?? 0).filter((at) => at < limit);
  return times.length > 0 ? Math.min(...times) : undefined;
}

test.each([
  { size: 1, density: 1 },
  { size: 40, density: 0.5 },
  { size: 300, density: 30 },
  // Far too coarse and far too fine buckets are slow, not wrong.
  { size: 60, density: 1e-3 },
  { size: 60, density: 1e4 },
])(
  "$size at a density of $density leave in the order in which they are due",
  ({ size, density }) => {
    const random = new Random("queue", `${size} ${density}`);
    const queue = new CalendarQueue(size, density);
    const inside = new Set<number>();
    const add = (i: number, at: number) => {
      queue.due[i] = at;
      queue.add(i);
      inside.add(i);
    };
    // Beyond 2^31 buckets, too.
    let now = 1e9;
    queue.limit = now;
    for (let i = 0; i < size; i += 1) add(i, now + 3 * random.exponential());
    let taken = 0;
    for (let step = 0; step < 300; step += 1) {
      const limit = now + random.uniform();
      queue.limit = limit;
      for (;;) {
        const i = queue.first();
        if (queue.due[i] !== earliest(queue.due, inside, limit)) {
          expect.fail(`step ${step}: ${i} came first`);
        }
        if (i < 0) break;
        taken += 1;
        queue.remove(i);
        inside.delete(i);
        // Most come back at once, a few stay away.
        if (!random.chance(0.05)) add(i, (queue.due[i] ?? 0) + 2 * random.exponential());
      }
      now = limit;
      // Some leave before they are due, some come back earlier than all others.
      for (let i = 0; i < size; i += 1) {
        if (!random.chance(0.05)) continue;
        if (inside.has(i)) {
          queue.remove(i);
          inside.delete(i);
        } else add(i, now + (random.chance(0.5) ? 1e-9 : random.exponential()));
      }
    }
    expect(taken).toBeGreaterThan(20);
  },
);
