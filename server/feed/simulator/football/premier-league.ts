/**
 * The Premier League's rounds: what is left of the season in the data, then season after season
 * between the same clubs (nobody goes down). A round is a weekend's, from Saturday noon to Monday
 * evening, or now and then a Tuesday's and a Wednesday's; the last of a season begins at one time.
 */
import type { League } from "../../feed.ts";
import { Random } from "../random.ts";
import {
  aheadMs,
  type Calendar,
  doubleRoundRobin,
  giveKickoffs,
  type LondonDays,
  matchId,
  type Pairing,
  type Rest,
  type Scheduled,
  type Slot,
  shuffled,
} from "./calendar.ts";

/** Days after the week's Tuesday. */
const saturday = 4;
const sunday = 5;
const monday = 6;

const weekend: readonly Slot[] = [
  [saturday, "12:30"],
  [saturday, "15:00"],
  [saturday, "15:00"],
  [saturday, "15:00"],
  [saturday, "15:00"],
  [saturday, "17:30"],
  [sunday, "14:00"],
  [sunday, "14:00"],
  [sunday, "16:30"],
  [monday, "20:00"],
];
const midweek: readonly Slot[] = [0, 1].flatMap((day): Slot[] => [
  [day, "19:30"],
  [day, "19:30"],
  [day, "19:45"],
  [day, "20:00"],
  [day, "20:15"],
]);
const lastRound: readonly Slot[] = weekend.map(() => [sunday, "16:00"]);

/** Weeks of a season, its first being 0, that have a midweek round before their weekend's. */
const midweeks = { first: [0], later: [1, 8, 13, 18, 25] };

/** Weeks without a round between two seasons: a shortened summer. */
const summerWeeks = 4;

/** When the season whose results are known began. */
const firstYear = 2025;

/**
 * Seasons after the known one that keep their rows. The third takes those of the first, and so on,
 * so that the board does not grow; two, so that one ends in peace while the next begins.
 */
const seasonsKept = 2;

/** The league of a season: 0 is the one whose results are known, others have their years in words. */
export function premierLeague(season: number): League {
  const place = season === 0 ? 0 : 1 + ((season - 1) % seasonsKept);
  const year = firstYear + season;
  return {
    id: place === 0 ? "premier-league" : `premier-league-${place + 1}`,
    name: season === 0 ? "Premier League" : `Premier League ${year}/${(year + 1) % 100}`,
    sport: "football",
    table: true,
    tiebreak: "difference",
    position: place + 1,
  };
}

interface Round {
  readonly season: number;
  /** Of the calendar, counted from its first Tuesday's. */
  readonly week: number;
  readonly slots: readonly Slot[];
  readonly pairings: readonly Pairing[];
}

/** Weeks from the first season's beginning to the next one's, and from one of those to another. */
export interface SeasonWeeks {
  readonly first: number;
  readonly later: number;
}

export class PremierLeague implements Calendar {
  readonly #days: LondonDays;
  readonly #rest: Rest;
  readonly #random: Random;
  readonly #teams: readonly string[];
  #rounds: Round[];
  #queue: Scheduled[] = [];
  /** When the next round begins, once it has been asked for. */
  #begins: number | null = null;
  #season = 0;
  /** Of the calendar: when the season begins that comes after the one being played. */
  #nextWeek = 0;
  readonly #firstWeeks: number;

  /** @param left what is left of the season that is being played, in order; may be empty */
  constructor(
    seed: string,
    teams: readonly string[],
    left: readonly Pairing[],
    days: LondonDays,
    rest: Rest,
  ) {
    this.#random = new Random(seed, "premier league");
    this.#days = days;
    this.#rest = rest;
    this.#teams = teams;
    this.#rounds = this.#plan(left);
    this.#firstWeeks = this.#nextWeek;
  }

  get nextAt(): number {
    const [first] = this.#queue;
    this.#begins ??= this.#roundBegins();
    return (first?.startTime ?? this.#begins) - aheadMs;
  }

  next(): Scheduled {
    if (this.#queue.length === 0) this.#open();
    const [first, ...others] = this.#queue;
    if (first === undefined) throw new Error("a round without a match");
    this.#queue = others;
    return first;
  }

  ended(): void {}

  #roundBegins(): number {
    if (this.#rounds.length === 0) {
      this.#season += 1;
      this.#rounds = this.#plan(doubleRoundRobin(shuffled(this.#teams, this.#random)));
    }
    const [round] = this.#rounds;
    return Math.min(...this.#times(round));
  }

  #times(round: Round | undefined): number[] {
    return (round?.slots ?? []).map(([day, time]) =>
      this.#days.at(7 * (round?.week ?? 0) + day, time),
    );
  }

  #open(): void {
    this.#roundBegins();
    this.#begins = null;
    const round = this.#rounds.shift();
    if (round === undefined) return;
    const { id } = premierLeague(round.season);
    const given = giveKickoffs(round.pairings, this.#times(round), this.#rest, this.#random);
    this.#queue = given.map(({ pairing, startTime }) => ({
      ...pairing,
      league: id,
      id: matchId(id, pairing.home, pairing.away),
      season: round.season,
      startTime,
      knockout: false,
    }));
  }

  /** Weeks from the beginning of the season that is under way to that of the next, and so on. */
  get weeks(): SeasonWeeks {
    return {
      first: this.#firstWeeks,
      later: weeksOf(2 * (this.#teams.length - 1), midweeks.later) + summerWeeks,
    };
  }

  /** Lays the rounds of a season on weeks. */
  #plan(pairings: readonly Pairing[]): Round[] {
    const season = this.#season;
    const rounds = [...Map.groupBy(pairings, ({ round }) => round).values()];
    const busy = season === 0 ? midweeks.first : midweeks.later;
    const begins = this.#nextWeek;
    const planned: Round[] = [];
    let week = 0;
    for (; planned.length < rounds.length; week += 1) {
      const dates = busy.includes(week) ? [midweek, weekend] : [weekend];
      for (const slots of dates) {
        const round = rounds[planned.length];
        if (round === undefined) break;
        const isLast = planned.length === rounds.length - 1 && slots === weekend;
        planned.push({
          season,
          week: begins + week,
          slots: isLast ? lastRound : slots,
          pairings: round,
        });
      }
    }
    this.#nextWeek = begins + week + summerWeeks;
    return planned;
  }
}

/** Weeks that a season of so many rounds takes. */
function weeksOf(rounds: number, busy: readonly number[]): number {
  let weeks = 0;
  for (let left = rounds; left > 0; weeks += 1) left -= busy.includes(weeks) ? 2 : 1;
  return weeks;
}
