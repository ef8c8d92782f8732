/**
 * A family of tables that rest while nobody asks for them: of the thousands that change with the
 * ticks a few are read.
 */
import { Table } from "../../lib/table/table.ts";
import type { OwnPlace } from "./place.ts";

/**
 * How often a table is found resting before it is emptied. Until then who comes back, or has a page
 * that was drawn a while ago, is sent what has changed.
 */
const restsMax = 6;

export class LazyFamily {
  readonly #fill: (place: OwnPlace) => void;
  readonly #asked = new Set<OwnPlace>();
  /** Those that rest and still hold what they held, and how often they were found so. */
  readonly #resting = new Map<OwnPlace, number>();

  /** @param fill brings a table to the present, inside a transaction. */
  constructor(fill: (place: OwnPlace) => void) {
    this.#fill = fill;
  }

  /** Those that somebody asks for. */
  get asked(): ReadonlySet<OwnPlace> {
    return this.#asked;
  }

  /** Brings a table to the present for somebody who asks for it, inside a transaction. */
  ask(place: OwnPlace): void {
    place.asked = true;
    this.#asked.add(place);
    this.#fill(place);
  }

  /** As if nobody had asked. */
  takeBack(place: OwnPlace): void {
    place.asked = false;
    this.#asked.delete(place);
  }

  /**
   * Lets those rest that nobody reads any more, and empties those that have rested for long: else a
   * board would in time hold a full table for all that anybody ever looked at.
   */
  rest(isRead: (table: Table) => boolean): void {
    for (const [place, times] of this.#resting) {
      if (!place.asked && times < restsMax) {
        this.#resting.set(place, times + 1);
        continue;
      }
      this.#resting.delete(place);
      if (!place.asked) empty(place);
    }
    for (const place of this.#asked) {
      if (isRead(place.table as unknown as Table)) continue;
      this.takeBack(place);
      this.#resting.set(place, 0);
    }
  }
}

/** Puts an empty table in place of one, at a later version: whoever knew the old one starts anew. */
function empty(place: OwnPlace): void {
  const { schema, tickSize, version } = place.table;
  const table = new Table(schema, { tickSize });
  table.transact(() => undefined, version + 1);
  table.forgetRemovals();
  place.table = table;
}
