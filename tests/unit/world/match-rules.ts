/** What can never be of a match, whatever the sport; each says what is wrong, or null. */
import type { Row } from "../../../lib/schema/topics.ts";
import { clockOffence, periodOffence } from "./clock-rules.ts";
import { resultOffence } from "./league-rules.ts";
import { serveOffence, setsOffence } from "./serve-rules.ts";
import { pointsOffence, setsWon } from "./tennis-rules.ts";

type Match = Row<"matches">;
type MatchEvent = Row<"events">;
type Chances = Pick<Match, "homeWin" | "draw" | "awayWin">;

export interface Score {
  readonly home: number;
  readonly away: number;
}

/** Chances have four decimals, and each is rounded by itself. */
const roundings = 1.5e-4;

export function chancesOffence({ homeWin, draw, awayWin }: Chances): string | null {
  if (homeWin === null && draw === null && awayWin === null) return null;
  const chances = [homeWin, draw, awayWin].map((chance) => chance ?? Number.NaN);
  if (chances.some((chance) => !(chance >= 0 && chance <= 1))) return `chances ${chances}`;
  const sum = chances.reduce((a, b) => a + b, 0);
  return Math.abs(sum - 1) <= roundings ? null : `chances ${chances} sum to ${sum}`;
}

const order: readonly Match["status"][] = ["scheduled", "live", "finished"];

function statusOffence(now: Match, before: Match | null): string | null {
  const isOn = now.status === "live" || now.status === "break" || now.status === "suspended";
  if (now.status === "scheduled" && now.homeScore !== null) return "a score before it began";
  const rank = (match: Match) => (match.status === "break" ? 1 : order.indexOf(match.status));
  if (before !== null && order.includes(now.status) && rank(now) < rank(before)) {
    return `${before.status} before ${now.status}`;
  }
  if (isOn && now.period === null) return `${now.status} in no period`;
  if (now.status !== "finished" || now.homeWin === null) return null;
  const isSure = now.homeWin === 1 || now.draw === 1 || now.awayWin === 1;
  return isSure ? null : "over, and nothing is sure";
}

/** What a match's row says, and how it follows from the one before, or null. */
export function rowOffence(now: Match, before: Match | null): string | null {
  return (
    chancesOffence(now) ??
    statusOffence(now, before) ??
    (before === null ? null : periodOffence(now, before)) ??
    (before === null ? null : clockOffence(now, before)) ??
    (now.sport === "tennis" ? tennisOffence(now, before) : null) ??
    lineOffence(now) ??
    resultOffence(now)
  );
}

function tennisOffence(now: Match, before: Match | null): string | null {
  return (
    pointsOffence(now, before) ??
    setsOffence(now) ??
    (before === null ? null : serveOffence(now, before))
  );
}

/** The score is what the parts of the match come to; kicks of a shoot-out are not in it. */
function lineOffence({ sport, line, homeScore, awayScore }: Match): string | null {
  if (line === null || homeScore === null || awayScore === null) return null;
  const parts = sport === "football" ? line.slice(0, 3) : line;
  const sum = (side: 0 | 1) => parts.reduce((total, part) => total + part[side], 0);
  const [home, away] = sport === "tennis" ? setsWon(line) : [sum(0), sum(1)];
  if (home === homeScore && away === awayScore) return null;
  return `score ${homeScore}:${awayScore}, by its parts ${home}:${away}`;
}

const goals = new Set<MatchEvent["kind"]>(["goal", "penalty", "own-goal"]);

/** By how much an event may change the score of its side. */
function worth(sport: Match["sport"], { kind }: MatchEvent): readonly number[] {
  if (sport === "football") return goals.has(kind) ? [1] : [kind === "goal-cancelled" ? -1 : 0];
  if (kind === "field-goal") return [2];
  if (kind === "three-pointer") return [3];
  return kind === "free-throw" ? [0, 1] : [0];
}

/** Whether an event's score follows from that of the event before. */
export function eventOffence(match: Match, event: MatchEvent, before: Score): string | null {
  const score = scoreOf(event);
  const change = { home: score.home - before.home, away: score.away - before.away };
  const said = `${event.kind} at ${event.clock}: ${before.home}:${before.away} to ${score.home}:${score.away}`;
  // A match that is broken off is given to the other side.
  if (event.kind === "full-time" && match.clock === "ABD") return null;
  // Whatever the last point of a set was, it comes with the set.
  if (match.sport === "tennis") {
    const sets = Math.abs(change.home) + Math.abs(change.away);
    return sets === 0 || (sets === 1 && change.home + change.away === 1) ? null : said;
  }
  const { side } = event;
  if (side === null) return change.home === 0 && change.away === 0 ? null : said;
  const [own, other] = side === "home" ? [change.home, change.away] : [change.away, change.home];
  return worth(match.sport, event).includes(own) && other === 0 ? null : said;
}

export function scoreOf({ homeScore, awayScore }: Pick<Match, "homeScore" | "awayScore">): Score {
  return { home: homeScore ?? 0, away: awayScore ?? 0 };
}

/** A league's table adds up: who wins, somebody loses, and what is scored is conceded. */
export function standingsOffence(
  rows: readonly Row<"standings">[],
  byShare: boolean,
): string | null {
  const sum = (figure: (row: Row<"standings">) => number | null) =>
    rows.reduce((total, row) => total + (figure(row) ?? Number.NaN), 0);
  if (sum((row) => row.won) !== sum((row) => row.lost)) return "wins are not losses";
  if (sum((row) => row.drawn) % 2 !== 0) return "somebody drew alone";
  if (sum((row) => row.scored) !== sum((row) => row.conceded)) return "goals nobody conceded";
  if (sum((row) => row.played) % 2 !== 0) return "somebody played alone";
  const ranks = new Set(rows.map(({ rank }) => rank));
  if (
    ranks.size !== rows.length ||
    Math.max(...rows.map(({ rank }) => rank ?? 0)) !== rows.length
  ) {
    return "two of a rank";
  }
  for (const { played, won, drawn, lost, scored, conceded, difference, points } of rows) {
    const [w, d] = [won ?? Number.NaN, drawn ?? Number.NaN];
    if (played !== w + d + (lost ?? 0)) return `${played} played: ${won}, ${drawn}, ${lost}`;
    if (difference !== (scored ?? 0) - (conceded ?? 0)) return `difference ${difference}`;
    if (points !== (byShare ? w : 3 * w + d)) return `${points} points for ${won} and ${drawn}`;
  }
  return null;
}
