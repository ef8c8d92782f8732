import { expect, test } from "vitest";
import { slotCount, slotsOf, spanOfSlots } from "../../../app/_views/chart/slots.ts";

test("a span touches the slots that its first and last point lie in", () => {
  expect(slotsOf({ start: 250, end: 500 }, 500)).toEqual([50, 99]);
  expect(slotsOf({ start: 0, end: 500 }, 500)).toEqual([0, 99]);
  expect(slotsOf({ start: 0, end: 3 }, 3)).toEqual([0, 66]);
  expect(slotsOf({ start: 0, end: 0 }, 0)).toEqual([0, slotCount - 1]);
});

test("slots give whole spans, the last one up to the newest point", () => {
  expect(spanOfSlots(50, 99, 500)).toEqual({ start: 250, end: 500 });
  expect(spanOfSlots(0, 99, 7)).toEqual({ start: 0, end: 7 });
  expect(spanOfSlots(98, 99, 7)).toEqual({ start: 6, end: 7 });
});

test("a span that is looked up by slots comes back as it was or a little wider", () => {
  for (const total of [60, 240, 500, 1_000]) {
    const [from, to] = slotsOf({ start: total / 4, end: total / 2 }, total);
    const { start, end } = spanOfSlots(from, to, total);
    expect(start).toBeLessThanOrEqual(total / 4);
    expect(end).toBeGreaterThanOrEqual(total / 2);
    expect(end - start).toBeLessThanOrEqual(total / 4 + (2 * total) / slotCount);
  }
});
