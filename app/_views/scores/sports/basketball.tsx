import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { PeriodPairs } from "./period-pairs.tsx";
import { ballOf, inBonus, quarterColumns, quarterName, quarterNow } from "./quarters.ts";
import styles from "./shape.module.css";
import type { SportShape } from "./shape.ts";
import type { SportMatch } from "./words.ts";

/** Four quarters and overtime. */
const columns = 5;

/** Basketball: points by quarter, overtime after them; who has the ball, and who is in the bonus. */
export const basketball: SportShape = {
  // The scoreboard has its own table for it.
  beside: (match, side, board = false) => (board ? null : <Beside match={match} side={side} />),
  detail: (match) => (
    <PeriodPairs
      pairs={quarterColumns(match.line)}
      places={columns}
      short
      nameOf={quarterName}
      now={match.status === "live" ? Math.min(quarterNow(match), columns - 1) : -1}
    />
  ),
};

function Beside({ match, side }: { match: SportMatch; side: TeamSide }) {
  const ball = ballOf(match);
  return (
    <>
      {ball !== null && (
        // In its place with either side, so that what stands beyond it is not moved.
        <span
          className={styles.serves}
          data-off={ball !== side}
          title={ball === side ? "Has the ball" : undefined}
        />
      )}
      {inBonus(match, side) && (
        <span className={styles.bonus} title="Every foul on them brings free throws">
          bonus
        </span>
      )}
    </>
  );
}
