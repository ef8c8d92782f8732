/** Which instruments a mistyped symbol may have meant. */
import type { KeyedQuote } from "./arrangement.ts";

const nearMax = 6;
/** More edits than this are another word. */
const editsMax = 2;

/**
 * Instruments near to a text, nearest first: symbols that begin with it or differ by an edit or
 * two, and names that contain it.
 */
export function nearSymbols<Keyed extends KeyedQuote>(
  text: string,
  rows: readonly Keyed[],
): Keyed[] {
  const asked = text.trim().toUpperCase();
  if (asked === "") return [];
  return rows
    .map((keyed) => ({ keyed, distance: distanceTo(asked, keyed) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .sort(
      (one, other) => one.distance - other.distance || (one.keyed.key < other.keyed.key ? -1 : 1),
    )
    .slice(0, nearMax)
    .map(({ keyed }) => keyed);
}

function distanceTo(asked: string, { key, row }: KeyedQuote): number {
  const symbol = key.toUpperCase();
  if (symbol === asked) return 0;
  const name = (row.name ?? "").toUpperCase();
  if (name.startsWith(asked)) return 0.5;
  if (symbol.startsWith(asked)) return 1 + (symbol.length - asked.length) / 10;
  const word = name.split(/[^A-Z0-9]/, 1)[0] ?? "";
  if (asked.length > 2 && editDistance(asked, word) === 1) return 0.8;
  const edits = editDistance(asked, symbol);
  // Of a short symbol two edits leave nothing.
  if (edits <= Math.min(editsMax, asked.length - 1)) return 1 + edits;
  return asked.length >= 3 && name.includes(asked) ? 3.5 : Number.POSITIVE_INFINITY;
}

/** Levenshtein's distance: how many letters to add, drop or change. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
