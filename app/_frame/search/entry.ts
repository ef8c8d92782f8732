/** What can be found: one shape for instruments, matches, teams, pages and all the rest. */

/** Kinds in the order in which they stand where nothing else parts them. */
export const kinds = ["instrument", "match", "team", "league", "sector", "page", "action"] as const;
export type EntryKind = (typeof kinds)[number];

export interface Entry {
  readonly kind: EntryKind;
  /** Unique within its kind; the key of the row where it stands for one. */
  readonly id: string;
  /** What it is called first: the symbol, the teams. */
  readonly title: string;
  /** What says more of it: the name, the league. */
  readonly detail: string;
  /** A lift among those that fit as well: what runs right now, what the viewer follows. */
  readonly lift: number;
  /** Both as they are compared: see `folded`. */
  readonly titleFolded: string;
  readonly detailFolded: string;
}

/** An entry under all entries, such as `instrument:AAPL`. */
export function entryKey({ kind, id }: Pick<Entry, "kind" | "id">): string {
  return `${kind}:${id}`;
}

const plainLetters = new Map<string, string>();

/** One letter without its accent; letters that are none become blanks. */
function plainLetter(letter: string): string {
  let plain = plainLetters.get(letter);
  if (plain === undefined) {
    const base = letter.normalize("NFD").charAt(0).toLowerCase();
    plain = /[\p{L}\p{N}]/u.test(base) ? base.charAt(0) : " ";
    plainLetters.set(letter, plain);
  }
  return plain;
}

/**
 * A text as it is compared: small letters without accents, all signs blank, and a blank before it,
 * so that each word begins behind one. Letter for letter as long as the text, but for that blank.
 */
export function folded(text: string): string {
  // Most are plain already; letter by letter would cost a large table a tenth of a second.
  if (/^[ -~]*$/.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]/g, " ")}`;
  let plain = " ";
  for (let at = 0; at < text.length; at += 1) plain += plainLetter(text.charAt(at));
  return plain;
}

/** Makes an entry. */
export function entryOf(
  kind: EntryKind,
  id: string,
  title: string,
  detail: string,
  lift = 0,
): Entry {
  const titleFolded = folded(title);
  return { kind, id, title, detail, lift, titleFolded, detailFolded: folded(detail) };
}
