import type { Direction } from "../../../lib/domain/format.ts";

/** Text colour of a direction; flat has the colour of plain figures beside words. */
export const directionText: Readonly<Record<Direction, string>> = {
  up: "text-up",
  down: "text-down",
  flat: "text-ink-soft",
};

/** The same as a CSS colour, for strokes and fills. */
export const directionColor: Readonly<Record<Direction, string>> = {
  up: "var(--up)",
  down: "var(--down)",
  flat: "var(--ink-faint)",
};

/** What a screen reader says for the arrow. */
export const directionWord: Readonly<Record<Direction, string>> = {
  up: "up",
  down: "down",
  flat: "unchanged",
};
