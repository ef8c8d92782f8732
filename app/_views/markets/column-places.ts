/**
 * Where each column stands. Every cell is a box at a place of its own, in pixels and a share of
 * what is left of the width: a changed figure then lays out its own box only, which a grid or a
 * flexible row would not allow. Written as rules of a style sheet, so that the server's first
 * drawing fits any window.
 */
import { isDefault } from "./column-choice.ts";
import { type ColumnId, columnOf } from "./columns.ts";

/** Width of the star before the symbol, px. */
export const starWidth = 34;
/** Where the symbol has no name beside it, the tag of what is not traded stands with it. */
const symbolWithTag = 132;

/** What windows that are narrow leave out of the default columns, one group after the other. */
const leftOut: readonly (readonly ColumnId[])[] = [
  ["bid", "ask"],
  ["vwap"],
  ["spread"],
  ["change"],
  ["range"],
];
/** What the window is wider than the table: the page's padding and a scroll bar, px. */
const around = 64;
/** Below this the default columns are stacked: see market-table.module.css. */
const phoneBelow = 760;

interface Box {
  readonly id: ColumnId;
  readonly width: number;
  readonly grow: number;
}

/** The rules for a table of these columns. @param scope selects the table */
export function placeRules(columns: readonly ColumnId[], scope: string): string {
  if (!isDefault(columns)) return rulesOf(boxesOf(columns), scope, []);
  let shown = columns;
  let rules = `@media (width >= ${phoneBelow}px) {${rulesOf(boxesOf(shown), scope, [])}}`;
  const gone: ColumnId[] = [];
  for (const out of leftOut) {
    const below = widthOf(boxesOf(shown)) + around;
    if (below <= phoneBelow) break;
    gone.push(...out);
    shown = shown.filter((id) => !out.includes(id));
    const inside = rulesOf(boxesOf(shown), scope, gone);
    rules += `@media (${phoneBelow}px <= width < ${below}px) {${inside}}`;
  }
  return rules;
}

function boxesOf(columns: readonly ColumnId[]): Box[] {
  const named = columns.includes("name");
  const boxes = columns.map((id) => {
    const { width, grow } = columnOf(id);
    return { id, width: id === "symbol" && !named ? symbolWithTag : width, grow };
  });
  // Something has to take the width that is left.
  return boxes.some(({ grow }) => grow > 0)
    ? boxes
    : boxes.map((box, at) => (at === boxes.length - 1 ? { ...box, grow: 1 } : box));
}

function rulesOf(boxes: readonly Box[], scope: string, gone: readonly ColumnId[]): string {
  const total = widthOf(boxes);
  const shares = boxes.reduce((sum, { grow }) => sum + grow, 0);
  const part = (px: number, grow: number) =>
    grow === 0 ? `${px}px` : `calc(${px}px + (100% - ${total}px) * ${round(grow / shares)})`;
  let left = starWidth;
  let grown = 0;
  let rules = `${scope} table{min-width:${total}px}`;
  for (const { id, width, grow } of boxes) {
    rules += `${scope} [data-column="${id}"]{left:${part(left, grown)};width:${part(width, grow)}}`;
    left += width;
    grown += grow;
  }
  if (gone.length > 0) {
    rules += `${gone.map((id) => `${scope} [data-column="${id}"]`).join()}{display:none}`;
  }
  return rules;
}

/** The least width of a table of these, px. */
function widthOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, { width }) => sum + width, starWidth);
}

function round(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}
