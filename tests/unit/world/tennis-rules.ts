/** Sets, games and points as the rules of tennis have them. */
import type { Row } from "../../../lib/schema/topics.ts";

type Match = Row<"matches">;
type Line = NonNullable<Match["line"]>;

const calls = ["0", "15", "30", "40", "A"];

function isDecided([home, away]: Line[number]): boolean {
  const [most, least] = [Math.max(home, away), Math.min(home, away)];
  return (most === 6 && least <= 4) || most === 7;
}

/** Sets that each side has won. */
export function setsWon(line: Line): readonly [home: number, away: number] {
  const won = line.filter(isDecided);
  const home = won.filter(([a, b]) => a > b).length;
  return [home, won.length - home];
}

/** Of two rows that follow one another, at most a point is played. */
export function pointsOffence(now: Match, before: Match | null): string | null {
  const { homePoints: home, awayPoints: away, line } = now;
  if (home === null || away === null) return null;
  const set = line?.at(-1) ?? [0, 0];
  const inTieBreak = set[0] === 6 && set[1] === 6;
  const callOffence = inTieBreak ? countOffence(home, away) : gameOffence(home, away);
  if (callOffence !== null) return callOffence;
  if (before?.homePoints == null || before.awayPoints === null) return null;
  const games = (of: Line | null) => JSON.stringify((of ?? []).map(([a, b]) => [a, b]));
  if (games(line) !== games(before.line)) {
    return home === "0" && away === "0" ? null : `a game begins at ${home}:${away}`;
  }
  const said = `${before.homePoints}:${before.awayPoints}, then ${home}:${away}`;
  if (inTieBreak) {
    const won = Number(home) + Number(away) - Number(before.homePoints) - Number(before.awayPoints);
    return won === 0 || won === 1 ? null : said;
  }
  const up = (from: string, to: string) => calls.indexOf(to) - calls.indexOf(from);
  const [forHome, forAway] = [up(before.homePoints, home), up(before.awayPoints, away)];
  // Whoever loses the advantage goes back to 40, which is a point of the other side's.
  const isOne = Math.abs(forHome) + Math.abs(forAway) <= 1;
  const isBack = forHome < 0 || forAway < 0;
  if (!isOne) return said;
  return isBack && !(home === "40" && away === "40") ? said : null;
}

function gameOffence(home: string, away: string): string | null {
  const isCall = calls.includes(home) && calls.includes(away);
  const isAlone = (home !== "A" || away === "40") && (away !== "A" || home === "40");
  return isCall && isAlone ? null : `points ${home}:${away}`;
}

function countOffence(home: string, away: string): string | null {
  const [a, b] = [Number(home), Number(away)];
  const isCount = Number.isInteger(a) && Number.isInteger(b);
  const isOver = Math.max(a, b) >= 7 && Math.abs(a - b) >= 2;
  return isCount && !isOver ? null : `tie-break ${home}:${away}`;
}
