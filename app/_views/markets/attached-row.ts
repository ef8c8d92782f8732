/** A row in the page with the nodes that its values are written into. */
import type { Direction } from "../../../lib/domain/format.ts";
import { flash } from "../shared/flash.ts";
import { changeDirection, type MarketColumn, marketColumns } from "./columns.ts";
import type { Quote } from "./figures.ts";
import { type RangeDrawing, rangeDrawings, sessionPaths } from "./row-drawings.ts";
import type { RowSource } from "./row-source.ts";
import { statusTag } from "./trading-status.ts";

interface FigureCell {
  readonly column: MarketColumn;
  readonly element: HTMLElement;
  readonly text: ChildNode;
}

interface RangeCell {
  readonly drawing: RangeDrawing;
  readonly element: HTMLElement;
}

export class AttachedRow {
  readonly symbol: string;
  /** Where it stands, from 0. */
  index: number;
  /** When its ranges were last drawn, ms by the writer's clock. */
  drawnAt = Number.NEGATIVE_INFINITY;
  readonly #source: RowSource;
  readonly #element: HTMLElement;
  readonly #figures: readonly FigureCell[];
  readonly #ranges: readonly RangeCell[];
  readonly #price: HTMLElement | null;
  readonly #age: ChildNode | null;
  readonly #name: ChildNode | null;
  readonly #tag: HTMLElement | null;
  readonly #session: { cell: HTMLElement; path: SVGPathElement } | null;
  #quote: Quote | null = null;
  #points: readonly number[] | null = null;

  constructor(symbol: string, index: number, element: HTMLElement, source: RowSource) {
    this.symbol = symbol;
    this.index = index;
    this.#source = source;
    this.#element = element;
    const cell = (id: string) => element.querySelector<HTMLElement>(`[data-column="${id}"]`);
    this.#figures = marketColumns.flatMap((column) => {
      const found = column.text === undefined || column.id === "age" ? null : cell(column.id);
      const text = found?.firstChild;
      return found && text ? [{ column, element: found, text }] : [];
    });
    this.#ranges = rangeDrawings.flatMap((drawing) => {
      const track = cell(drawing.id)?.querySelector<HTMLElement>("[role]");
      return track ? [{ drawing, element: track }] : [];
    });
    this.#price = cell("last");
    this.#age = cell("age")?.firstChild ?? null;
    this.#name = cell("name")?.firstChild?.firstChild ?? null;
    this.#tag = element.querySelector<HTMLElement>("[data-tag]");
    const session = cell("session");
    const path = session?.querySelector("path");
    this.#session = session && path ? { cell: session, path } : null;
  }

  /** Writes what has changed. @returns whether anything had */
  write(): boolean {
    const quote = this.#source.quote(this.symbol);
    const before = this.#quote;
    if (quote === null || quote === before) return false;
    this.#quote = quote;
    for (const { column, element, text } of this.#figures) {
      // Formatting costs more than looking whether there is anything to format.
      if (before !== null && column.reads.every((name) => before[name] === quote[name])) continue;
      const written = column.text?.(quote) ?? "";
      if (text.nodeValue !== written) text.nodeValue = written;
      if (column.direction !== undefined) point(element, column.direction(quote));
    }
    if (this.#name !== null && quote.name !== before?.name) write(this.#name, quote.name ?? "");
    if (quote.status !== before?.status) this.#writeStatus(quote);
    const last = quote.last ?? null;
    const lastBefore = before?.last ?? null;
    if (this.#price && lastBefore !== null && last !== null && last !== lastBefore) {
      flash(this.#price, last > lastBefore ? "up" : "down");
    }
    return true;
  }

  /** Draws the ranges, and the session's line. */
  draw(): void {
    const quote = this.#source.quote(this.symbol);
    if (quote === null) return;
    for (const { drawing, element } of this.#ranges) {
      const place = drawing.place(quote);
      const written = place === null ? "0.5" : place.toFixed(3);
      if (element.style.getPropertyValue("--place") !== written) {
        element.style.setProperty("--place", written);
      }
      if (element.hidden !== (place === null)) element.hidden = place === null;
      const words = drawing.words(quote);
      if (element.ariaLabel !== words) element.ariaLabel = words;
    }
    if (this.#session !== null) point(this.#session.cell, changeDirection(quote));
    this.drawSession();
  }

  /** Draws the session's line where it has changed. */
  drawSession(): void {
    if (this.#session === null) return;
    const points = this.#source.session(this.symbol)?.points ?? null;
    if (points === this.#points) return;
    this.#points = points;
    const reference = this.#source.quote(this.symbol)?.previousClose ?? null;
    this.#session.path.setAttribute("d", sessionPaths(points, reference).line);
  }

  writeAge(text: string): void {
    if (this.#age !== null) write(this.#age, text);
  }

  #writeStatus({ status }: Quote): void {
    const tag = statusTag(status);
    if (tag === null) delete this.#element.dataset.status;
    else this.#element.dataset.status = status ?? "";
    if (this.#tag?.firstChild) write(this.#tag.firstChild, tag ?? "");
  }
}

function write(node: ChildNode, text: string): void {
  if (node.nodeValue !== text) node.nodeValue = text;
}

/** Colours a cell by a direction. */
function point(cell: HTMLElement, direction: Direction): void {
  if (cell.dataset.direction !== direction) cell.dataset.direction = direction;
}
