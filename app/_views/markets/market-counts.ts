/** What is counted over all instruments: how many stand above their previous close, and the sectors. */
import { changeOf, directionOf } from "../../../lib/domain/format.ts";
import type { Quote } from "./figures.ts";
import { indicesSector } from "./order-run.ts";

/** Counts of instruments by where they stand against their previous close; indices are left out. */
export interface BreadthCounts {
  readonly up: number;
  readonly down: number;
  readonly flat: number;
}

/** A sector and how many instruments it holds. */
export interface SectorCount {
  readonly sector: string;
  readonly count: number;
}

export class MarketCounts {
  readonly #breadth = { up: 0, down: 0, flat: 0 };
  readonly #sectors = new Map<string, number>();
  #indices = 0;

  /** Counts some quotes. */
  static of(quotes: Iterable<Quote>): MarketCounts {
    const counts = new MarketCounts();
    for (const quote of quotes) counts.add(quote);
    return counts;
  }

  add(quote: Quote): void {
    const { kind, sector, last, previousClose } = quote;
    if (kind === "index") {
      this.#indices += 1;
      return;
    }
    this.#breadth[directionOf(changeOf(last, previousClose))] += 1;
    if (sector) this.#sectors.set(sector, (this.#sectors.get(sector) ?? 0) + 1);
  }

  get breadth(): BreadthCounts {
    return this.#breadth;
  }

  /** Sectors by name; indices last. */
  get sectors(): readonly SectorCount[] {
    const sectors = [...this.#sectors].map(([sector, count]) => ({ sector, count }));
    sectors.sort((one, other) => (one.sector < other.sector ? -1 : 1));
    return this.#indices > 0
      ? [...sectors, { sector: indicesSector, count: this.#indices }]
      : sectors;
  }
}
