/**
 * A row of the table as HTML: how the server draws it, and what the page makes its own rows from.
 * No React in between: a row is taken over by another instrument many times a second while one
 * scrolls, and all that this takes is writing its texts (attached-row.ts).
 */
import type { ColumnId } from "./columns.ts";
import { columnOf } from "./columns.ts";
import type { Quote } from "./figures.ts";
import { gridRoles } from "./grid-roles.ts";
import styles from "./market-table.module.css";
import {
  drawnDirection,
  rangeDrawing,
  rangePlace,
  sessionHeight,
  sessionPaths,
  sessionWidth,
} from "./row-drawings.ts";
import { placeStyle } from "./row-place.ts";
import type { RowSource } from "./row-source.ts";
import { instrumentPath } from "./selections.ts";
import { statusTag } from "./trading-status.ts";
import star from "./watch-star.module.css";

/** Where there is nothing: the writer needs a text to write into. */
const blank = " ";

/** @param index from 0; where the row stands; negative for a row that is to be placed by code */
export function rowHtml(
  symbol: string,
  index: number,
  columns: readonly ColumnId[],
  source: RowSource,
): string {
  const quote = source.quote(symbol) ?? {};
  const tag = statusTag(quote);
  const row = attributes({
    "aria-rowindex": index + 2,
    class: `${styles.row} ${styles.line}`,
    "data-status": tag === null ? undefined : (quote.status ?? undefined),
    "data-symbol": symbol,
    ...gridRoles.row,
    // The pages' policy lets no style attribute count that code brings in.
    style: index < 0 ? undefined : `transform:${placeStyle(index)}`,
  });
  const mark = `<span${attributes({ class: styles.tag, "data-tag": "" })}>${tag ?? blank}</span>`;
  const marked = columns.includes("name") ? "name" : "symbol";
  const cells = columns.map((id, at) =>
    cellHtml(id, at, symbol, quote, source, id === marked ? mark : ""),
  );
  return `<tr${row}>${starHtml(symbol)}${cells.join("")}</tr>`;
}

function starHtml(symbol: string): string {
  const button = attributes({
    // What is watched is the browser's to know.
    "aria-label": watchLabel(symbol),
    "aria-pressed": "false",
    class: `${star.star} size-full`,
    tabindex: -1,
    type: "button",
  });
  return `<td${attributes({ "aria-colindex": 1, class: styles.star, "data-column": "star", ...gridRoles.cell })}><button${button}></button></td>`;
}

/** What the star of an instrument is called. */
export const watchLabel = (symbol: string): string => `Watch ${symbol}`;

function cellHtml(
  id: ColumnId,
  at: number,
  symbol: string,
  quote: Quote,
  source: RowSource,
  mark: string,
): string {
  const { text, words, direction } = columnOf(id);
  const named = { "aria-colindex": at + 2, "data-column": id };
  if (id === "symbol") {
    const cell = { ...named, class: styles.symbol, ...gridRoles.rowHeader, scope: "row" };
    const link = { class: styles.link, href: instrumentPath(symbol), tabindex: -1 };
    return `<th${attributes(cell)}><a${attributes(link)}>${escaped(symbol) || blank}</a>${mark}</th>`;
  }
  const cell = { ...named, ...gridRoles.cell, tabindex: -1 };
  if (id === "name") {
    const name = `<span>${escaped(quote.name || blank)}</span>`;
    return `<td${attributes({ ...cell, class: styles.name })}>${name}${mark}</td>`;
  }
  if (text === undefined) {
    const drawn = { ...cell, class: styles.drawn, "data-direction": drawnDirection(id, quote) };
    return `<td${attributes(drawn)}>${drawingHtml(id, symbol, quote, source)}</td>`;
  }
  const figure = {
    ...cell,
    class: words ? styles.words : styles.figure,
    "data-direction": direction?.(quote),
  };
  return `<td${attributes(figure)}>${escaped(text(quote))}</td>`;
}

function drawingHtml(id: ColumnId, symbol: string, quote: Quote, source: RowSource): string {
  const range = rangeDrawing(id);
  if (range === null) {
    const { line } = sessionPaths(source.session(symbol)?.points, quote.previousClose ?? null);
    const size = { "aria-hidden": "true", height: sessionHeight, width: sessionWidth };
    return `<svg${attributes(size)}><path${attributes({ d: line })}></path></svg>`;
  }
  const place = range.place(quote);
  const track = {
    "aria-label": range.words(quote),
    class: styles.track,
    hidden: place === null ? "" : undefined,
    role: "img",
    style: place === null ? undefined : `background-position:${rangePlace(place)}`,
  };
  return `<div${attributes(track)}></div>`;
}

/** With a space before each; without those that are not given. */
function attributes(given: Readonly<Record<string, string | number | undefined>>): string {
  let text = "";
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) text += ` ${name}="${escaped(String(value))}"`;
  }
  return text;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
