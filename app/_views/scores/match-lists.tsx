import type { ReactNode } from "react";
import styles from "./match-line.module.css";

interface MatchListsProps {
  readonly count: number;
  /** Two where there is room for them side by side. */
  readonly columns: 1 | 2;
  /** What all lines have in common, as the style sheet asks for it. */
  readonly data?: Readonly<Record<`data-${string}`, string | boolean>>;
  /** The line of a place, with a key. */
  line(index: number): ReactNode;
}

/** Of more lines than stand in a window only those in sight are laid out. */
const longList = 24;

/**
 * Matches under each other, or the second half of them beside the first. Each half is a list of its
 * own, since lines take the shape that the width of their list has room for.
 */
export function MatchLists({ count, columns, data, line }: MatchListsProps) {
  const half = columns === 1 ? count : Math.ceil(count / 2);
  const lists = [0, half].filter((start) => start < count);
  return (
    <div className={columns === 2 ? "items-start gap-x-10 xl:grid xl:grid-cols-2" : undefined}>
      {lists.map((start) => {
        const lines = Math.min(half, count - start);
        return (
          <ul
            key={start > 0 ? "second" : "first"}
            {...data}
            data-long={lines > longList}
            style={{ ["--lines" as string]: lines }}
            className={styles.list}
          >
            {Array.from({ length: lines }, (_, index) => line(start + index))}
          </ul>
        );
      })}
    </div>
  );
}
