import type { PeriodScore } from "../../../../lib/schema/topics.ts";
import styles from "./shape.module.css";

interface PeriodPairsProps {
  /** Points or games of each period played. */
  pairs: readonly PeriodScore[];
  nameOf: (index: number) => string;
}

/** Scores of periods side by side, home over away; who took a period stands out. */
export function PeriodPairs({ pairs, nameOf }: PeriodPairsProps) {
  return (
    <span className={styles.pairs}>
      {pairs.map(([home, away], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have places, not names
        <span key={index} className={styles.pair} title={nameOf(index)}>
          <span data-more={home > away}>{home}</span>
          <span data-more={away > home}>{away}</span>
        </span>
      ))}
    </span>
  );
}
