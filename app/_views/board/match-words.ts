import type { Row } from "../../../lib/schema/topics.ts";
import { type SportMatch, wordsOf } from "../scores/sports/words.ts";

type League = Pick<Row<"leagues">, "name" | "table"> & Partial<Pick<Row<"leagues">, "sport">>;
type Match = SportMatch & Pick<Row<"matches">, "sport">;

/** A match's clock in a few characters, or that it is still to come. */
export function matchState(match: Match): string {
  return wordsOf(match.sport).clock(match) ?? "next";
}

/**
 * Where a match belongs: of a cup's group its part of the name, of a knock-out match the round, of
 * one of many tournaments both.
 */
export function placeWords(league: League | undefined, round: string | null): string {
  if (league?.sport === "tennis" && round !== null) {
    return `${league.name?.replace(/ \(.*\)$/, "")} · ${round}`;
  }
  if (league?.table === false && round !== null) return round;
  return league?.name?.split(" · ").at(-1) ?? "";
}
