import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { RedCards } from "../cards.tsx";
import {
  halfTimeOf,
  phaseWords,
  scoreSteps,
  scoreText,
  shootOutOf,
  shortClock,
  winnerOf,
} from "../match-state.ts";
import type { SportMatch, SportShape } from "./shape.ts";

/** Football: red cards and the shoot-out beside the names, the score at half-time. */
export const football: SportShape = {
  moments: true,
  clock: shortClock,
  words: phaseWords,
  winner: winnerOf,
  steps: scoreSteps,
  beside: (match, side, board = false) => <Beside match={match} side={side} board={board} />,
  detail: (match) => <HalfTime match={match} />,
  spoken(match) {
    const half = halfTimeOf(match);
    const shootOut = shootOutOf(match.line);
    return [
      ...(half === null || match.period === "HT" ? [] : [`half-time ${scoreText(half)}`]),
      ...(shootOut === null ? [] : [`shoot-out ${scoreText(shootOut)}`]),
      ...reds(match.home, match.homeReds),
      ...reds(match.away, match.awayReds),
    ];
  },
};

function reds(team: string | null, count: number | null): string[] {
  if (count === null || count === 0) return [];
  return [`${count === 1 ? "1 red card" : `${count} red cards`} for ${team}`];
}

interface BesideProps {
  match: SportMatch;
  side: TeamSide;
  board: boolean;
}

function Beside({ match, side, board }: BesideProps) {
  const shootOut = board ? null : shootOutOf(match.line);
  return (
    <>
      {shootOut !== null && (
        <span className="figures shrink-0 text-xs text-ink-soft" title="Shoot-out">
          ({shootOut[side === "home" ? 0 : 1]})
        </span>
      )}
      <RedCards count={side === "home" ? match.homeReds : match.awayReds} />
    </>
  );
}

function HalfTime({ match }: { match: SportMatch }) {
  const half = halfTimeOf(match);
  if (half === null) return null;
  return <span title="Score at half-time">({scoreText(half)})</span>;
}
