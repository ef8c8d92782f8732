/**
 * Writes the cells of the rows that are in sight, without React: a changed figure costs the text
 * node it stands in. Rows come and go as one scrolls; each is attached while it is in the page.
 */
import type { Direction } from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { flash } from "../shared/flash.ts";
import { changeDirection, figureColumns } from "./columns.ts";
import { placeBetween, type Quote } from "./figures.ts";
import { rangeWords, sessionPaths } from "./row-drawings.ts";

/** Where a row's values are read. */
export interface RowSource {
  quote(symbol: string): Quote | null;
  session(symbol: string): Row<"sparklines"> | null;
}

interface Attached {
  readonly figures: readonly (HTMLElement | null)[];
  readonly price: HTMLElement | null;
  readonly range: HTMLElement | null;
  readonly sessionCell: HTMLElement | null;
  readonly session: SVGPathElement | null;
  last: number | null;
  points: readonly number[] | null;
  low: number | null;
  high: number | null;
}

export class RowWriter {
  readonly #source: RowSource;
  readonly #rows = new Map<string, Attached>();

  constructor(source: RowSource) {
    this.#source = source;
  }

  /** Takes on a row's element and brings it up to date; the returned function lets go of it. */
  attach(symbol: string, element: HTMLElement): () => void {
    const cell = (id: string) => element.querySelector<HTMLElement>(`[data-column="${id}"]`);
    const attached: Attached = {
      figures: figureColumns.map(({ id }) => cell(id)),
      price: cell("last"),
      range: cell("range")?.querySelector<HTMLElement>("[role]") ?? null,
      sessionCell: cell("session"),
      session: cell("session")?.querySelector("path") ?? null,
      last: null,
      points: null,
      low: null,
      high: null,
    };
    this.#rows.set(symbol, attached);
    this.#writeQuote(symbol, attached);
    this.#writeSession(symbol, attached);
    return () => {
      if (this.#rows.get(symbol) === attached) this.#rows.delete(symbol);
    };
  }

  /** Writes what changed of some quotes. */
  writeQuotes(symbols: ReadonlySet<string>): void {
    for (const [symbol, attached] of this.#rows) {
      if (symbols.has(symbol)) this.#writeQuote(symbol, attached);
    }
  }

  /** Writes some sessions. */
  writeSessions(symbols: ReadonlySet<string>): void {
    for (const [symbol, attached] of this.#rows) {
      if (symbols.has(symbol)) this.#writeSession(symbol, attached);
    }
  }

  #writeQuote(symbol: string, attached: Attached): void {
    const quote = this.#source.quote(symbol);
    if (quote === null) return;
    for (const [index, { text, direction }] of figureColumns.entries()) {
      const cell = attached.figures[index];
      const node = cell?.firstChild;
      if (!cell || !node) continue;
      const written = text(quote);
      if (node.nodeValue !== written) node.nodeValue = written;
      if (direction !== null) point(cell, direction(quote));
    }
    if (attached.sessionCell !== null) point(attached.sessionCell, changeDirection(quote));
    const last = quote.last ?? null;
    if (attached.price && attached.last !== null && last !== null && last !== attached.last) {
      flash(attached.price, last > attached.last ? "up" : "down");
    }
    attached.last = last;
    this.#writeRange(quote, attached);
  }

  #writeRange(quote: Quote, attached: Attached): void {
    const { range } = attached;
    if (range === null) return;
    const place = placeBetween(quote.last, quote.low, quote.high);
    range.style.setProperty("--place", place === null ? "0.5" : place.toFixed(3));
    if (quote.low === attached.low && quote.high === attached.high) return;
    attached.low = quote.low ?? null;
    attached.high = quote.high ?? null;
    range.hidden = place === null;
    range.ariaLabel = rangeWords(quote);
  }

  #writeSession(symbol: string, attached: Attached): void {
    const points = this.#source.session(symbol)?.points ?? null;
    if (points === attached.points || attached.session === null) return;
    attached.points = points;
    const reference = this.#source.quote(symbol)?.previousClose ?? null;
    attached.session.setAttribute("d", sessionPaths(points, reference).line);
  }
}

/** Colours a cell by a direction. */
function point(cell: HTMLElement, direction: Direction): void {
  if (cell.dataset.direction !== direction) cell.dataset.direction = direction;
}
