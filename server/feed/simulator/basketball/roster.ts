/** Who plays for a club, and how: drawn once from the feed's seed. */
import { Random } from "../random.ts";
import { playerName } from "./names.ts";

export type Position = "G" | "F" | "C";

export interface Player {
  readonly number: number;
  readonly name: string;
  readonly position: Position;
  readonly starter: boolean;
  /** Part of the game that the coach means to use him, 0 to 1; his position's shares sum to its places. */
  readonly share: number;
  /** How often he ends an attack, against the mean player. So are the six below. */
  readonly usage: number;
  readonly passing: number;
  readonly offensiveRebounds: number;
  readonly defensiveRebounds: number;
  readonly steals: number;
  readonly blocks: number;
  readonly fouling: number;
  /** Part of his shots that are three-pointers, and how good he is, as ratios to the league's. */
  readonly threes: number;
  readonly touch: number;
  /** Chance to make a free throw. */
  readonly freeThrows: number;
}

/** Places on the floor by position, and the shares of those who compete for them. */
const places: Readonly<Record<Position, readonly number[]>> = {
  G: [0.72, 0.68, 0.36, 0.24, 0],
  F: [0.71, 0.66, 0.38, 0.25, 0],
  C: [0.64, 0.36, 0],
};
export const floorPlaces: Readonly<Record<Position, number>> = { G: 2, F: 2, C: 1 };

const habits = {
  G: {
    passing: 1.7,
    offensive: 0.45,
    defensive: 0.7,
    steals: 1.3,
    blocks: 0.4,
    fouling: 0.85,
    threes: 0.47,
  },
  F: {
    passing: 0.85,
    offensive: 1,
    defensive: 1.05,
    steals: 1,
    blocks: 1,
    fouling: 1,
    threes: 0.42,
  },
  C: {
    passing: 0.6,
    offensive: 2.1,
    defensive: 1.6,
    steals: 0.6,
    blocks: 2.3,
    fouling: 1.3,
    threes: 0.14,
  },
} as const;

/** Thirteen players: guards, forwards, centres, each group in the coach's order. */
export function rosterOf(seed: string, club: string): readonly Player[] {
  const random = new Random(seed, `basketball roster ${club}`);
  const names = new Set<string>();
  const numbers = new Set<number>();
  const around = (spread: number) => Math.exp(spread * random.normal());
  return (["G", "F", "C"] as const).flatMap((position) =>
    places[position].map((share, rank): Player => {
      const habit = habits[position];
      const starter = rank < floorPlaces[position];
      return {
        number: shirt(random, numbers),
        name: playerName(random, names),
        position,
        starter,
        share,
        usage: (starter ? 1.1 : 0.85) * (position === "C" ? 0.85 : 1) * around(0.25),
        passing: habit.passing * around(0.3),
        offensiveRebounds: habit.offensive * around(0.2),
        defensiveRebounds: habit.defensive * around(0.15),
        steals: habit.steals * around(0.2),
        blocks: habit.blocks * around(0.3),
        fouling: habit.fouling * around(0.12),
        threes: Math.min(0.75, habit.threes * around(0.2)),
        touch: around(0.05),
        freeThrows: Math.min(
          0.93,
          Math.max(0.5, (position === "C" ? 0.72 : 0.81) + 0.06 * random.normal()),
        ),
      };
    }),
  );
}

/** A number on the shirt, 0 to 55. */
function shirt(random: Random, taken: Set<number>): number {
  for (;;) {
    const number = Math.floor(random.uniform() * 56);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}
