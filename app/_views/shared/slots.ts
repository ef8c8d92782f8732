/**
 * Places on the screen that keep what they show. A list of running matches changes as matches
 * begin and end; moving the others up would shift the page under the reader's eyes, so each place
 * keeps its match until a more urgent one needs the place.
 */

/**
 * @param held what each place shows, null for nothing yet; may be shorter or longer than `count`
 * @param wanted keys by urgency, best first; the first `count` of them get places
 * @param count how many places there are
 * @returns the same array when nothing changes
 */
export function assignSlots(
  held: readonly (string | null)[],
  wanted: readonly string[],
  count: number,
): readonly (string | null)[] {
  const keepable = new Set(wanted.slice(0, count));
  const next: (string | null)[] = Array.from({ length: count }, (_, index) => {
    const key = held[index] ?? null;
    return key !== null && keepable.delete(key) ? key : null;
  });
  const shown = new Set(next);
  const waiting = wanted.filter((key) => !shown.has(key));
  for (const [index, key] of next.entries()) {
    if (key === null) next[index] = waiting.shift() ?? null;
  }
  const same = next.length === held.length && next.every((key, index) => key === held[index]);
  return same ? held : next;
}
