import { noFigure } from "../../../lib/domain/format.ts";
import styles from "./goal.module.css";

interface DigitProps {
  score: number | null;
  /** How many goals have been seen; a new number makes the digit flip. 0 for none. */
  flips: number;
}

/** One side's score; it flips when a goal falls before the viewer's eyes. */
export function Digit({ score, flips }: DigitProps) {
  return (
    <span key={flips} className={flips > 0 ? styles.flip : undefined}>
      {score ?? noFigure}
    </span>
  );
}
