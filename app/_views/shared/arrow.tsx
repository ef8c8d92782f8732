import type { Direction } from "../../../lib/domain/format.ts";

/** The outline of each direction. */
export const arrowShapes: Readonly<Record<Direction, string>> = {
  up: "M4 1.5 7.5 7h-7z",
  down: "M4 7 .5 1.5h7z",
  flat: "M.5 3.5h7v1.5h-7z",
};

/** A small triangle before a change; the sign says the same, so it is hidden from screen readers. */
export function Arrow({ direction }: { direction: Direction }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 8 8"
      className="mr-1 inline-block size-[0.6em] align-[0.06em] fill-current"
    >
      <path d={arrowShapes[direction]} />
    </svg>
  );
}
