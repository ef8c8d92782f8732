/**
 * A cup of 32: the clubs of the Premier League and twelve from below it. In the first round those
 * from below meet each other and the league's clubs each other; from then on all are in one draw,
 * made anew for each round by the seed. A tie is one match, at home to whom the draw names first.
 */
import type { League } from "../../feed.ts";
import { Random } from "../random.ts";
import {
  aheadMs,
  type Calendar,
  giveKickoffs,
  type LondonDays,
  type Rest,
  type Scheduled,
  type Slot,
  shuffled,
  slug,
} from "./calendar.ts";
import type { SeasonWeeks } from "./premier-league.ts";

export const cup: League = {
  id: "founders-cup",
  name: "Founders Cup",
  sport: "football",
  table: false,
  tiebreak: "difference",
  position: 4,
};

interface Stage {
  readonly round: string;
  /** Its ties are numbered on from here, so that both parts of the first round have rows. */
  readonly from: number;
  /** Week of the season in which it is played: in the one that is under way, and in others. */
  readonly week: { readonly first: number; readonly later: number };
  readonly slots: readonly Slot[];
}

const early = "17:45";
const two = (day: number, ...times: readonly string[]): Slot[] => times.map((time) => [day, time]);

const stages: readonly Stage[] = [
  {
    round: "Round of 32",
    from: 1,
    week: { first: 0, later: 3 },
    slots: [...two(0, early, early, early), ...two(1, early, early, early)],
  },
  {
    round: "Round of 32",
    from: 7,
    week: { first: 1, later: 5 },
    slots: [0, 1].flatMap((day) => two(day, early, "19:45", "19:45", "20:00", "20:15")),
  },
  {
    round: "Round of 16",
    from: 1,
    week: { first: 3, later: 10 },
    slots: [0, 1].flatMap((day) => two(day, early, "19:45", "20:00", "20:15")),
  },
  {
    round: "Quarter-final",
    from: 1,
    week: { first: 5, later: 16 },
    slots: [...two(0, early, "20:00"), ...two(1, "20:00", "20:15")],
  },
  { round: "Semi-final", from: 1, week: { first: 6, later: 22 }, slots: two(1, "20:00", "20:15") },
  { round: "Final", from: 1, week: { first: 8, later: 33 }, slots: [[4, "17:30"]] },
];

export class Cup implements Calendar {
  readonly #seed: string;
  readonly #days: LondonDays;
  readonly #rest: Rest;
  readonly #weeks: SeasonWeeks;
  readonly #league: readonly string[];
  readonly #below: readonly string[];
  #season = 0;
  #stage = 0;
  /** Who is in the draw of the next stage. */
  #through: string[] = [];
  #queue: Scheduled[] = [];
  /** When the next stage begins, once it has been asked for. */
  #begins: number | null = null;

  constructor(
    seed: string,
    clubs: { readonly league: readonly string[]; readonly below: readonly string[] },
    days: LondonDays,
    rest: Rest,
    weeks: SeasonWeeks,
  ) {
    this.#seed = seed;
    this.#league = clubs.league;
    this.#below = clubs.below;
    this.#days = days;
    this.#rest = rest;
    this.#weeks = weeks;
  }

  get nextAt(): number {
    const [first] = this.#queue;
    this.#begins ??= Math.min(...this.#times());
    return (first?.startTime ?? this.#begins) - aheadMs;
  }

  next(): Scheduled {
    if (this.#queue.length === 0) this.#draw();
    const [first, ...others] = this.#queue;
    if (first === undefined) throw new Error("a round of a cup without a tie");
    this.#queue = others;
    return first;
  }

  ended(_: Scheduled, winner: string | null): void {
    if (winner !== null) this.#through.push(winner);
  }

  #times(): number[] {
    const stage = stages[this.#stage];
    const season = this.#season;
    const { first, later } = this.#weeks;
    const begins = season === 0 ? 0 : first + (season - 1) * later;
    const week = begins + (stage?.week[season === 0 ? "first" : "later"] ?? 0);
    return (stage?.slots ?? []).map(([day, time]) => this.#days.at(7 * week + day, time));
  }

  #draw(): void {
    const stage = stages[this.#stage];
    if (stage === undefined) return;
    const { round, from } = stage;
    const random = new Random(this.#seed, `cup ${this.#season} ${this.#stage}`);
    const among =
      this.#stage === 0 ? this.#below : this.#stage === 1 ? this.#league : this.#through;
    // In the order of their names, so that nothing depends on which tie ended first.
    const clubs = shuffled([...among].sort(), random);
    // Who goes through both parts of the first round is gathered for the second.
    if (this.#stage !== 1) this.#through = [];
    const ties = Array.from({ length: clubs.length / 2 }, (_, i) => ({
      round,
      home: clubs[2 * i] ?? "",
      away: clubs[2 * i + 1] ?? "",
      id: `${cup.id}.${slug(round)}-${from + i}`,
    }));
    const given = giveKickoffs(ties, this.#times(), this.#rest, random);
    this.#queue = given.map(({ pairing, startTime }) => ({
      ...pairing,
      league: cup.id,
      season: this.#season,
      startTime,
      knockout: true,
    }));
    this.#begins = null;
    this.#stage += 1;
    if (this.#stage === stages.length) {
      this.#stage = 0;
      this.#season += 1;
    }
  }
}
