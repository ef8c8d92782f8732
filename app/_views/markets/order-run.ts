/**
 * One sorting of the table, in steps: of twenty thousand rows a frame has room for a few thousand.
 * It begins with the order that stands, of which live data leaves most as it is: sorting what is
 * almost in order costs a tenth of sorting what is not.
 */
import type { Arrangement } from "./arrangement.ts";
import { columnOf } from "./columns.ts";
import type { Quote } from "./figures.ts";

/** What is sorted. */
export interface QuoteRows {
  keys(): readonly string[];
  get(key: string): Quote | null;
}

/** Stands beside the sectors. */
export const indicesSector = "Indices";

interface Placed {
  readonly key: string;
  readonly value: number | string | null;
}

export class OrderRun {
  readonly #rows: QuoteRows;
  readonly #arrangement: Arrangement;
  readonly #watched: ReadonlySet<string>;
  readonly #query: string;
  readonly #keys: readonly string[];
  readonly #placed: Placed[] = [];
  #at = 0;

  /** @param before the order that stands, or none */
  constructor(
    rows: QuoteRows,
    arrangement: Arrangement,
    watched: ReadonlySet<string>,
    before: readonly string[] = [],
  ) {
    this.#rows = rows;
    this.#arrangement = arrangement;
    this.#watched = watched;
    this.#query = arrangement.query.trim().toLowerCase();
    const known = new Set(before);
    const others = rows.keys().filter((key) => !known.has(key));
    this.#keys = before.length === 0 ? others : [...before, ...others];
  }

  /** The order at once. */
  static whole(...what: ConstructorParameters<typeof OrderRun>): string[] {
    const run = new OrderRun(...what);
    run.step(Number.POSITIVE_INFINITY);
    return run.order();
  }

  /** Looks at so many rows more. @returns whether all have been looked at */
  step(count: number): boolean {
    const end = Math.min(this.#keys.length, this.#at + count);
    const value = columnOf(this.#arrangement.sort).sortValue;
    for (; this.#at < end; this.#at += 1) {
      const key = this.#keys[this.#at] ?? "";
      const row = this.#rows.get(key);
      if (row === null || !this.#isShown(key, row)) continue;
      this.#placed.push({ key, value: value?.(key, row) ?? null });
    }
    return this.#at >= this.#keys.length;
  }

  /** The symbols to show. Equal values go by symbol; what has no value stands last. */
  order(): string[] {
    const sign = this.#arrangement.descending ? -1 : 1;
    this.#placed.sort((one, other) => {
      if (one.value === null || other.value === null) {
        if (one.value !== other.value) return one.value === null ? 1 : -1;
      } else if (one.value !== other.value) {
        return (one.value < other.value ? -1 : 1) * sign;
      }
      return one.key < other.key ? -1 : 1;
    });
    return this.#placed.map(({ key }) => key);
  }

  #isShown(key: string, row: Quote): boolean {
    const { watchedOnly, sector } = this.#arrangement;
    const index = row.kind === "index";
    if (watchedOnly && !this.#watched.has(key)) return false;
    if (sector === indicesSector ? !index : index && !watchedOnly) return false;
    if (sector !== null && !index && row.sector !== sector) return false;
    if (this.#query === "") return true;
    return (
      key.toLowerCase().includes(this.#query) ||
      (row.name ?? "").toLowerCase().includes(this.#query)
    );
  }
}
