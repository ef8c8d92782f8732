import type { Row } from "../../../lib/schema/topics.ts";
import { phaseOf } from "./match-state.ts";

type Match = Pick<Row<"matches">, "home" | "away" | "status" | "startTime">;

/**
 * Of both teams of a match the one before it that is over and the one after it that is to come,
 * by kick-off.
 * @returns their ids, each once; none for a match that is not among them
 */
export function nearMatches(
  id: string,
  matches: Readonly<Record<string, Partial<Match>>>,
): readonly string[] {
  const match = matches[id];
  if (match === undefined) return [];
  const timeOf = (one: Partial<Match> | undefined) => one?.startTime ?? 0;
  const now = timeOf(match);
  const others = Object.entries(matches)
    .filter(([key]) => key !== id)
    .sort(([, a], [, b]) => timeOf(a) - timeOf(b));
  const near = new Set<string>();
  for (const team of [match.home, match.away]) {
    if (team == null) continue;
    const own = others.filter(([, { home, away }]) => home === team || away === team);
    const phase = ([, { status }]: (typeof own)[number]) => phaseOf(status ?? null);
    const last = own.findLast((one) => timeOf(one[1]) <= now && phase(one) === "finished");
    const next = own.find((one) => timeOf(one[1]) >= now && phase(one) === "upcoming");
    for (const found of [last, next]) if (found !== undefined) near.add(found[0]);
  }
  return [...near].sort((a, b) => timeOf(matches[a]) - timeOf(matches[b]));
}
