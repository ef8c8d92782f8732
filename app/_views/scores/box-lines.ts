/** A box score: the figures of a side's players, and their sums. */
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";

export type PlayerRow = Row<"players">;

interface Keyed {
  readonly key: string;
  readonly row: PlayerRow;
}

/** What is counted, and added up for the side. */
const counted = [
  "points",
  "rebounds",
  "assists",
  "steals",
  "blocks",
  "turnovers",
  "fieldMade",
  "fieldTried",
  "threeMade",
  "threeTried",
  "freeMade",
  "freeTried",
  "fouls",
] as const;

export type BoxFigures = Readonly<Record<(typeof counted)[number], number>>;

/** A side's players in the order in which a box score has them: starters, then the bench. */
export function boxOf<K extends Keyed>(players: readonly K[], side: TeamSide): readonly K[] {
  const own = players.filter(({ row }) => row.side === side);
  return own.toSorted((a, b) => Number(b.row.starter === true) - Number(a.row.starter === true));
}

/** Sums over players. */
export function totalsOf(players: readonly Keyed[]): BoxFigures {
  const sum = (name: (typeof counted)[number]) =>
    players.reduce((total, { row }) => total + (row[name] ?? 0), 0);
  return Object.fromEntries(counted.map((name) => [name, sum(name)])) as BoxFigures;
}

/** Whether a player has been on the floor, if only for seconds. */
export function hasPlayed(row: PlayerRow): boolean {
  return row.status === "on" || (row.minutes ?? 0) > 0 || row.status === "out" || anything(row);
}

function anything(row: PlayerRow): boolean {
  return counted.some((name) => (row[name] ?? 0) > 0) || (row.plusMinus ?? 0) !== 0;
}

/** Made of tried, as box scores have it: `5-9`. */
export function madeOf(made: number | null, tried: number | null): string {
  return `${made ?? 0}-${tried ?? 0}`;
}
