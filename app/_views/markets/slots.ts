/**
 * Which row of the page takes over which instrument as one scrolls, and how rows come back into
 * their order when one has stopped. Rows are few and stay in the page; what they show changes.
 */

/** What a row shows, or is to show. */
export interface Shown {
  readonly symbol: string;
  /** Where it stands, from 0. */
  readonly index: number;
}

export interface Assignment {
  /** For each that is wanted the place of its row among `slots`; −1 where there is none for it. */
  readonly slots: readonly number[];
  /** Places of rows that nothing is left for. */
  readonly spare: readonly number[];
}

/**
 * Finds each instrument its row. A row whose instrument stays in the page stays with it, and with
 * it the focus. The others are taken over from the top down: however far one scrolls their order
 * is the document's, begun somewhere in the middle.
 * @param rows in the document's order
 * @param wanted by their indices, from the top
 */
export function assign(rows: readonly Shown[], wanted: readonly Shown[]): Assignment {
  const at = new Map(rows.map(({ symbol }, slot) => [symbol, slot]));
  const slots = wanted.map(({ symbol }) => {
    const slot = at.get(symbol) ?? -1;
    at.delete(symbol);
    return slot;
  });
  const kept = new Set(slots);
  const free = rows.map((_, slot) => slot).filter((slot) => !kept.has(slot));
  free.sort((one, other) => (rows[one]?.index ?? 0) - (rows[other]?.index ?? 0));
  let taken = 0;
  return {
    slots: slots.map((slot) => (slot >= 0 ? slot : (free[taken++] ?? -1))),
    spare: free.slice(taken),
  };
}

/**
 * The fewest rows to be moved so that all stand in order.
 * @param indices where the rows stand on the screen, in the document's order, each once
 * @param fixed the place of a row that may not be moved; −1 for none
 * @returns places of rows
 */
export function misplaced(indices: readonly number[], fixed = -1): number[] {
  const held = indices[fixed];
  const may = (at: number) =>
    held === undefined || at === fixed || at < fixed === (indices[at] ?? 0) < held;
  // The longest run that rises: for each row the longest that ends with it.
  const length: number[] = [];
  const before: number[] = [];
  let end = -1;
  for (const [at, index] of indices.entries()) {
    length.push(may(at) ? 1 : Number.NEGATIVE_INFINITY);
    before.push(-1);
    for (let one = 0; one < at; one += 1) {
      if ((indices[one] ?? 0) > index || (length[one] ?? 0) + 1 <= (length[at] ?? 0)) continue;
      if (!may(at)) continue;
      length[at] = (length[one] ?? 0) + 1;
      before[at] = one;
    }
    if ((length[at] ?? 0) > (length[end] ?? 0)) end = at;
  }
  const stay = new Set<number>();
  for (let at = end; at >= 0; at = before[at] ?? -1) stay.add(at);
  return indices.map((_, at) => at).filter((at) => !stay.has(at));
}
