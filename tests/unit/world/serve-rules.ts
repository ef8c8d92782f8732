/** Who serves, which sets there can be, and when a match of tennis is over. */
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";
import { setsWon } from "./tennis-rules.ts";

type Line = NonNullable<Row<"matches">["line"]>;
type Sets = Pick<Row<"matches">, "line" | "status" | "ending" | "bestOf">;
type Serve = Pick<Row<"matches">, "line" | "server" | "homePoints" | "awayPoints">;

const other = (side: TeamSide): TeamSide => (side === "home" ? "away" : "home");

/** Sets that can be, each the one after the other, and no more than it takes. */
export function setsOffence({ line, status, ending, bestOf }: Sets): string | null {
  if (line === null) return null;
  for (const [i, set] of line.entries()) {
    const isLast = i === line.length - 1;
    const [home, away, loser] = set;
    const [most, least] = [Math.max(home, away), Math.min(home, away)];
    const isWon = (most === 6 && least <= 4) || (most === 7 && (least === 5 || least === 6));
    const isOpen = most <= 6 && !isWon;
    const isBroken = ending === "retired" || ending === "walkover";
    const said = `set ${i + 1} of ${home}:${away}`;
    if (!(isWon || (isOpen && isLast && (status !== "finished" || isBroken)))) return said;
    // A tie-break of 7:6 says what its loser had: five at most, unless it went on by two.
    if ((loser !== undefined) !== (most === 7 && least === 6)) return `${said} with ${loser}`;
    if (loser !== undefined && !(Number.isInteger(loser) && loser >= 0)) return `${said} ${loser}`;
  }
  const most = Math.max(...setsWon(line));
  const needed = ((bestOf ?? 3) + 1) / 2;
  if (most > needed) return `${most} sets won of ${bestOf}`;
  if (status === "live" && most === needed) return `it goes on after ${most} sets`;
  const isOver = status !== "finished" || ending !== null || most === needed;
  return isOver ? null : `over after ${most} sets`;
}

const gamesOf = (line: Line) => line.reduce((sum, [home, away]) => sum + home + away, 0);

/** Who served first in a tie-break of which so many points are played: one, then two each. */
function firstOf(server: TeamSide, points: number): TeamSide {
  return Math.floor((points + 1) / 2) % 2 === 0 ? server : other(server);
}

/** The serve changes after each game, in a tie-break after the first point and then after two. */
export function serveOffence(now: Serve, before: Serve): string | null {
  const [to, from] = [now.server, before.server];
  if (to === null || from === null || now.line === null) return null;
  const last = before.line?.at(-1);
  const wasTieBreak = last?.[0] === 6 && last[1] === 6;
  const pointsOf = (match: Serve) => Number(match.homePoints) + Number(match.awayPoints);
  const games = gamesOf(now.line) - gamesOf(before.line ?? []);
  const said = `${from} serves, then ${to}`;
  if (games > 1 || games < 0) return `${games} games at once`;
  if (games === 1) {
    // Who received first in the tie-break serves first in the next set.
    const expected = other(wasTieBreak ? firstOf(from, pointsOf(before)) : from);
    return to === expected ? null : `${said} the next game`;
  }
  if (!wasTieBreak) return to === from ? null : `${said} the same game`;
  const isSame = firstOf(from, pointsOf(before)) === firstOf(to, pointsOf(now));
  return isSame ? null : `${said} in a tie-break, after ${pointsOf(now)} points`;
}
