/** When the clock stands, and for how long. */
import type { Act } from "./acts.ts";

/** ms, each more or less. */
const foulMs = 38_000;
const beforeShotsMs = 30_000;
const freeThrowMs = 15_000;
const deadBallMs = 22_000;

/** How long the clock stands after an act; `next` is what follows in the same possession. */
export function standsAfter(act: Act, next: Act["kind"] | undefined): number {
  switch (act.kind) {
    case "foul":
      return next === "free-throw" ? beforeShotsMs : next === "foul" ? deadBallMs : foulMs;
    case "free-throw":
      return next === "free-throw" || act.made ? freeThrowMs : 0;
    case "made":
      return next === "foul" ? 1000 : 0;
    default:
      return isDead(act) ? deadBallMs : 0;
  }
}

/** Whether the ball is dead after an act that ends a possession. */
export function isDead(act: Act | null): boolean {
  if (act === null) return true;
  if (act.kind === "free-throw") return act.made;
  if (act.kind === "turnover") return !act.stolen;
  return act.kind === "rebound" ? act.out : act.kind === "foul";
}
