/**
 * What can be seen of a table at a moment. Objects and arrays keep their identity while nothing
 * in them changed, which is what lets a view see at a glance that it need not draw again.
 */
import type { KeyedCells } from "./selection.ts";

export interface Picture {
  get(key: string): KeyedCells["row"] | null;
  rows(): readonly KeyedCells[];
  keys(): readonly string[];
  readonly size: number;
}

export const noRows: readonly KeyedCells[] = [];
export const noKeys: readonly string[] = [];

/** Nothing is known. */
export const emptyPicture: Picture = {
  get: () => null,
  rows: () => noRows,
  keys: () => noKeys,
  size: 0,
};

/** Whether two arrays hold the same. */
export function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The same picture, kept as it is whatever becomes of the table. */
export function frozen(picture: Picture): Picture {
  const rows = picture.rows();
  const keys = picture.keys();
  const byKey = new Map(rows.map(({ key, row }) => [key, row]));
  return {
    get: (key) => byKey.get(key) ?? null,
    rows: () => rows,
    keys: () => keys,
    size: keys.length,
  };
}

/** Some rows of a picture. Identities hold as long as the same wrapper is asked. */
export class PartPicture implements Picture {
  readonly #whole: () => Picture;
  readonly #wanted: ReadonlySet<string>;
  #wholeRows = noRows;
  #rows = noRows;
  #wholeKeys = noKeys;
  #keys = noKeys;

  constructor(whole: () => Picture, wanted: readonly string[]) {
    this.#whole = whole;
    this.#wanted = new Set(wanted);
  }

  get(key: string): KeyedCells["row"] | null {
    return this.#wanted.has(key) ? this.#whole().get(key) : null;
  }

  get size(): number {
    return this.keys().length;
  }

  rows(): readonly KeyedCells[] {
    const whole = this.#whole().rows();
    if (whole === this.#wholeRows) return this.#rows;
    this.#wholeRows = whole;
    const rows = whole.filter(({ key }) => this.#wanted.has(key));
    this.#rows = same(rows, this.#rows) ? this.#rows : rows;
    return this.#rows;
  }

  keys(): readonly string[] {
    const whole = this.#whole().keys();
    if (whole === this.#wholeKeys) return this.#keys;
    this.#wholeKeys = whole;
    const keys = whole.filter((key) => this.#wanted.has(key));
    this.#keys = same(keys, this.#keys) ? this.#keys : keys;
    return this.#keys;
  }
}
