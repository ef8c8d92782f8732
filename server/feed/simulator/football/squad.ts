/** Who plays for a club: 23 invented players, and of these eleven and nine more for a match. */
import { Random } from "../random.ts";
import { drawName } from "./names.ts";

export type Position = "GK" | "DF" | "MF" | "FW";

export interface SquadPlayer {
  readonly number: number;
  readonly name: string;
  readonly position: Position;
}

/** Shirt numbers by position, those who usually start first: 23 in all. */
const shirts: Readonly<Record<Position, readonly number[]>> = {
  GK: [1, 13, 31],
  DF: [2, 3, 4, 5, 12, 15, 21, 24],
  MF: [6, 8, 10, 14, 16, 18, 20],
  FW: [7, 9, 11, 17, 19],
};

/** Defenders, midfielders and forwards of eleven; with weights as they are often seen. */
const formations: readonly (readonly [weight: number, DF: number, MF: number, FW: number])[] = [
  [5, 4, 3, 3],
  [4, 4, 5, 1],
  [3, 4, 4, 2],
  [2, 3, 5, 2],
  [2, 3, 4, 3],
  [1, 5, 3, 2],
];

/** A club's players, the same for a seed in every match. No two bear the same name. */
export function drawSquad(seed: string, club: string): SquadPlayer[] {
  const random = new Random(seed, `squad ${club}`);
  const names = new Set<string>();
  const squad: SquadPlayer[] = [];
  for (const position of ["GK", "DF", "MF", "FW"] as const) {
    for (const number of shirts[position]) {
      let name = drawName(random);
      while (names.has(name)) name = drawName(random);
      names.add(name);
      squad.push({ number, name, position });
    }
  }
  return squad;
}

export interface LineUp {
  readonly starters: readonly SquadPlayer[];
  readonly bench: readonly SquadPlayer[];
}

const benchOutfield = 8;

/**
 * Chooses a formation, eleven for it and nine for the bench, a goalkeeper among them. Who comes
 * first in a squad is chosen more often.
 */
export function drawLineUp(random: Random, squad: readonly SquadPlayer[]): LineUp {
  const total = formations.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.uniform() * total;
  const formation =
    formations.find(([weight]) => {
      left -= weight;
      return left < 0;
    }) ?? formations[0];
  const [, DF = 4, MF = 4, FW = 2] = formation ?? [];
  const wanted = { GK: 1, DF, MF, FW };
  const starters: SquadPlayer[] = [];
  const rest: SquadPlayer[] = [];
  for (const position of ["GK", "DF", "MF", "FW"] as const) {
    // In order, but now and then one is passed over.
    const ranked = squad
      .filter((player) => player.position === position)
      .map((player, rank) => ({
        player,
        at: rank + (position === "GK" ? 1.2 : 2.5) * random.uniform(),
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ player }) => player);
    starters.push(...ranked.slice(0, wanted[position]));
    rest.push(...ranked.slice(wanted[position]));
  }
  const keeper = rest.filter(({ position }) => position === "GK").slice(0, 1);
  const outfield = rest
    .filter(({ position }) => position !== "GK")
    .map((player) => ({ player, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, benchOutfield)
    .map(({ player }) => player)
    .sort((a, b) => a.number - b.number);
  return { starters, bench: [...keeper, ...outfield] };
}
