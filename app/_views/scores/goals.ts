/** The goals of a match that stand, from its events. */
import type { TeamSide } from "../../../lib/schema/topics.ts";
import { type EventRow, newestFirst } from "./timeline-entry.ts";

/** A goal that stands. */
export interface Goal {
  /** The event's key. */
  readonly key: string;
  readonly side: TeamSide;
  readonly clock: string;
  /** Null where the feed knows no players. */
  readonly player: string | null;
  readonly how: "goal" | "penalty" | "own-goal";
}

/** Goals in order of time; one that was cancelled takes the side's latest before it along. */
export function goalsOf(rows: readonly { readonly key: string; readonly row: EventRow }[]): Goal[] {
  const goals: Goal[] = [];
  for (const { key, event } of newestFirst(rows).reverse()) {
    const { kind, side, clock, player } = event;
    if (side === null) continue;
    if (kind === "goal-cancelled") {
      const last = goals.findLastIndex((goal) => goal.side === side);
      if (last !== -1) goals.splice(last, 1);
    } else if (kind === "goal" || kind === "penalty" || kind === "own-goal") {
      goals.push({ key, side, clock: clock ?? "", player: player || null, how: kind });
    }
  }
  return goals;
}

/** A side's scorers as text: `Jiménez 9', 67' (pen.)`, or the minutes where nobody is named. */
export function scorersText(goals: readonly Goal[], side: TeamSide): string {
  const byPlayer = new Map<string, string[]>();
  for (const goal of goals) {
    if (goal.side !== side) continue;
    const how = { goal: "", penalty: " (pen.)", "own-goal": " (o.g.)" }[goal.how];
    const name = goal.player ?? "";
    byPlayer.set(name, [...(byPlayer.get(name) ?? []), `${goal.clock}${how}`]);
  }
  return [...byPlayer]
    .map(([player, minutes]) => `${player} ${minutes.join(", ")}`.trim())
    .join(" · ");
}
