/** What there is room for in a tile of the treemap. */

/** Lines of a tile; both are centred in it. */
export interface TileLabel {
  /** Height of the symbol's type, px. */
  readonly size: number;
  /** Whether the change stands under it. */
  readonly change: boolean;
}

const sizeMin = 9;
const sizeMax = 22;
/** Room beside the text, px on both sides together. */
const margin = 6;
/** Height of the line of the change, px, and the width of `+12.3%` in it. */
export const changeSize = 11;
const changeWidth = 42;

/**
 * The label of a tile, or null where even small type has no room.
 * @param width px, as is `height`
 */
export function tileLabel(width: number, height: number, symbol: string): TileLabel | null {
  const byWidth = (width - margin) / symbolWidth(symbol);
  const alone = Math.floor(Math.min(sizeMax, byWidth, height - 4));
  if (alone < sizeMin) return null;
  const withChange = Math.floor(Math.min(alone, (height - changeSize - 8) * 0.7, height * 0.3));
  const change = withChange >= sizeMin + 1 && width >= changeWidth + margin;
  return change ? { size: withChange, change } : { size: Math.min(alone, 12), change };
}

/** About how wide a symbol is in semi-bold type, by the height of the type. */
export function symbolWidth(symbol: string): number {
  let width = 0;
  for (const letter of symbol) width += widths[letter] ?? 0.7;
  return width;
}

/** Letters that are far from the usual 0.7 of the height. */
const widths: Readonly<Record<string, number>> = { W: 1.04, M: 0.92, I: 0.3, J: 0.6, ".": 0.32 };
