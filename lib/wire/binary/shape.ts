/** What both ends know of a subscription before its first frame, and what its rows are called. */
import type { TableSchema } from "../../table/schema.ts";

export interface FrameShape {
  readonly schema: TableSchema;
  /** Indexes of columns in the schema, in order, each once; null for all. */
  readonly columns: readonly number[] | null;
  /** Keys as subscribed to, sorted, each once; null for all. */
  readonly rows: readonly string[] | null;
  /**
   * What times in heads are told apart from, ms since the epoch, a whole number: see `Subscribed`.
   * 0 without.
   */
  readonly base?: number;
}

/**
 * Frames call rows by number. Where a subscription names its rows, that is the place in its list;
 * in a kept-last-N table it is the key itself; else the server gives each row a number for as long
 * as it lives, and the receiver keeps this list of them. A frame brings the keys of all rows that
 * were added after the version from which it leads.
 */
export class RowNumbers {
  readonly #keys: (string | undefined)[];

  /** @param keys keys in the order of their numbers; undefined where no row has a number. */
  constructor(keys: readonly (string | undefined)[] = []) {
    this.#keys = [...keys];
  }

  /** The key of a number; undefined where it is not known. */
  keyOf(number: number): string | undefined {
    return this.#keys[number];
  }

  /** Keys in the order of their numbers. */
  keys(): readonly (string | undefined)[] {
    return this.#keys;
  }

  name(number: number, key: string): void {
    this.#keys[number] = key;
  }
}
