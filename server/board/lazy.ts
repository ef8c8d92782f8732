/**
 * A family of tables that rest while nobody asks for them: of the thousands that change with the
 * ticks a few are read.
 */
import type { Table } from "../../lib/table/table.ts";
import type { OwnPlace } from "./place.ts";

/**
 * How often a table is found resting before it is given up. Until then who comes back, or has a page
 * that was drawn a while ago, is sent what has changed.
 */
const restsMax = 6;

/** Who keeps up the tables of a family. */
export interface Keeper<Kept> {
  /**
   * Brings a table to the present when somebody first asks for it, inside a transaction; from then
   * on, as long as its place says `asked`, it is to be kept so.
   */
  fill(place: Kept): void;
  /** Nobody asks for the place any more, and its table is to be let go. */
  leave(place: Kept): void;
}

export class LazyFamily {
  readonly #keeper: Keeper<OwnPlace>;
  readonly #asked = new Set<OwnPlace>();
  /** Those that rest and still hold what they held, and how often they were found so. */
  readonly #resting = new Map<OwnPlace, number>();

  constructor(keeper: Keeper<OwnPlace>) {
    this.#keeper = keeper;
  }

  /** Those that somebody asks for. */
  get asked(): ReadonlySet<OwnPlace> {
    return this.#asked;
  }

  /** Whether a table is asked for, or was a while ago. */
  holds(place: OwnPlace): boolean {
    return this.#asked.has(place) || this.#resting.has(place);
  }

  /** Brings a table to the present for somebody who asks for it, inside a transaction. */
  ask(place: OwnPlace): void {
    place.asked = true;
    this.#asked.add(place);
    this.#keeper.fill(place);
  }

  /** As if nobody had asked. */
  takeBack(place: OwnPlace): void {
    place.asked = false;
    this.#asked.delete(place);
  }

  /** Lets those rest that nobody reads any more, and gives up those that have rested for long. */
  rest(isRead: (table: Table) => boolean): void {
    for (const [place, times] of this.#resting) {
      if (!place.asked && times < restsMax) {
        this.#resting.set(place, times + 1);
        continue;
      }
      this.#resting.delete(place);
      if (!place.asked) this.#keeper.leave(place);
    }
    for (const place of this.#asked) {
      if (isRead(place.table as unknown as Table)) continue;
      this.takeBack(place);
      this.#resting.set(place, 0);
    }
  }
}
