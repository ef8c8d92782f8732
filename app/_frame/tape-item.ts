/** The look of a place on the tape. */
export const tapeItemClass =
  "flex h-full items-center gap-2 px-3 -outline-offset-2 hover:bg-raised whitespace-nowrap";
