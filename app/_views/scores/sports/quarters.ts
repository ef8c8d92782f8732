/** Basketball in words. `line` has a pair of points for each quarter, then one for each overtime. */
import type { PeriodScore, TeamSide } from "../../../../lib/schema/topics.ts";
import { scoreText } from "../match-state.ts";
import { moreOf } from "./sets.ts";
import type { SportMatch, SportWords } from "./words.ts";

const quarters = 4;
/** From so many fouls of a team in a quarter on each one sends the other side to the line. */
const bonusFouls = 5;

/** A period by its place, from 0: `Q1` … `Q4`, `OT`, `OT2` … */
export function quarterName(index: number): string {
  if (index < quarters) return `Q${index + 1}`;
  return index === quarters ? "OT" : `OT${index - quarters + 1}`;
}

const ordinals = ["First", "Second", "Third", "Fourth"];

/** The same in full: `Third quarter`, `Overtime 2`. */
export function quarterInFull(index: number): string {
  if (index < quarters) return `${ordinals[index]} quarter`;
  return index === quarters ? "Overtime" : `Overtime ${index - quarters + 1}`;
}

/** The place of the period that is being played or has just been; -1 before the first. */
export function quarterNow({ line, period }: Pick<SportMatch, "line" | "period">): number {
  const played = (line?.length ?? 0) - 1;
  const named = /^Q([1-4])$/.exec(period ?? "")?.[1];
  return named === undefined ? played : Number(named) - 1;
}

/** Points by quarter, and those of all overtimes together: what a list has columns for. */
export function quarterColumns(line: SportMatch["line"]): readonly PeriodScore[] {
  const all = line ?? [];
  if (all.length <= quarters) return all;
  const over = all.slice(quarters);
  const sum = (side: 0 | 1) => over.reduce((points, pair) => points + pair[side], 0);
  return [...all.slice(0, quarters), [sum(0), sum(1)]];
}

/** What is left of the period, as the feed has it: `4:12`, `34.2`; empty where it does not say. */
export function timeLeft({ clock }: Pick<SportMatch, "clock">): string {
  return /\d[\d:]*[:.]\d+$/.exec(clock ?? "")?.[0] ?? "";
}

/** Whether each foul of the other side now sends this one to the line. */
export function inBonus(match: SportMatch, side: TeamSide): boolean {
  const fouls = side === "home" ? match.awayFouls : match.homeFouls;
  return match.status === "live" && (fouls ?? 0) >= bonusFouls;
}

/** Who has the ball, while playing; null where it is not known. */
export function ballOf({ status, server }: SportMatch): TeamSide | null {
  return status === "live" ? server : null;
}

/**
 * The clock in at most nine characters: `Q3 4:12` while playing, `HT` and `End Q1` between quarters,
 * `Final`, after overtime `F/OT`, `Susp.`, `Postp.`; null for a match to come.
 */
export function quarterClock(match: SportMatch): string | null {
  const now = quarterNow(match);
  switch (match.status) {
    case "live":
      return now < 0 ? "" : `${quarterName(now)} ${timeLeft(match)}`.trim();
    case "break":
      return now === 1 ? "HT" : `End ${quarterName(Math.max(now, 0))}`;
    case "finished":
      return hadOvertime(match) ? "F/OT" : "Final";
    case "suspended":
      return "Susp.";
    case "postponed":
      return "Postp.";
    default:
      return null;
  }
}

/** The state in full words. */
export function quarterWords(match: SportMatch): string {
  const now = quarterNow(match);
  switch (match.status) {
    case "live":
      return now < 0 ? "Live" : quarterInFull(now);
    case "break":
      return now === 1 ? "Half-time" : `End of ${quarterInFull(Math.max(now, 0)).toLowerCase()}`;
    case "finished":
      return hadOvertime(match) ? "After overtime" : "Final";
    case "suspended":
      return "Suspended";
    case "postponed":
      return "Postponed";
    default:
      return "To come";
  }
}

function hadOvertime({ line, ending }: SportMatch): boolean {
  return ending === "overtime" || (line?.length ?? 0) > quarters;
}

function steps({ line }: SportMatch): readonly string[] {
  return (line ?? []).map((points, index) => `${quarterName(index)} ${scoreText(points)}`);
}

export const basketball: SportWords = {
  moments: false,
  clock: quarterClock,
  words: quarterWords,
  time: (match) => (match.status === "live" ? timeLeft(match) : ""),
  winner: moreOf,
  steps: () => [],
  spoken(match) {
    const left = match.status === "live" ? timeLeft(match) : "";
    const ball = ballOf(match);
    const sides = ["home", "away"] as const;
    return [
      quarterWords(match),
      ...(left === "" ? [] : [`${left} left`]),
      ...steps(match),
      ...(ball === null ? [] : [`${match[ball]} with the ball`]),
      ...sides.filter((side) => inBonus(match, side)).map((side) => `${match[side]} in the bonus`),
    ];
  },
};
