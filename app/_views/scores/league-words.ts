/** What a table says of teams that are ranked by the share of games that they have won. */
import { noFigure } from "../../../lib/domain/format.ts";
import type { FormLetter, Row } from "../../../lib/schema/topics.ts";

type Standing = Pick<Row<"standings">, "won" | "lost">;

/** The share of games won as one writes it, `.612` and `1.000`; a dash before the first game. */
export function shareText({ won, lost }: Standing): string {
  const played = (won ?? 0) + (lost ?? 0);
  if (played === 0) return noFigure;
  return ((won ?? 0) / played).toFixed(3).replace(/^0/, "");
}

/** Games behind the first: the mean of what it has won more and lost less; a dash for none. */
export function gamesBehind(team: Standing, first: Standing): string {
  const of = (a: number | null, b: number | null) => (a ?? 0) - (b ?? 0);
  const games = (of(first.won, team.won) + of(team.lost, first.lost)) / 2;
  return games === 0 ? noFigure : games.toFixed(1);
}

/** How many of the last games in a row ended alike: `W3`; `L5+` where it may be more. */
export function streakOf(form: readonly FormLetter[]): string {
  const last = form.at(-1);
  if (last === undefined) return noFigure;
  const other = form.findLastIndex((letter) => letter !== last);
  const count = form.length - 1 - other;
  return `${last}${count}${other === -1 && count >= 5 ? "+" : ""}`;
}
