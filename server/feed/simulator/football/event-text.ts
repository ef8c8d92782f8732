import type { EventKind } from "../../../../lib/schema/topics.ts";

/** Names of those whom an event is about, as far as it has any. */
export interface Who {
  readonly player?: string | undefined;
  readonly other?: string | undefined;
}

/**
 * What an event says in words.
 * @param team whose event it is; of an own goal, the side that gains it
 * @param opponent the other side
 */
export function eventText(
  kind: EventKind,
  team: string,
  opponent: string,
  { player, other }: Who = {},
): string {
  const by = player === undefined ? "" : `: ${player}`;
  const of = player === undefined ? team : `${player} (${team})`;
  switch (kind) {
    case "goal":
      return `Goal for ${team}${by}${other === undefined ? "" : `, assisted by ${other}`}`;
    case "penalty":
      return `Penalty scored by ${of}`;
    case "own-goal":
      return `Own goal by ${player === undefined ? opponent : `${player} (${opponent})`}`;
    case "penalty-missed":
      return `Penalty missed by ${of}`;
    case "goal-cancelled":
      return `Goal for ${team} cancelled after a video review${by}`;
    case "yellow":
      return `Yellow card for ${of}`;
    case "second-yellow":
      return `Second yellow card for ${of}, sent off`;
    case "red":
      return `Red card for ${of}`;
    case "substitution":
      return player === undefined || other === undefined
        ? `Substitution for ${team}`
        : `Substitution for ${team}: ${player} for ${other}`;
    case "shootout-scored":
      return `${of} scores`;
    case "shootout-missed":
      return `${of} misses`;
    default:
      return team;
  }
}
