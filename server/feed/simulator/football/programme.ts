/** Which matches are played, and when: a season's rest first, then whole seasons without end. */
import { Random } from "../random.ts";

export interface Pairing {
  readonly round: string;
  readonly home: string;
  readonly away: string;
}

export interface Scheduled extends Pairing {
  /** 0 for the season that was given, then 1 for the one after it, and so on. */
  readonly season: number;
  /** ms since the start. */
  readonly kickoff: number;
}

const minuteMs = 60_000;

/**
 * Minutes from one kick-off to the next, each as likely as the others. A match lasts about 115 with
 * its break, so four to eight are being played at any time.
 */
const intervals = [15, 15, 20, 25] as const;

/** A team rests so long from kick-off to kick-off: the calendar is compressed, not the match. */
const restMs = 150 * minuteMs;

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

/** Hands out matches in the order of their kick-offs. */
export class Programme {
  readonly #random: Random;
  readonly #teams: readonly string[];
  /** From when each team can kick off again. */
  readonly #free = new Map<string, number>();
  #waiting: Pairing[];
  #season = 0;
  #slot = 0;

  /** @param rest what is left of the season that is being played, in order; may be empty. */
  constructor(seed: string, teams: readonly string[], rest: readonly Pairing[]) {
    this.#random = new Random(seed, "programme");
    this.#teams = teams;
    this.#waiting = [...rest];
  }

  /** The next match; each kicks off after the one before. */
  next(): Scheduled {
    if (this.#waiting.length === 0) {
      this.#season += 1;
      this.#waiting = doubleRoundRobin(shuffled(this.#teams, this.#random));
    }
    for (;;) {
      const found = this.#waiting.findIndex(
        ({ home, away }) => this.#freeAt(home) <= this.#slot && this.#freeAt(away) <= this.#slot,
      );
      const [pairing] = found === -1 ? [] : this.#waiting.splice(found, 1);
      if (pairing === undefined) {
        this.#slot += 5 * minuteMs;
        continue;
      }
      // Nobody kicks off on the second: clocks of different matches turn at different moments.
      const kickoff = this.#slot + Math.floor(this.#random.uniform() * minuteMs);
      this.#free.set(pairing.home, this.#slot + restMs);
      this.#free.set(pairing.away, this.#slot + restMs);
      const interval = intervals[Math.floor(this.#random.uniform() * intervals.length)] ?? 20;
      this.#slot += interval * minuteMs;
      return { ...pairing, season: this.#season, kickoff };
    }
  }

  #freeAt(team: string): number {
    return this.#free.get(team) ?? 0;
  }
}

function shuffled(names: readonly string[], random: Random): string[] {
  const list = [...names];
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.uniform() * (i + 1));
    [list[i], list[j]] = [list[j] ?? "", list[i] ?? ""];
  }
  return list;
}
