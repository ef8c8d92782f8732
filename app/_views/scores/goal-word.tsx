"use client";
import type { Row } from "../../../lib/schema/topics.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import styles from "./goal.module.css";
import type { GoalMoment } from "./goal-moment.ts";
import { scorerOf } from "./scorer.ts";

interface GoalWordProps {
  match: string;
  row: Pick<Row<"matches">, "home" | "away" | "homeScore" | "awayScore">;
  moment: GoalMoment;
}

/** Says for a moment that it was a goal, and whose; or that it was none after all. */
export function GoalWord({ match, row, moment }: GoalWordProps) {
  return (
    <span className={styles.word} data-kind={moment.kind}>
      {moment.kind === "cancelled" ? "No goal: VAR" : "Goal"}
      {moment.kind === "goal" && <Scorer match={match} row={row} moment={moment} />}
    </span>
  );
}

function Scorer({ match, row, moment }: GoalWordProps) {
  const { home, away, homeScore, awayScore } = row;
  const score = `${homeScore}–${awayScore}`;
  const scorer = scorerOf(useRows(topics.headlines), { id: match, home, away, score }, moment.side);
  return scorer === null ? null : <span className={styles.scorer}> {scorer}</span>;
}
