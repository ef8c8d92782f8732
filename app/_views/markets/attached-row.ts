/**
 * A row of the page with the nodes that its values are written into. It shows one instrument and
 * then another: whatever of it belongs to the instrument is written anew in `show`.
 */
import type { Direction } from "../../../lib/domain/format.ts";
import { clearFlash, flash } from "../shared/flash.ts";
import { changeDirection, columnOf, isColumn, type MarketColumn } from "./columns.ts";
import type { Quote } from "./figures.ts";
import { type RangeDrawing, rangeDrawing, rangePlace, sessionPaths } from "./row-drawings.ts";
import { watchLabel } from "./row-html.ts";
import { placeStyle } from "./row-place.ts";
import type { RowSource } from "./row-source.ts";
import { instrumentPath } from "./selections.ts";
import { statusTag } from "./trading-status.ts";

interface FigureCell {
  readonly column: MarketColumn;
  readonly element: HTMLElement;
  readonly text: ChildNode;
}

interface RangeCell {
  readonly drawing: RangeDrawing;
  readonly element: HTMLElement;
  /** The place as it was written: browsers read it out in other words. */
  written: string;
}

const noQuote: Quote = {};

export class AttachedRow {
  readonly element: HTMLElement;
  /** When its ranges were last drawn, ms by the writer's clock. */
  drawnAt = Number.NEGATIVE_INFINITY;
  readonly #source: RowSource;
  readonly #figures: FigureCell[] = [];
  readonly #ranges: RangeCell[] = [];
  readonly #link: HTMLAnchorElement | null;
  readonly #star: HTMLElement | null;
  readonly #price: HTMLElement | null;
  readonly #age: ChildNode | null;
  readonly #name: ChildNode | null;
  readonly #tag: ChildNode | null;
  readonly #session: { cell: HTMLElement; path: SVGPathElement } | null;
  #symbol: string;
  #index: number;
  /** As written; null where the cells are not known to say what a quote says. */
  #quote: Quote | null = null;
  #points: readonly number[] | null | undefined;

  /** @param element as row-html.ts has it */
  constructor(element: HTMLElement, source: RowSource) {
    this.element = element;
    this.#source = source;
    this.#symbol = element.dataset.symbol ?? "";
    this.#index = Number(element.ariaRowIndex) - 2;
    const cells = new Map<string, HTMLElement>();
    for (const cell of element.children as Iterable<HTMLElement>) {
      const id = cell.dataset.column ?? "";
      cells.set(id, cell);
      if (!isColumn(id)) continue;
      const column = columnOf(id);
      const drawing = rangeDrawing(id);
      const inside = cell.firstChild;
      if (inside === null) continue;
      if (drawing !== null) {
        this.#ranges.push({ drawing, element: inside as HTMLElement, written: "" });
      } else if (column.text && id !== "age") {
        this.#figures.push({ column, element: cell, text: inside });
      }
    }
    this.#link = cells.get("symbol")?.querySelector("a") ?? null;
    this.#star = cells.get("star")?.querySelector("button") ?? null;
    this.#price = cells.get("last") ?? null;
    this.#age = cells.get("age")?.firstChild ?? null;
    this.#name = cells.get("name")?.firstChild?.firstChild ?? null;
    this.#tag = element.querySelector("[data-tag]")?.firstChild ?? null;
    const cell = cells.get("session");
    const path = cell?.querySelector("path");
    this.#session = cell && path ? { cell, path } : null;
  }

  /** What it shows. */
  get symbol(): string {
    return this.#symbol;
  }

  /** Where it stands, from 0. */
  get index(): number {
    return this.#index;
  }

  /** Puts it in a place, from 0. */
  place(index: number): void {
    if (this.#index === index) return;
    this.#index = index;
    this.element.style.transform = placeStyle(index);
    this.element.ariaRowIndex = String(index + 2);
  }

  /** Shows an instrument, all of it but its age. */
  show(symbol: string, watched: boolean): void {
    if (symbol !== this.#symbol) this.#rename(symbol);
    this.showWatched(watched);
    this.#quote = null;
    this.#points = undefined;
    this.write();
    this.draw();
  }

  showWatched(watched: boolean): void {
    const pressed = String(watched);
    if (this.#star && this.#star.ariaPressed !== pressed) this.#star.ariaPressed = pressed;
  }

  /** Writes what has changed. @returns whether anything had */
  write(): boolean {
    const before = this.#quote;
    const quote = this.#source.quote(this.#symbol) ?? (before === null ? noQuote : before);
    if (quote === before) return false;
    this.#quote = quote;
    for (const { column, element, text } of this.#figures) {
      // Formatting costs more than looking whether there is anything to format.
      if (before !== null && column.reads.every((name) => before[name] === quote[name])) continue;
      write(text, column.text?.(quote) ?? "");
      if (column.direction !== undefined) point(element, column.direction(quote));
    }
    if (before === null || quote.name !== before.name) write(this.#name, quote.name || " ");
    if (before === null || quote.status !== before.status) this.#writeStatus(quote);
    const last = quote.last ?? null;
    const lastBefore = before?.last ?? null;
    if (this.#price && lastBefore !== null && last !== null && last !== lastBefore) {
      flash(this.#price, last > lastBefore ? "up" : "down");
    }
    return true;
  }

  /** Draws the ranges, and the session's line. */
  draw(): void {
    const quote = this.#source.quote(this.#symbol) ?? noQuote;
    for (const range of this.#ranges) {
      const { drawing, element } = range;
      const place = drawing.place(quote);
      const written = rangePlace(place);
      if (range.written !== written) element.style.backgroundPosition = written;
      range.written = written;
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
    const points = this.#source.session(this.#symbol)?.points ?? null;
    if (points === this.#points) return;
    this.#points = points;
    const reference = this.#source.quote(this.#symbol)?.previousClose ?? null;
    const { line } = sessionPaths(points, reference);
    const { path } = this.#session;
    if (path.getAttribute("d") !== line) path.setAttribute("d", line);
  }

  writeAge(text: string): void {
    write(this.#age, text);
  }

  #rename(symbol: string): void {
    this.#symbol = symbol;
    this.element.dataset.symbol = symbol;
    if (this.#star !== null) this.#star.ariaLabel = watchLabel(symbol);
    if (this.#price !== null) clearFlash(this.#price);
    const link = this.#link;
    if (link === null) return;
    write(link.firstChild, symbol);
    link.setAttribute("href", instrumentPath(symbol));
    // Written when it is pointed at.
    if (link.title !== "") link.title = "";
  }

  #writeStatus(quote: Quote): void {
    const { status } = quote;
    const tag = statusTag(quote);
    const { dataset } = this.element;
    if (tag === null) delete dataset.status;
    else if (dataset.status !== status) dataset.status = status ?? "";
    write(this.#tag, tag ?? " ");
  }
}

function write(node: ChildNode | null, text: string): void {
  if (node !== null && node.nodeValue !== text) node.nodeValue = text;
}

/** Colours a cell by a direction. */
function point(cell: HTMLElement, direction: Direction): void {
  if (cell.dataset.direction !== direction) cell.dataset.direction = direction;
}
