/**
 * A table as it is now. What was asked for once is kept up to date by the rows that have changed
 * since, so that asking after each delta costs what the delta brought and not what the table holds.
 */
import type { Table } from "../table/table.ts";
import { noKeys, noRows, type Picture, same } from "./picture.ts";
import type { KeyedCells } from "./selection.ts";

/** Changed keys that are remembered while nobody asks, at least; then all is made anew. */
const notedMin = 64;

export class TablePicture implements Picture {
  readonly #table: Table;
  #keys = noKeys;
  #rows = noRows;
  /** Where each key stands among the keys, counted from `#first`; null while nobody has asked. */
  #places: Map<string, number> | null = null;
  #first = 0;
  /** Whether rows were asked for, and not only keys. */
  #wantsRows = false;
  /** Keys that were set or removed since somebody asked. */
  readonly #noted = new Set<string>();

  /** @param previous the picture that this one takes the place of. */
  constructor(table: Table, previous: TablePicture | null = null) {
    this.#table = table;
    if (previous === null) return;
    this.#keys = previous.#keys;
    this.#rows = previous.#rows;
  }

  /** The rows, where they are known without a look at the table. */
  get knownRows(): readonly KeyedCells[] | null {
    const known = this.#wantsRows && this.#places !== null && this.#noted.size === 0;
    return known ? this.#rows : null;
  }

  /** Takes note of keys that were set or removed. */
  note(keys: Iterable<string>): void {
    const places = this.#places;
    if (places === null) return;
    for (const key of keys) this.#noted.add(key);
    // Of a log that nobody asks for any more, keys without end come and go.
    if (this.#noted.size <= notedMin + 2 * places.size) return;
    this.#places = null;
    this.#noted.clear();
  }

  get(key: string): KeyedCells["row"] | null {
    return this.#table.get(key) as KeyedCells["row"] | null;
  }

  get size(): number {
    return this.#table.size;
  }

  rows(): readonly KeyedCells[] {
    if (!this.#wantsRows) {
      this.#wantsRows = true;
      this.#places = null;
    }
    this.#refresh();
    return this.#rows;
  }

  keys(): readonly string[] {
    this.#refresh();
    return this.#keys;
  }

  #refresh(): void {
    const places = this.#places;
    if (places !== null && this.#noted.size === 0) return;
    if (places === null || !this.#follow(places)) this.#makeAnew();
    this.#noted.clear();
  }

  #makeAnew(): void {
    const keys = this.#table.keys();
    this.#keys = same(keys, this.#keys) ? this.#keys : keys;
    this.#places = new Map(keys.map((key, place) => [key, place]));
    this.#first = 0;
    if (!this.#wantsRows) return;
    const before = new Map(this.#rows.map((keyed) => [keyed.key, keyed]));
    const rows = keys.map((key) => this.#keyed(key, before.get(key)));
    this.#rows = same(rows, this.#rows) ? this.#rows : rows;
  }

  /** @returns false where rows went from the middle, after which all places are others. */
  #follow(places: Map<string, number>): boolean {
    const changed: string[] = [];
    const added: string[] = [];
    let gone = 0;
    for (const key of this.#noted) {
      const isKnown = places.has(key);
      if (!this.#table.has(key)) gone += isKnown ? 1 : 0;
      else if (isKnown) changed.push(key);
      else added.push(key);
    }
    for (let place = 0; place < gone; place += 1) {
      if (this.#table.has(this.#keys[place] ?? "")) return false;
    }
    if (gone > 0 || added.length > 0) this.#move(places, gone, added);
    if (this.#wantsRows) this.#redraw(places, gone, changed, added);
    return true;
  }

  /** Takes keys off the front and puts others at the end, as a log does. */
  #move(places: Map<string, number>, gone: number, added: readonly string[]): void {
    for (let place = 0; place < gone; place += 1) places.delete(this.#keys[place] ?? "");
    this.#first += gone;
    const keys = this.#keys.slice(gone);
    for (const key of added) {
      places.set(key, this.#first + keys.length);
      keys.push(key);
    }
    this.#keys = keys;
  }

  #redraw(
    places: ReadonlyMap<string, number>,
    gone: number,
    changed: readonly string[],
    added: readonly string[],
  ): void {
    let rows: KeyedCells[] | null = null;
    if (gone > 0 || added.length > 0) rows = this.#rows.slice(gone);
    for (const key of changed) {
      const place = (places.get(key) ?? 0) - this.#first;
      const before = (rows ?? this.#rows)[place];
      const keyed = this.#keyed(key, before);
      if (keyed === before) continue;
      rows ??= this.#rows.slice();
      rows[place] = keyed;
    }
    for (const key of added) rows?.push(this.#keyed(key));
    if (rows !== null) this.#rows = rows;
  }

  #keyed(key: string, before?: KeyedCells): KeyedCells {
    const row = this.#table.get(key) as KeyedCells["row"];
    return before?.row === row ? before : { key, row };
  }
}
