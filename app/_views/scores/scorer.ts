import type { Row, TeamSide } from "../../../lib/schema/topics.ts";

/**
 * Who scored, from what was called out: `Mexico 1–0 South Africa (Julián Quiñones 9', penalty)`.
 * @param headlines any, the newest last
 * @param match whose goal it was, with the score that it led to
 * @returns the player, an own goal marked as on a scoreboard; null where the feed knows no players, or has not told yet
 */
export function scorerOf(
  headlines: readonly { readonly row: Pick<Row<"headlines">, "kind" | "key" | "text"> }[],
  match: {
    readonly id: string;
    readonly home: string | null;
    readonly away: string | null;
    readonly score: string;
  },
  side: TeamSide,
): string | null {
  const start = `${match.home} ${match.score} ${match.away} (`;
  const told = headlines.findLast(
    ({ row }) => row.kind === "goal" && row.key === match.id && row.text?.startsWith(start),
  );
  const [, scorer, how] = told?.row.text?.slice(start.length).match(/^(.+) \S+'(.*)\)$/) ?? [];
  if (scorer === undefined || scorer === match[side]) return null;
  return how === ", own goal" ? `${scorer} (o.g.)` : scorer;
}
