import type { EventKind } from "../../../../lib/schema/topics.ts";

/** What an event says in words. Teams only: the simulator knows no players and makes none up. */
export function eventText(kind: EventKind, team: string, other: string): string {
  switch (kind) {
    case "goal":
      return `Goal for ${team}`;
    case "penalty":
      return `Penalty scored by ${team}`;
    case "own-goal":
      return `Own goal by ${other}`;
    case "penalty-missed":
      return `Penalty missed by ${team}`;
    case "goal-cancelled":
      return `Goal for ${team} cancelled after a video review`;
    case "yellow":
      return `Yellow card for ${team}`;
    case "red":
      return `Red card for ${team}`;
    case "substitution":
      return `Substitution for ${team}`;
    default:
      return team;
  }
}
