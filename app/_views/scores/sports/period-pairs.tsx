import type { PeriodScore } from "../../../../lib/schema/topics.ts";
import styles from "./shape.module.css";

interface PeriodPairsProps {
  /** Points or games of each period played. */
  pairs: readonly PeriodScore[];
  /** How many columns there are room for; those to come are empty. */
  places: number;
  nameOf: (index: number) => string;
  /** Whether little room has no place for what comes after four. */
  short?: boolean;
  /** The place of the period that is being played; -1 for none. */
  now: number;
}

/**
 * Scores of periods side by side, home over away, each in its column; who took a period stands out.
 * What the loser of a tie-break had in it stands raised beside the loser's games.
 */
export function PeriodPairs({ pairs, places, short, nameOf, now }: PeriodPairsProps) {
  return (
    <span className={styles.pairs} data-short={short} style={{ ["--places" as string]: places }}>
      {pairs.map(([home, away, tieBreak], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have places, not names
        <span key={index} className={styles.pair} title={nameOf(index)} data-now={index === now}>
          <Figure value={home} other={away} raised={tieBreak} />
          <Figure value={away} other={home} raised={tieBreak} />
        </span>
      ))}
    </span>
  );
}

interface FigureProps {
  value: number;
  other: number;
  raised: number | undefined;
}

function Figure({ value, other, raised }: FigureProps) {
  return (
    <span data-more={value > other}>
      <span className="figures-end">{value}</span>
      {raised !== undefined && value < other && <sup>{raised}</sup>}
    </span>
  );
}
