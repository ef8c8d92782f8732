import type { Row } from "../../../lib/schema/topics.ts";
import { shortClock } from "../scores/match-state.ts";

type Match = Pick<Row<"matches">, "status" | "period" | "clock" | "line">;

/** A match's clock in a few characters, or that it is still to come. */
export function matchState(match: Match): string {
  return shortClock(match) ?? "next";
}
