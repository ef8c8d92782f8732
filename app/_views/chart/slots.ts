/** The slots of a strip: all points of a chart by parts of the same length. */
import type { Points } from "./points.ts";
import type { Span } from "./span.ts";

/** How many there are; a handle stands at one of them. */
export const slotCount = 100;

/** The first and last slot that a span touches. */
export function slotsOf({ start, end }: Span, total: number): readonly [number, number] {
  const slot = (place: number) => Math.min(slotCount - 1, Math.floor((place / total) * slotCount));
  return total === 0 ? [0, slotCount - 1] : [slot(start), slot(Math.max(start, end - 1))];
}

/** The span from the first slot to the last, both whole. */
export function spanOfSlots(from: number, to: number, total: number): Span {
  return {
    start: Math.floor((from / slotCount) * total),
    end: Math.min(total, Math.ceil(((to + 1) / slotCount) * total)),
  };
}

/** The place at which a slot begins. */
export function placeOfSlot(slot: number, { count }: Points): number {
  return Math.min(Math.max(0, count - 1), Math.floor((slot / slotCount) * count));
}
