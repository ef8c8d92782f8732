/** How a point begins and who wins it: first serve, second serve, by the server's ability. */
import type { Random } from "../random.ts";

export type Surface = "hard" | "clay" | "grass";

/** Shares of points, on the men's tour 2015 to 2024. A double fault counts as a second serve lost. */
export interface ServeShares {
  readonly won: number;
  readonly firstIn: number;
  readonly firstWon: number;
  readonly secondWon: number;
  readonly aces: number;
  readonly doubleFaults: number;
}

export const surfaces: Readonly<Record<Surface, ServeShares>> = {
  hard: {
    won: 0.641,
    firstIn: 0.613,
    firstWon: 0.725,
    secondWon: 0.507,
    aces: 0.087,
    doubleFaults: 0.038,
  },
  clay: {
    won: 0.619,
    firstIn: 0.623,
    firstWon: 0.688,
    secondWon: 0.505,
    aces: 0.054,
    doubleFaults: 0.034,
  },
  grass: {
    won: 0.66,
    firstIn: 0.627,
    firstWon: 0.743,
    secondWon: 0.521,
    aces: 0.098,
    doubleFaults: 0.038,
  },
};

/** A player's serve in one match. */
export interface Serve {
  /** P(the first serve is in). */
  readonly firstIn: number;
  /** P(ace | first serve in). */
  readonly ace: number;
  readonly firstWon: number;
  readonly secondWon: number;
  /** P(double fault | first serve out). */
  readonly doubleFault: number;
}

export interface Point {
  readonly firstIn: boolean;
  readonly served: boolean;
  readonly ace: boolean;
  readonly doubleFault: boolean;
}

/**
 * The serve of a player who wins a point with chance `won`: what is more or less than usual on the
 * surface is so of first and second serves alike, so that their mean is `won` exactly.
 * @param firstIn how much more often than usual the first serve is in; a share
 * @param aces a factor on the usual number of aces
 */
export function serveOf(surface: Surface, won: number, firstIn: number, aces: number): Serve {
  const usual = surfaces[surface];
  const inPlay = Math.min(0.75, Math.max(0.48, usual.firstIn + firstIn));
  const better = won - (inPlay * usual.firstWon + (1 - inPlay) * usual.secondWon);
  const firstWon = usual.firstWon + better;
  const secondWon = usual.secondWon + better;
  return {
    firstIn: inPlay,
    ace: Math.min(0.6 * firstWon, (usual.aces / usual.firstIn) * aces),
    firstWon,
    secondWon,
    doubleFault: Math.min(0.9 * (1 - secondWon), usual.doubleFaults / (1 - usual.firstIn)),
  };
}

/** Draws a point. Two numbers are drawn, whatever happens. */
export function playPoint(serve: Serve, random: Random): Point {
  const firstIn = random.chance(serve.firstIn);
  const how = random.uniform();
  if (firstIn) {
    return { firstIn, served: how < serve.firstWon, ace: how < serve.ace, doubleFault: false };
  }
  const doubleFault = how >= 1 - serve.doubleFault;
  return { firstIn, served: how < serve.secondWon, ace: false, doubleFault };
}
