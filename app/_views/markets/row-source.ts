/** Where the rows of the table read what they show. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { Quote } from "./figures.ts";

export interface RowSource {
  quote(symbol: string): Quote | null;
  session(symbol: string): Row<"sparklines"> | null;
}

/** Keeps its identity while the tables behind it change, so that no row is drawn for that alone. */
export class ChangingSource implements RowSource {
  #now: RowSource;

  constructor(now: RowSource) {
    this.#now = now;
  }

  /** Reads from other tables from now on. */
  use(now: RowSource): void {
    this.#now = now;
  }

  quote(symbol: string): Quote | null {
    return this.#now.quote(symbol);
  }

  session(symbol: string): Row<"sparklines"> | null {
    return this.#now.session(symbol);
  }
}
