/** A side's players as they stand on the team sheet, with what has become of each. */
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";
import type { EventRow } from "./timeline-entry.ts";

interface Keyed<R> {
  readonly key: string;
  readonly row: R;
}

/** A player of a line-up. */
export interface LinedUp {
  readonly key: string;
  readonly number: number | null;
  readonly name: string;
  readonly position: string;
  readonly goals: number;
  readonly card: "yellow" | "second-yellow" | "red" | null;
  /** When he came on and went off, as the clock showed it; null for neither. */
  readonly on: string | null;
  readonly off: string | null;
}

export interface LineUp {
  /** Players by line without the goalkeeper: `4-3-3`; empty where positions are not known. */
  readonly formation: string;
  readonly starters: readonly LinedUp[];
  readonly bench: readonly LinedUp[];
}

const lines = ["GK", "DF", "MF", "FW"];

/** The line-up of a side, from the goalkeeper to the forwards. */
export function lineUpOf(
  players: readonly Keyed<Row<"players">>[],
  events: readonly Keyed<EventRow>[],
  side: TeamSide,
): LineUp {
  const changes = events.filter(({ row }) => row.kind === "substitution" && row.side === side);
  const clockOf = (who: "player" | "other", name: string) =>
    changes.find(({ row }) => row[who] === name)?.row.clock ?? null;
  const own = players
    .filter(({ row }) => row.side === side)
    .map(({ key, row }) => {
      const name = row.name ?? "";
      const player: LinedUp = {
        key,
        number: row.number,
        name,
        position: row.position ?? "",
        goals: row.goals ?? 0,
        card: cardOf(row),
        on: row.starter === true ? null : clockOf("player", name),
        off: row.status === "off" ? clockOf("other", name) : null,
      };
      return { player, starter: row.starter === true };
    });
  const starters = own.filter(({ starter }) => starter).map(({ player }) => player);
  const bench = own.filter(({ starter }) => !starter).map(({ player }) => player);
  const line = ({ position }: LinedUp) => lines.indexOf(position);
  return {
    formation: formationOf(starters),
    starters: starters.toSorted((a, b) => line(a) - line(b)),
    // Who has played stands first.
    bench: bench.toSorted((a, b) => Number(b.on !== null) - Number(a.on !== null)),
  };
}

function cardOf({ yellows, reds }: Row<"players">): LinedUp["card"] {
  if ((reds ?? 0) > 0) return (yellows ?? 0) > 0 ? "second-yellow" : "red";
  return (yellows ?? 0) > 0 ? "yellow" : null;
}

function formationOf(starters: readonly LinedUp[]): string {
  const counts = lines.slice(1).map((line) => starters.filter((p) => p.position === line).length);
  return counts.every((count) => count === 0) ? "" : counts.filter(Boolean).join("-");
}
