/**
 * What fits a query best. Symbols and names that begin with it come first, then words that do, then
 * whatever holds it, then letters in its order. Twenty thousand entries are gone through at each
 * key press, so nothing is made for an entry that does not fit.
 */
import { type Entry, type EntryKind, folded, kinds } from "./entry.ts";

/** Where a text fits: from this letter to before that one. */
export type Span = readonly [from: number, to: number];

export interface Hit {
  readonly entry: Entry;
  readonly score: number;
}

/** Hits of one kind, best first. */
export interface Group {
  readonly kind: EntryKind;
  readonly hits: readonly Hit[];
}

/** How many of a kind are shown: enough to choose from, and all in sight. */
const most: Readonly<Record<EntryKind, number>> = {
  instrument: 8,
  match: 5,
  team: 4,
  league: 3,
  sector: 3,
  page: 4,
  action: 5,
};

/** Letters in order are looked for only in short titles: in long ones anything is in order. */
const looseTitleMax = 12;

/** For a word that is there as typed: "apple" means Apple Inc. before a team of the Apples. */
const wholeWord = 100;

/** A query as it is compared, once for all entries. */
interface Wanted {
  /** With a blank before it: what a word begins with. */
  readonly word: string;
  readonly plain: string;
  readonly parts: readonly string[];
}

function wantedOf(query: string): Wanted | null {
  const plain = folded(query).trim().replace(/ +/g, " ");
  if (plain === "") return null;
  return { word: ` ${plain}`, plain, parts: plain.split(" ").map((part) => ` ${part}`) };
}

/** How well an entry fits; 0 for not at all. */
function scoreOf({ titleFolded: title, detailFolded: detail, lift }: Entry, wanted: Wanted) {
  const { word, plain, parts } = wanted;
  const inTitle = title.indexOf(word);
  if (inTitle === 0) return title.length === word.length ? 1_000 : 900 - slight(title, word) + lift;
  if (inTitle > 0) {
    const whole = restOf(title, inTitle, word) === 0 ? wholeWord : 0;
    return 720 - Math.min(50, inTitle) + whole + lift;
  }
  const inDetail = detail.indexOf(word);
  if (inDetail >= 0) {
    const rest = restOf(detail, inDetail, word);
    return 660 - Math.min(60, inDetail + rest) + (rest === 0 ? wholeWord : 0) + lift;
  }
  if (parts.length > 1) {
    const all = parts.every((part) => title.includes(part) || detail.includes(part));
    if (all) return 560 + lift;
  }
  if (plain.length < 2) return 0;
  const amid = title.indexOf(plain);
  if (amid > 0) return 450 - Math.min(50, amid) + lift;
  if (plain.length < 3) return 0;
  const amidDetail = detail.indexOf(plain);
  if (amidDetail > 0) return 380 - Math.min(60, amidDetail) + lift;
  if (title.length - 1 > looseTitleMax || parts.length > 1) return 0;
  const gaps = gapsOf(title, plain);
  return gaps === null ? 0 : Math.max(1, 200 - 10 * gaps) + lift;
}

/** The shorter of two that begin alike comes first. */
const slight = (title: string, word: string) => Math.min(50, title.length - word.length);

/** How many letters a word goes on behind what was typed of it: "app" means Apple before Applied. */
function restOf(text: string, at: number, word: string): number {
  const from = at + word.length;
  const end = text.indexOf(" ", from);
  return (end < 0 ? text.length : end) - from;
}

/** Letters between those of a query that stand in its order; null where they do not. */
function gapsOf(title: string, plain: string): number | null {
  let at = title.indexOf(plain.charAt(0));
  if (at < 0) return null;
  let gaps = 0;
  for (let index = 1; index < plain.length; index += 1) {
    const next = title.indexOf(plain.charAt(index), at + 1);
    if (next < 0) return null;
    gaps += next - at - 1;
    at = next;
  }
  return gaps;
}

/**
 * The best entries, by kind; the kind of the best hit first.
 * @param query as it was typed; what holds no letter and no figure finds nothing
 */
export function rank(query: string, entries: readonly Entry[]): readonly Group[] {
  const wanted = wantedOf(query);
  if (wanted === null) return [];
  const found = new Map<EntryKind, Hit[]>(kinds.map((kind) => [kind, []]));
  for (const entry of entries) {
    const score = scoreOf(entry, wanted);
    if (score <= 0) continue;
    const hits = found.get(entry.kind) ?? [];
    const least = hits.length < most[entry.kind] ? null : hits.at(-1);
    if (least != null && least.score >= score) continue;
    // A handful at most: put in where it belongs, behind those that fit as well and came before.
    const behind = hits.findIndex((hit) => hit.score < score);
    hits.splice(behind < 0 ? hits.length : behind, 0, { entry, score });
    if (hits.length > most[entry.kind]) hits.pop();
  }
  return [...found]
    .filter(([, hits]) => hits.length > 0)
    .map(([kind, hits]) => ({ kind, hits }))
    .sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0));
}

/** Where a text fits a query, to be marked; in the order of the text and apart from each other. */
export function spansOf(query: string, text: string): readonly Span[] {
  const wanted = wantedOf(query);
  if (wanted === null) return [];
  const inside = folded(text);
  const at = inside.indexOf(wanted.word);
  // The blank before the text makes its letters stand one further.
  if (at >= 0) return [[at, at + wanted.plain.length]];
  if (wanted.parts.length > 1) return apart(wanted.parts.flatMap((part) => spanOf(inside, part)));
  if (wanted.plain.length < 2) return [];
  const amid = inside.indexOf(wanted.plain);
  return amid < 0 ? [] : [[amid - 1, amid - 1 + wanted.plain.length]];
}

function spanOf(inside: string, part: string): readonly Span[] {
  const at = inside.indexOf(part);
  return at < 0 ? [] : [[at, at + part.length - 1]];
}

function apart(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort(([a], [b]) => a - b);
  return sorted.filter(([from], index) => from >= (sorted[index - 1]?.[1] ?? 0));
}
