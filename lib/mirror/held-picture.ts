/**
 * A picture as it was at a moment, whatever becomes of what it shows: each row is kept before it
 * changes for the first time, so that holding costs nothing but what changes.
 */
import { noKeys, type Picture } from "./picture.ts";
import type { KeyedCells } from "./selection.ts";
import type { TablePicture } from "./table-picture.ts";

/** So many keys beside those that are shown are remembered before any is forgotten. */
const forgetFrom = 256;

export class HeldPicture implements Picture {
  readonly #now: TablePicture;
  #keys: readonly string[] = noKeys;
  #rows: readonly KeyedCells[] | null = null;
  /** Whether what is shown has changed or is about to. */
  #apart = false;
  /** Rows as they were at the moment, of those that have changed since; null for one that came. */
  readonly #kept = new Map<string, KeyedCells["row"] | null>();
  /** How many rows are still as they were. */
  #left = 0;
  /** Keys that have changed since, where another table took the place of the one that is shown. */
  #others: Set<string> | null = null;

  /** Holds a picture as it is now; from here on it is told of what changes. */
  constructor(now: TablePicture) {
    this.#now = now;
  }

  /** What is shown is about to change. */
  part(): void {
    if (this.#apart) return;
    this.#apart = true;
    this.#keys = this.#now.keys();
    this.#rows = this.#now.knownRows;
    this.#left = this.#keys.length;
  }

  /** Whether all rows that there were have been kept. */
  get isWhole(): boolean {
    return this.#others !== null || (this.#apart && this.#left === 0);
  }

  /** Whether a row that is about to change is one that has not changed yet. */
  wants(key: string): boolean {
    return this.#others === null ? !this.#kept.has(key) : !this.#others.has(key);
  }

  /** How many rows are remembered that have changed since the moment. */
  get remembered(): number {
    return this.#others?.size ?? this.#kept.size;
  }

  /** Keeps a row as it was before it changed; the first time counts. */
  keep(key: string, row: KeyedCells["row"] | null): void {
    if (this.#others !== null) this.#others.add(key);
    else if (!this.#kept.has(key)) {
      this.#kept.set(key, row);
      if (row !== null) this.#left -= 1;
    }
    if (this.#kept.size > forgetFrom + 2 * (this.#keys.length + this.#now.size)) this.#forget();
  }

  /** Rows of a log come and go without end: those that have gone again were never seen. */
  #forget(): void {
    // Where another table is shown meanwhile, this one cannot say what is in it.
    if (this.#others !== null) return;
    for (const [key, row] of this.#kept) {
      if (row === null && this.#now.get(key) === null) this.#kept.delete(key);
    }
  }

  /** Another table has taken the place of the one that is shown, which changes no more. */
  replaced(keys: Iterable<string>): void {
    this.#others ??= new Set(this.#kept.keys());
    for (const key of keys) this.#others.add(key);
  }

  /** Keys of rows that have changed since the moment. */
  changedKeys(): Iterable<string> {
    return this.#others ?? this.#kept.keys();
  }

  get(key: string): KeyedCells["row"] | null {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    // Rows that came after all had been kept are not noted any more.
    return this.#others === null && this.isWhole ? null : this.#now.get(key);
  }

  get size(): number {
    return this.keys().length;
  }

  rows(): readonly KeyedCells[] {
    if (!this.#apart) return this.#now.rows();
    if (this.#rows === null) {
      const rows: KeyedCells[] = [];
      for (const key of this.#keys) {
        const row = this.get(key);
        if (row !== null) rows.push({ key, row });
      }
      this.#rows = rows;
    }
    return this.#rows;
  }

  keys(): readonly string[] {
    return this.#apart ? this.#keys : this.#now.keys();
  }
}
