import { scoreText } from "../match-state.ts";
import { PeriodPairs } from "./period-pairs.tsx";
import { moreOf, serverOf, setClock, setWords } from "./sets.ts";
import styles from "./shape.module.css";
import type { SportMatch, SportShape } from "./shape.ts";

const nameOf = (index: number) => `Set ${index + 1}`;

/**
 * Tennis: games by set, and who serves. The points of the game being played have no column of
 * their own on the board yet.
 */
export const tennis: SportShape = {
  moments: false,
  clock: setClock,
  words: setWords,
  winner: moreOf,
  steps: sets,
  beside: (match, side) =>
    serverOf(match) === side ? <span className={styles.serves} title="Serves" /> : null,
  detail: ({ line }) => <PeriodPairs pairs={line ?? []} nameOf={nameOf} />,
  spoken(match) {
    const server = serverOf(match);
    return [...sets(match), ...(server === null ? [] : [`${match[server]} serves`])];
  },
};

function sets({ line }: SportMatch): readonly string[] {
  return (line ?? []).map((games, index) => `${nameOf(index)} ${scoreText(games)}`);
}
