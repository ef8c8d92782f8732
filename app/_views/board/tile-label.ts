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
/** Widths of a character by the height of the type, with something to spare. */
const wide = 0.72;
/** Room beside the text, px on both sides together. */
const margin = 6;
/** Height of the line of the change, px, and the width of `+12.3%` in it. */
export const changeSize = 11;
const changeWidth = 42;

/**
 * The label of a tile, or null where even small type has no room.
 * @param width px, as is `height`
 * @param characters of the symbol
 */
export function tileLabel(width: number, height: number, characters: number): TileLabel | null {
  const byWidth = (width - margin) / (characters * wide);
  const alone = Math.floor(Math.min(sizeMax, byWidth, height - 4));
  if (alone < sizeMin) return null;
  const withChange = Math.floor(Math.min(alone, (height - changeSize - 8) * 0.7, height * 0.3));
  const change = withChange >= sizeMin + 1 && width >= changeWidth + margin;
  return change ? { size: withChange, change } : { size: Math.min(alone, 12), change };
}
