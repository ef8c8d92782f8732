/** The draw of a tournament: 32 players, 31 matches, and when each of them is to be played. */
import type { Random } from "../random.ts";

export const drawSize = 32;
export const matchCount = drawSize - 1;
const seeds = 8;

/**
 * Matches by number: 16 of the first round, 8, 4 and 2 of the next, then the final. The winner of n
 * meets that of its neighbour in match `16 + n / 2`, at home where n is even.
 */
export function nextMatch(match: number): number | null {
  return match === matchCount - 1 ? null : drawSize / 2 + (match >> 1);
}

export interface Round {
  readonly name: string;
  readonly first: number;
  readonly count: number;
}

const rounds: readonly Round[] = [
  { name: "R32", first: 0, count: 16 },
  { name: "R16", first: 16, count: 8 },
  { name: "QF", first: 24, count: 4 },
  { name: "SF", first: 28, count: 2 },
  { name: "F", first: 30, count: 1 },
];

export function roundOf(match: number): Round {
  const round = rounds.findLast(({ first }) => first <= match);
  if (round === undefined) throw new RangeError(`there is no match ${match}`);
  return round;
}

/**
 * Lays players out in the order of the draw: the two strongest meet in the final at the earliest,
 * the four in the semi-finals, the eight in the quarter-finals; the others fall where they fall.
 * @param ranked 32 of whatever stands for a player, the strongest first
 */
export function layOut<T>(ranked: readonly T[], random: Random): T[] {
  if (ranked.length !== drawSize) throw new RangeError(`${ranked.length} players for ${drawSize}`);
  const places = new Map<number, T>();
  const put = (numbers: readonly number[], at: readonly number[]) => {
    const free = shuffled(at, random);
    numbers.forEach((number, i) => {
      const player = ranked[number];
      const place = free[i];
      if (player !== undefined && place !== undefined) places.set(place, player);
    });
  };
  put([0], [0]);
  put([1], [31]);
  put([2, 3], [8, 23]);
  put([4, 5, 6, 7], [7, 15, 16, 24]);
  const rest = Array.from({ length: drawSize }, (_, place) => place).filter(
    (place) => !places.has(place),
  );
  put(
    ranked.map((_, number) => number).filter((number) => number >= seeds),
    rest,
  );
  return [...places].sort(([a], [b]) => a - b).map(([, player]) => player);
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.uniform() * (i + 1));
    const [one, other] = [out[i], out[j]];
    if (one !== undefined && other !== undefined) [out[i], out[j]] = [other, one];
  }
  return out;
}

/** When a match is to be played, by the tournament's own clock. */
export interface Place {
  /** 0 for the first day. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly minute: number;
  /** From 0, the largest court first. */
  readonly court: number;
}

/** Days of play: where the first match of each begins, how far apart they are, and on how many courts. */
const days: readonly {
  readonly matches: readonly number[];
  readonly first: number;
  readonly apart: number;
  readonly courts: number;
}[] = [
  { matches: span(0, 6), first: 660, apart: 90, courts: 2 },
  { matches: span(6, 5), first: 660, apart: 105, courts: 2 },
  { matches: span(11, 5), first: 660, apart: 105, courts: 2 },
  { matches: span(16, 8), first: 660, apart: 70, courts: 3 },
  { matches: span(24, 4), first: 660, apart: 110, courts: 2 },
  { matches: span(28, 2), first: 1065, apart: 105, courts: 1 },
  { matches: span(30, 1), first: 1110, apart: 0, courts: 1 },
];

function span(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** The order of play: the place of each match, those of a day in an order of chance. */
export function orderOfPlay(random: Random): Place[] {
  const places: Place[] = [];
  days.forEach(({ matches, first, apart, courts }, day) => {
    shuffled(matches, random).forEach((match, turn) => {
      places[match] = { day, minute: first + turn * apart, court: turn % courts };
    });
  });
  return places;
}

/** A court's name as the order of play has it. */
export function courtName(court: number): string {
  return court === 0 ? "Centre Court" : `Court ${court}`;
}
