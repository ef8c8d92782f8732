/** A holding's rows as they were at a moment, from what they are now and what has changed since. */
import type { Holding } from "./holding.ts";
import type { Picture } from "./picture.ts";
import type { TablePast } from "./row-past.ts";
import type { KeyedCells } from "./selection.ts";

export class MomentPicture implements Picture {
  readonly #holding: Holding;
  readonly #past: TablePast;
  readonly #at: number;
  #keys: readonly string[] | null = null;
  #rows: readonly KeyedCells[] | null = null;

  /** @param at ms since the epoch. */
  constructor(holding: Holding, past: TablePast, at: number) {
    this.#holding = holding;
    this.#past = past;
    this.#at = at;
  }

  get(key: string): KeyedCells["row"] | null {
    const before = this.#past.get(key)?.at(this.#at);
    return before === undefined ? this.#holding.live.get(key) : before;
  }

  get size(): number {
    return this.keys().length;
  }

  rows(): readonly KeyedCells[] {
    this.#rows ??= this.keys().flatMap((key) => {
      const row = this.get(key);
      return row === null ? [] : [keyedOf(key, row)];
    });
    return this.#rows;
  }

  keys(): readonly string[] {
    this.#keys ??= this.#find();
    return this.#keys;
  }

  #find(): string[] {
    const now = this.#holding.live.keys();
    const keys = now.filter((key) => !this.#past.has(key) || this.get(key) !== null);
    const known = new Set(now);
    const gone: string[] = [];
    for (const key of this.#past.keys()) {
      if (!known.has(key) && this.get(key) !== null) gone.push(key);
    }
    if (gone.length === 0) return keys;
    // A log's rows go from its beginning, and are in the order of their numbers.
    return this.#holding.isLog
      ? gone.concat(keys).sort((a, b) => Number(a) - Number(b))
      : keys.concat(gone);
  }
}

const wrapped = new WeakMap<KeyedCells["row"], KeyedCells>();

/** The same object for the same row, so that what has not changed need not be drawn again. */
function keyedOf(key: string, row: KeyedCells["row"]): KeyedCells {
  const known = wrapped.get(row);
  if (known !== undefined) return known;
  const keyed = { key, row };
  wrapped.set(row, keyed);
  return keyed;
}
