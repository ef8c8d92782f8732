/** Where a table was scrolled to when one went on from it, kept with its entry of the history. */

interface Kept {
  readonly marketsTop?: unknown;
}

/** Notes how far the table is scrolled, px. */
export function keepPlace(marketsTop: number): void {
  window.history.replaceState({ ...(window.history.state as Kept | null), marketsTop }, "");
}

/** How far the table was scrolled, px; 0 where nothing was noted. */
export function keptPlace(): number {
  const { marketsTop } = (window.history.state ?? {}) as Kept;
  return typeof marketsTop === "number" ? marketsTop : 0;
}
