/** A shoot-out as the Laws of the Game have it: in turn, as long as it is open, nobody too often. */
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";

type MatchEvent = Pick<Row<"events">, "kind" | "side" | "player" | "homeScore" | "awayScore">;
type Match = Pick<
  Row<"matches">,
  "status" | "line" | "homeReds" | "awayReds" | "homeWin" | "awayWin"
>;

/** Kicks that each side has before one more each decides. */
const regular = 5;
const team = 11;

const isKick = ({ kind }: MatchEvent) => kind === "shootout-scored" || kind === "shootout-missed";

/** @param events all of a match so far. @param row as it stands. */
export function shootOutOffence(events: readonly MatchEvent[], row: Match): string | null {
  const kicks = events.filter(isKick);
  const taken = { home: 0, away: 0 };
  const scored = { home: 0, away: 0 };
  const kickers = new Map<string, number>();
  const reds = (side: TeamSide) => (side === "home" ? row.homeReds : row.awayReds) ?? 0;
  // Who has more players leaves some out, so that the same number kicks of either side.
  const each = team - Math.max(reds("home"), reds("away"));
  for (const [i, { side, kind, player, homeScore, awayScore }] of kicks.entries()) {
    if (side === null || player === null) return `kick ${i + 1} is nobody's`;
    if (homeScore !== awayScore) return `kicks at ${homeScore}:${awayScore}`;
    if (isDecided(taken, scored)) return `kick ${i + 1} after ${scored.home}:${scored.away}`;
    if (i % 2 === 1 && side === kicks[i - 1]?.side) return `kick ${i + 1} out of turn`;
    if (i > 1 && i % 2 === 0 && side !== kicks[0]?.side) return `kick ${i + 1} out of turn`;
    const before = kickers.get(`${side} ${player}`) ?? 0;
    // All of a side have kicked before one kicks again.
    if (before !== Math.floor(taken[side] / each)) return `${player} kicks for time ${before + 1}`;
    kickers.set(`${side} ${player}`, before + 1);
    taken[side] += 1;
    if (kind === "shootout-scored") scored[side] += 1;
  }
  if (kicks.length === 0) return null;
  const [home, away] = row.line?.[3] ?? [];
  if (home !== scored.home || away !== scored.away) {
    return `a shoot-out of ${home}:${away}, by its kicks ${scored.home}:${scored.away}`;
  }
  if (row.status !== "finished") return null;
  if (!isDecided(taken, scored)) return `a shoot-out ends open at ${home}:${away}`;
  const winner = scored.home > scored.away ? row.homeWin : row.awayWin;
  return winner === 1 ? null : "who lost the shoot-out goes through";
}

type Count = Readonly<Record<TeamSide, number>>;

function isDecided(taken: Count, scored: Count): boolean {
  const left = (side: TeamSide) => Math.max(0, regular - taken[side]);
  const lead = scored.home - scored.away;
  if (taken.home <= regular && taken.away <= regular) {
    return lead > left("away") || -lead > left("home");
  }
  return taken.home === taken.away && lead !== 0;
}
