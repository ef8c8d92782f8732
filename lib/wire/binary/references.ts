/** What the numbers of a column are told apart from. */

/** Nothing. */
export const fromNothing = 0;
/** The cell near which each lies: see near.ts. */
export const fromNear = 1;
/** The one before in the frame; the first is written by itself. */
export const fromBefore = 2;

export const referenceBits = 2;
