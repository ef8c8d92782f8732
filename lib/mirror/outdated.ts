/** What a page does that was loaded from another release than the server is now. */

/** A part of the browser's storage. */
interface Notes {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const noteName = "bigboard.reloaded";

/**
 * Loads the page again, once for each pair of protocols: where that brings no other code, such as
 * from a cache on the way, it would otherwise go on for ever.
 *
 * @param ours the protocol that the page's code speaks.
 * @param theirs the one that the server speaks.
 * @param notes a storage that outlives loading again; may throw, and then nothing is done.
 * @returns whether the page is being loaded again.
 */
export function reloadOnce(
  ours: number,
  theirs: number,
  notes: () => Notes,
  reload: () => void,
): boolean {
  const pair = `${ours} ${theirs}`;
  try {
    if (notes().getItem(noteName) === pair) return false;
    notes().setItem(noteName, pair);
  } catch {
    return false;
  }
  reload();
  return true;
}
