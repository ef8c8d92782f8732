import { memo } from "react";
import type { FormLetter } from "../../../lib/schema/topics.ts";
import styles from "./league-table.module.css";

const outcomes = {
  W: { word: "won", className: styles.won },
  D: { word: "drawn", className: styles.drawn },
  L: { word: "lost", className: styles.lost },
} as const;

/** A team's last results as letters, oldest first. */
export const FormLetters = memo(function FormLetters({
  letters,
}: {
  letters: readonly FormLetter[];
}) {
  const words = letters.map((letter) => outcomes[letter].word).join(", ");
  return (
    <span
      className={styles.letters}
      role="img"
      aria-label={words === "" ? "no matches yet" : words}
    >
      {letters.map((letter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters have places, not names
        <i key={index} aria-hidden="true" className={outcomes[letter].className}>
          {letter}
        </i>
      ))}
    </span>
  );
});
