/** When which match is played: what all calendars of football share. */
import type { Random } from "../random.ts";
import { startOfUkTime } from "./uk-time.ts";

export interface Pairing {
  readonly round: string;
  readonly home: string;
  readonly away: string;
}

export interface Scheduled extends Pairing {
  /** The league's id. */
  readonly league: string;
  /** The match's id. */
  readonly id: string;
  /** 0 for the season that is being played when all begins, then 1 for the one after it, and so on. */
  readonly season: number;
  /** ms since the start, as it is announced. */
  readonly startTime: number;
  readonly knockout: boolean;
}

/** Hands out matches in the order in which they are announced. Times are ms since the start. */
export interface Calendar {
  /** When the next match is announced. */
  readonly nextAt: number;
  next(): Scheduled;
  /** Learns who has won a match that it handed out; null for a draw. */
  ended(match: Scheduled, winner: string | null): void;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Matches are announced so long before they begin. */
export const aheadMs = 2 * dayMs;

/** A club of London's leagues and cups rests so long from kick-off to kick-off. */
const restMs = 2 * dayMs;

/** Days of London, counted from the first Tuesday on which a match can be played. */
export class LondonDays {
  readonly #epoch: number;
  readonly #tuesday: number;

  /** @param epoch ms since the epoch of the simulation's start */
  constructor(epoch: number) {
    this.#epoch = epoch;
    let day = Math.floor(epoch / dayMs);
    const tooLate = () => epoch > day * dayMs + 12 * hourMs;
    // 1 January 1970 was a Thursday.
    while (day % 7 !== 5 || tooLate()) day += 1;
    this.#tuesday = day;
  }

  /** ms from the start to a time of day such as "19:45", so many days after that Tuesday. */
  at(day: number, time: string): number {
    const date = new Date((this.#tuesday + day) * dayMs).toISOString().slice(0, 10);
    const start = startOfUkTime(date, time);
    if (start === null) throw new RangeError(`"${date}" and "${time}" are no date and time`);
    return start - this.#epoch;
  }
}

/** A kick-off: days after a week's Tuesday, and the time of day in London. */
export type Slot = readonly [day: number, time: string];

/** From when each club can play again. */
export class Rest {
  readonly #free = new Map<string, number>();

  /** From when both can play. */
  from({ home, away }: Pairing): number {
    return Math.max(this.#free.get(home) ?? -Infinity, this.#free.get(away) ?? -Infinity);
  }

  /** Both play at a time. */
  take({ home, away }: Pairing, startTime: number): void {
    for (const team of [home, away]) this.#free.set(team, startTime + restMs);
  }
}

/**
 * Gives every pairing a kick-off, as many as there are: those who played last play last again, the
 * others as it comes. In order of time.
 */
export function giveKickoffs<P extends Pairing>(
  pairings: readonly P[],
  startTimes: readonly number[],
  rest: Rest,
  random: Random,
): { pairing: P; startTime: number }[] {
  const times = [...startTimes].sort((a, b) => a - b);
  // Too many kick-offs for a round that is not whole: the middle ones are left out.
  while (times.length > pairings.length) times.splice(Math.floor(times.length / 2), 1);
  const first = times[0] ?? 0;
  const inOrder = shuffled(pairings, random)
    .map((pairing) => ({ pairing, from: Math.max(first, rest.from(pairing)) }))
    .sort((a, b) => a.from - b.from);
  return inOrder.map(({ pairing }, i) => {
    const startTime = times[Math.min(i, times.length - 1)] ?? 0;
    rest.take(pairing, startTime);
    return { pairing, startTime };
  });
}

/** The same in an order drawn. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((entry) => ({ entry, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

/** Lower case, and what is neither letter nor digit as hyphens. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** The id of a match: stable, such as `premier-league.arsenal-everton`, the home side first. */
export function matchId(league: string, home: string, away: string): string {
  return `${league}.${slug(home)}-${slug(away)}`;
}

/**
 * Every team meets every other twice, home and away, in rounds in which each plays once: the circle
 * method. Second half in the same order with sides changed.
 * @throws RangeError for an odd number of teams.
 */
export function doubleRoundRobin(teams: readonly string[]): Pairing[] {
  if (teams.length < 2 || teams.length % 2 !== 0) {
    throw new RangeError(`${teams.length} teams: a round robin needs an even number`);
  }
  const [fixed = "", ...circle] = teams;
  const rounds = circle.length;
  const half: { round: number; home: string; away: string }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const at = (place: number): string => circle[(round + place) % rounds] ?? "";
    const pairs: [string, string][] = [[fixed, at(0)]];
    for (let k = 1; k < teams.length / 2; k += 1) pairs.push([at(k), at(rounds - k)]);
    pairs.forEach(([one, other], k) => {
      // Sides change from round to round for the fixed team, from pair to pair for the others.
      const swap = (k === 0 ? round : k) % 2 === 1;
      half.push({ round, home: swap ? other : one, away: swap ? one : other });
    });
  }
  return [0, rounds].flatMap((offset) =>
    half.map(({ round, home, away }) => ({
      round: `Matchday ${round + offset + 1}`,
      home: offset === 0 ? home : away,
      away: offset === 0 ? away : home,
    })),
  );
}
