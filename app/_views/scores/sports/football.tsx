import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { RedCards } from "../cards.tsx";
import { halfTimeOf, scoreText, shootOutOf } from "../match-state.ts";
import type { SportShape } from "./shape.ts";
import type { SportMatch } from "./words.ts";

/** Football: red cards and the shoot-out beside the names, the score at half-time. */
export const football: SportShape = {
  beside: (match, side, board = false) => <Beside match={match} side={side} board={board} />,
  detail: (match) => <HalfTime match={match} />,
};

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
