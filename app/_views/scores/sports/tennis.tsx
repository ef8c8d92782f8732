import { PeriodPairs } from "./period-pairs.tsx";
import { pointsOf, serverOf, setInFull, setsMost } from "./sets.ts";
import styles from "./shape.module.css";
import type { SportShape } from "./shape.ts";
import type { SportMatch } from "./words.ts";

/** Tennis: games by set, the points of the game being played, and who serves. */
export const tennis: SportShape = {
  // The scoreboard has its own table for it.
  beside: (match, side, board = false) =>
    serverOf(match) === side && !board ? <span className={styles.serves} title="Serves" /> : null,
  detail: (match) => (
    <>
      <PeriodPairs
        pairs={match.line ?? []}
        places={setsMost(match)}
        nameOf={setInFull}
        now={match.status === "live" ? (match.line?.length ?? 0) - 1 : -1}
      />
      <Points match={match} />
    </>
  ),
};

/** The points of the game; empty between matches, but in its place. */
function Points({ match }: { match: SportMatch }) {
  return (
    <span className={styles.points} title="Points of the game">
      <span className="figures-end">{pointsOf(match, "home")}</span>
      <span className="figures-end">{pointsOf(match, "away")}</span>
    </span>
  );
}
