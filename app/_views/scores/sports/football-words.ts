/** Football in words: the minute, the score at half-time, red cards, the shoot-out. */
import {
  halfTimeOf,
  phaseWords,
  scoreSteps,
  scoreText,
  shootOutOf,
  shortClock,
  winnerOf,
} from "../match-state.ts";
import type { SportWords } from "./words.ts";

export const football: SportWords = {
  moments: true,
  clock: shortClock,
  words: phaseWords,
  // No minute passes in a shoot-out, and the period says that it is one.
  time: (match) =>
    match.status === "live" && match.period !== "PEN" ? (shortClock(match) ?? "") : "",
  winner: winnerOf,
  steps: scoreSteps,
  spoken(match) {
    const half = halfTimeOf(match);
    const shootOut = shootOutOf(match.line);
    return [
      (match.status === "live" && match.clock) || phaseWords(match),
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
