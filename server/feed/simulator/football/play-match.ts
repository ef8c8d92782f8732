/** A match by itself, without a board. */
import type { MatchWriter } from "../../feed.ts";
import { Random } from "../random.ts";
import { Match } from "./match.ts";
import type { Means, Scoring } from "./scoring.ts";
import { drawSquad } from "./squad.ts";

export interface MatchPlan {
  readonly seed: string;
  /** The match's own among those of a seed. */
  readonly name: string;
  readonly home: string;
  readonly away: string;
  readonly means: Means;
  /** ms since the epoch; 0 unless given. */
  readonly kickoff?: number;
  readonly knockout?: boolean;
  readonly scoring?: Scoring;
}

/** A match that is to be played on a writer: step it until its phase is `FT`. */
export function planMatch(plan: MatchPlan, writer: MatchWriter): Match {
  const { seed, name, home, away, kickoff = 0, ...rest } = plan;
  return new Match({
    ...rest,
    writer,
    home,
    away,
    squads: { home: drawSquad(seed, home), away: drawSquad(seed, away) },
    stream: (concern) => new Random(seed, `${name} ${concern}`),
    kickoff,
    epoch: 0,
  });
}

/**
 * Plays a match from its line-ups to its end.
 * @param watch is called after every step
 */
export function playMatch(
  plan: MatchPlan,
  writer: MatchWriter,
  watch: (match: Match) => void = () => {},
): Match {
  const match = planMatch(plan, writer);
  while (match.phase !== "FT") {
    match.step();
    watch(match);
  }
  return match;
}
