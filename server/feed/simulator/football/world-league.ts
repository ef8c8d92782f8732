/**
 * The World League: two divisions of invented clubs from all around the globe, each of which plays
 * every other day, so that there is football at nearly any hour. One division plays on even days,
 * the other on odd ones; kick-offs are from noon to half past nine in the evening where the home side is, and
 * as far apart from each other as that allows.
 */
import type { League } from "../../feed.ts";
import { Random } from "../random.ts";
import {
  aheadMs,
  type Calendar,
  dayMs,
  doubleRoundRobin,
  matchId,
  type Pairing,
  type Scheduled,
  shuffled,
} from "./calendar.ts";
import { type WorldClub, worldClubs } from "./clubs.ts";

const minuteMs = 60_000;
const dayMinutes = 1440;
const stepMinutes = 15;
/** Local times of kick-offs, minutes after midnight. */
const earliest = 12 * 60;
const latest = 21.5 * 60;

/** Days without a match between two seasons of a division. */
const breakDays = 4;

/** Rounds that each division has behind it at the start: their breaks are apart. */
const roundsPlayed = [10, 30] as const;

/** Matches of so many days before the start are told in full, of others only results. */
const toldDays = 2;

/** Each division has a way of its own to part teams that are level. */
export const worldLeagues: readonly League[] = [
  {
    id: "world-league-one",
    name: "World League One",
    sport: "football",
    table: true,
    tiebreak: "difference",
    position: 5,
  },
  {
    id: "world-league-two",
    name: "World League Two",
    sport: "football",
    table: true,
    tiebreak: "head-to-head",
    position: 6,
  },
];

interface Division {
  readonly league: League;
  readonly clubs: readonly string[];
  season: number;
  /** Rounds of the season that are still to be played. */
  rounds: Pairing[][];
  /** Day of the next round, from the start's. */
  day: number;
}

export class WorldLeague implements Calendar {
  readonly #random: Random;
  readonly #offsets: ReadonlyMap<string, number>;
  readonly #divisions: readonly Division[];
  /** ms since the start of the beginning of its day, in UTC; not above 0. */
  readonly #midnight: number;
  /** Minutes of the kick-offs of the day before, from this day's midnight. */
  #before: number[] = [];
  #queue: Scheduled[] = [];

  /** @param epoch ms since the epoch of the simulation's start */
  constructor(seed: string, epoch: number, clubs: readonly WorldClub[] = worldClubs) {
    this.#random = new Random(seed, "world league");
    this.#offsets = new Map(clubs.map(({ name, offset }) => [name, offset]));
    this.#midnight = -(epoch % dayMs);
    this.#divisions = worldLeagues.map((league, i) => ({
      league,
      clubs: clubs.filter((_, at) => at % 2 === i).map(({ name }) => name),
      season: 0,
      rounds: [],
      // The first on even days from the start's, the second on odd ones.
      day: -2 * (roundsPlayed[i] ?? 0) + i,
    }));
  }

  /** What was played before the last days before the start, in order; call once, before all else. */
  past(): Scheduled[] {
    const past: Scheduled[] = [];
    while (this.#division.day < 0) {
      const { day } = this.#division;
      this.#open();
      if (day >= -toldDays) break;
      past.push(...this.#queue);
      this.#queue = [];
    }
    return past;
  }

  get nextAt(): number {
    const [first] = this.#queue;
    return (first?.startTime ?? this.#dayBegins(this.#division.day)) - aheadMs;
  }

  next(): Scheduled {
    if (this.#queue.length === 0) this.#open();
    const [first, ...others] = this.#queue;
    if (first === undefined) throw new Error("a round of the World League without a match");
    this.#queue = others;
    return first;
  }

  ended(): void {}

  #dayBegins(day: number): number {
    return this.#midnight + day * dayMs;
  }

  /** Whose round is next. */
  get #division(): Division {
    const [one, two] = this.#divisions;
    if (one === undefined || two === undefined) throw new Error("two divisions");
    return one.day < two.day ? one : two;
  }

  /** Gives the next round its kick-offs. */
  #open(): void {
    const division = this.#division;
    if (division.rounds.length === 0) {
      const pairings = doubleRoundRobin(shuffled(division.clubs, this.#random));
      division.rounds = [...Map.groupBy(pairings, ({ round }) => round).values()];
    }
    const { league, season, day } = division;
    const pairings = division.rounds.shift() ?? [];
    const minutes = this.#spread(pairings);
    this.#before = minutes.map((minute) => minute - dayMinutes);
    this.#queue = pairings
      .map((pairing, i) => ({
        ...pairing,
        league: league.id,
        id: matchId(league.id, pairing.home, pairing.away),
        season,
        startTime: this.#dayBegins(day) + (minutes[i] ?? 0) * minuteMs,
        knockout: false,
      }))
      .sort((a, b) => a.startTime - b.startTime);
    division.day += 2;
    if (division.rounds.length === 0) {
      division.season += 1;
      division.day += breakDays;
    }
  }

  /** Minutes of the day, in UTC, at which each pairing kicks off. */
  #spread(pairings: readonly Pairing[]): number[] {
    const allowed = pairings.map(({ home }) => {
      const offset = 60 * (this.#offsets.get(home) ?? 0);
      const times: number[] = [];
      for (let minute = 0; minute < dayMinutes; minute += stepMinutes) {
        const local = (minute + offset + dayMinutes) % dayMinutes;
        if (local >= earliest && local <= latest) times.push(minute);
      }
      return times;
    });
    const chosen = allowed.map(
      (times) => times[Math.floor(this.#random.uniform() * times.length)] ?? 0,
    );
    // Each in turn goes where it is farthest from the others, a few times over.
    for (let pass = 0; pass < 4; pass += 1) {
      allowed.forEach((times, i) => {
        const others = [...this.#before, ...chosen.filter((_, other) => other !== i)];
        chosen[i] = farthest(times, others, chosen[i] ?? 0);
      });
    }
    return chosen;
  }
}

/** The one of `times` whose nearest of `others` is farthest; `now` where none is better. */
function farthest(times: readonly number[], others: readonly number[], now: number): number {
  const apart = (time: number) =>
    others.reduce((least, other) => Math.min(least, Math.abs(other - time)), dayMinutes);
  return times.reduce((best, time) => (apart(time) > apart(best) ? time : best), now);
}
