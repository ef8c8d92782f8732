/** Players' figures add up to what the match says of their side. */
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";

type Player = Row<"players">;
type Statistic = Row<"stats">;
type Match = Row<"matches">;

const sides = ["home", "away"] as const;
const foulsMax = 6;

/** @param stat a statistic of the match by its id. */
export function boxOffence(
  match: Match,
  players: readonly Player[],
  stat: (id: string) => Statistic | null,
): string | null {
  if (match.sport !== "basketball" || players.length === 0) return null;
  for (const side of sides) {
    const own = players.filter((player) => player.side === side);
    const offence =
      own.reduce<string | null>((found, player) => found ?? lineOffence(player), null) ??
      sumOffence(match, own, side, stat);
    if (offence !== null) return `${side}: ${offence}`;
  }
  return null;
}

/** What a line of the box score says of itself. */
function lineOffence(player: Player): string | null {
  const { name, points, fieldMade, fieldTried, threeMade, threeTried, freeMade, freeTried } =
    figuresOf(player);
  if (points !== 2 * fieldMade + threeMade + freeMade) {
    return `${name} has ${points} points of ${fieldMade}, ${threeMade} and ${freeMade}`;
  }
  if (fieldMade > fieldTried || threeMade > threeTried || freeMade > freeTried) {
    return `${name} made more than tried`;
  }
  if (threeMade > fieldMade || threeTried > fieldTried) return `threes of ${name} are no shots`;
  const { fouls, status } = player;
  if ((fouls ?? 0) > foulsMax) return `${name} has ${fouls} fouls`;
  if ((fouls === foulsMax) !== (status === "out"))
    return `${name} is ${status} with ${fouls} fouls`;
  return null;
}

function figuresOf(player: Player) {
  const of = (figure: keyof Player) => Number(player[figure] ?? 0);
  return {
    name: player.name,
    points: of("points"),
    fieldMade: of("fieldMade"),
    fieldTried: of("fieldTried"),
    threeMade: of("threeMade"),
    threeTried: of("threeTried"),
    freeMade: of("freeMade"),
    freeTried: of("freeTried"),
  };
}

/** Ids of statistics and the figure of players that they are the sum of. */
const sums = [
  ["field-goals", "fieldMade"],
  ["free-throws", "freeMade"],
  ["rebounds", "rebounds"],
  ["fouls", "fouls"],
] as const;

function sumOffence(
  match: Match,
  own: readonly Player[],
  side: TeamSide,
  stat: (id: string) => Statistic | null,
): string | null {
  const sum = (figure: keyof Player) =>
    own.reduce((total, player) => total + Number(player[figure] ?? 0), 0);
  const score = side === "home" ? match.homeScore : match.awayScore;
  if (sum("points") !== score) return `${sum("points")} points of ${score}`;
  const on = own.filter(({ status }) => status === "on").length;
  if (match.status === "live" && on !== 5) return `${on} on the floor`;
  for (const [id, figure] of sums) {
    const whole = stat(id)?.[side] ?? 0;
    if (sum(figure) !== whole) return `${sum(figure)} ${id} of ${whole}`;
  }
  const other = side === "home" ? match.awayScore : match.homeScore;
  const margin = (score ?? 0) - (other ?? 0);
  return sum("plusMinus") === 5 * margin ? null : `plus-minus of ${sum("plusMinus")} at ${margin}`;
}
