/** Which ticks of an axis are written where their texts would touch. */

/** A text on an axis, centred. */
export interface Written {
  /** px from the plot's left edge */
  readonly x: number;
  readonly text: string;
  /** How much it matters: of two that would touch the one that matters less gives way. */
  readonly weight: number;
}

/** About what a character takes in the axes' type, and the least distance of two texts, px. */
const characterWidth = 6.6;
const gap = 8;

/** About how wide a text is, px. */
export const textWidth = (text: string): number => text.length * characterWidth;

/** Those of some ticks that stand clear of each other: of two as weighty the first one. */
export function apart<Tick extends Written>(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks.toSorted((one, other) => other.weight - one.weight)) {
    const clear = kept.every(
      ({ x, text }) => Math.abs(tick.x - x) >= (textWidth(text) + textWidth(tick.text)) / 2 + gap,
    );
    if (clear) kept.push(tick);
  }
  return kept.toSorted((one, other) => one.x - other.x);
}
