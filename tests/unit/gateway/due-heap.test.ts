import { expect, test } from "vitest";
import { type Due, DueHeap } from "../../../server/gateway/due-heap.ts";
import { Random } from "../../support/random.ts";

const entry = (): Due => ({ due: 0, place: -1 });

/** Takes everything out, what is due first first. */
function emptied(heap: DueHeap<Due>): number[] {
  const dues: number[] = [];
  for (let first = heap.first; first !== undefined; first = heap.first) {
    dues.push(first.due);
    heap.remove(first);
    expect(first.place).toBe(-1);
  }
  return dues;
}

test.each([1, 2, 3])(
  "what is due first comes first, whatever goes in and out (seed %s)",
  (seed) => {
    const random = new Random(seed);
    const heap = new DueHeap<Due>();
    const inside = new Set<Due>();
    const pool = Array.from({ length: 60 }, entry);
    for (let step = 0; step < 3_000; step += 1) {
      const one = random.pick(pool);
      if (random.chance(0.6)) {
        heap.put(one, random.below(1_000));
        inside.add(one);
      } else {
        heap.remove(one);
        inside.delete(one);
      }
      const dues = [...inside].map(({ due }) => due);
      expect(heap.first?.due).toBe(dues.length === 0 ? undefined : Math.min(...dues));
    }
    const dues = [...inside].map(({ due }) => due).sort((a, b) => a - b);
    expect(emptied(heap)).toEqual(dues);
  },
);

test("to take out what is not in does nothing", () => {
  const heap = new DueHeap<Due>();
  const [one, other] = [entry(), entry()];
  heap.put(one, 1);
  heap.remove(other);
  expect(heap.first).toBe(one);
  heap.remove(one);
  heap.remove(one);
  expect(heap.first).toBeUndefined();
});
