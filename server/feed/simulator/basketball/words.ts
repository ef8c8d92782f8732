/** What the play-by-play says, and the clock as boards show it. */
import type { Act } from "./acts.ts";
import { quarters } from "./law.ts";

/** `4:12`, and under a minute with tenths: `34.2`. At most five characters. */
export function clockText(leftMs: number): string {
  if (leftMs < 60_000) return (Math.floor(leftMs / 100) / 10).toFixed(1);
  const seconds = Math.floor(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** `Q1` … `Q4`, `OT`, `OT2` … @param period from 1 */
export function periodText(period: number): string {
  if (period <= quarters) return `Q${period}`;
  return period === quarters + 1 ? "OT" : `OT${period - quarters}`;
}

const ordinals = ["first", "second", "third", "fourth"];

/** `the third quarter`, `overtime 2`. */
export function periodWords(period: number): string {
  if (period <= quarters) return `the ${ordinals[period - 1]} quarter`;
  return period === quarters + 1 ? "overtime" : `overtime ${period - quarters}`;
}

export function shotText(act: Extract<Act, { kind: "made" | "missed" }>): string {
  const { shooter, shot } = act;
  if (act.kind === "missed") return `${shooter.name} misses a ${shot}`;
  const made = shot === "three-pointer" ? "hits" : "makes";
  return `${shooter.name} ${made} a ${shot}${act.assist === null ? "" : ` (${act.assist.name} assists)`}`;
}

export function freeThrowText({ shooter, made, number, of }: Extract<Act, { kind: "free-throw" }>) {
  return `${shooter.name} ${made ? "makes" : "misses"} free throw ${number} of ${of}`;
}

/** @param other who took the ball, or null */
export function turnoverText(
  { by, loss }: Extract<Act, { kind: "turnover" }>,
  team: string,
  other: string | null,
): string {
  if (by === null) return `${team} let the shot clock run out`;
  if (other !== null) {
    return loss === "bad pass"
      ? `${other} steals a pass from ${by.name}`
      : `${other} steals the ball from ${by.name}`;
  }
  switch (loss) {
    case "travelling":
      return `${by.name} travels`;
    case "offensive foul":
      return `${by.name} loses the ball by the foul`;
    case "out of bounds":
      return `${by.name} loses the ball out of bounds`;
    default:
      return `${by.name} loses the ball`;
  }
}
