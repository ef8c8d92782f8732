/** When the acts of a possession happen: stretch by stretch, none beyond its shot clock. */
import type { Random } from "../random.ts";
import type { Act, Timed } from "./acts.ts";

export const shotClockMs = 24_000;
/** After an offensive rebound or a foul. */
export const shortClockMs = 14_000;

/** A missed shot is so long in the air, or a third of its stretch. */
const airMs = 1500;

export interface Span {
  readonly lengthMs: number;
  /** Until the ball is in play after a basket: the clock runs, the shot clock not yet. */
  readonly inboundMs: number;
  /** Whether the period ends with the possession. */
  readonly last: boolean;
}

/** @param stretches acts by stretches of the shot clock, each with one act at least */
export function timed(
  random: Random,
  stretches: readonly (readonly Act[])[],
  span: Span,
): readonly Timed[] {
  const ends = endsOf(random, stretches.length, span);
  let begin = 0;
  return stretches.flatMap((acts, place) => {
    const end = ends[place] ?? begin;
    const found = acts.map((act, index): Timed => {
      const flies = act.kind === "missed" && acts[index + 1]?.kind === "rebound";
      const air = flies ? Math.min(airMs, Math.round((end - begin) / 3)) : 0;
      return { act, after: end - air };
    });
    begin = end;
    // At the buzzer the ball is gone when the clock stops, and nobody rebounds it.
    const over = span.last && place === stretches.length - 1 && acts.at(-1)?.kind === "rebound";
    return over ? found.slice(0, -1).map(({ act }) => ({ act, after: end })) : found;
  });
}

function endsOf(random: Random, count: number, { lengthMs, inboundMs }: Span): readonly number[] {
  const limit = (place: number) => (place === 0 ? inboundMs + shotClockMs : shortClockMs);
  const weights = Array.from({ length: count }, (_, place) =>
    count === 1 ? 1 : (place === 0 ? 1 : 0.4) + random.uniform() / 2,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = weights.map((weight) => Math.round((lengthMs * weight) / total));
  const lengths = drawn.map((length, place) => Math.min(length, limit(place)));
  // What was too long for one goes to those that have room.
  let spare = lengthMs - lengths.reduce((sum, length) => sum + length, 0);
  let end = 0;
  return lengths.map((length, place) => {
    const more = Math.max(0, Math.min(spare, limit(place) - length));
    spare -= more;
    end = Math.min(lengthMs, end + length + more);
    return place === count - 1 ? lengthMs : end;
  });
}
