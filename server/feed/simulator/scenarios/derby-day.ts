/** Local rivals who meet when a scenario has them meet: matches of their own, in no league's table. */
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import type { Actor, SportInfluence } from "../actor.ts";
import { Match } from "../football/match.ts";
import { usualScoring } from "../football/scoring.ts";
import { drawSquad } from "../football/squad.ts";
import { Random } from "../random.ts";

const league: League = {
  id: "derby-day",
  name: "Derby Day",
  sport: "football",
  table: false,
  tiebreak: "difference",
  position: 30,
};

/** Invented clubs of one place each, that play nowhere else. */
const rivals: readonly (readonly [place: string, home: string, away: string])[] = [
  ["kingsmere", "Kingsmere City", "Kingsmere United"],
  ["portwick", "Portwick Dockers", "Portwick Villa"],
  ["hallowbridge", "Hallowbridge Rovers", "North Hallowbridge"],
  ["stonehurst", "Stonehurst Town", "Stonehurst Colliery"],
  ["westmarsh", "Westmarsh Athletic", "Eastmarsh Athletic"],
  ["tollgate", "Tollgate Rangers", "Tollgate Celts"],
];

const minuteMs = 60_000;

/** The first kicks off so long after the round is announced, the others within a quarter of an hour. */
const announcedAhead = 15 * minuteMs;
const spread = 3 * minuteMs;

/** Mean goals of a derby, and how often somebody is sent off: twice as often as else. */
const means = { home: 1.65, away: 1.4 };
const strengthSpread = 0.15;
const scoring = { ...usualScoring, reds: 2 * usualScoring.reds };

export class DerbyDay implements Actor {
  readonly #seed: string;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly #writers = new Map<string, MatchWriter>();
  /** By place. */
  readonly #matches = new Map<string, Match>();
  #sink: FeedSink | null = null;
  #rounds = 0;
  #announcedAt = 0;

  constructor(seed: string, epoch: number) {
    this.#seed = seed;
    this.#epoch = epoch;
  }

  get nextAt(): number {
    let next = Infinity;
    for (const { nextAt } of this.#matches.values()) next = Math.min(next, nextAt);
    // Line-ups are out long before a kick-off as a rule; here they are at once.
    return Math.max(next, this.#announcedAt);
  }

  get count(): number {
    return this.#writers.size;
  }

  open(sink: FeedSink): void {
    this.#sink = sink;
  }

  step(): void {
    const next = this.nextAt;
    for (const [place, match] of this.#matches) {
      if (Math.max(match.nextAt, this.#announcedAt) > next) continue;
      match.step();
      if (match.phase === "FT") this.#matches.delete(place);
      return;
    }
  }

  /** Announces a round, or puts off what has not begun; what is being played goes on. */
  influence({ derbies = false, goals = 1 }: SportInfluence, now: number): void {
    if (derbies) {
      this.#announce(now);
      return;
    }
    for (const [place, match] of this.#matches) {
      if (match.phase === "before") {
        match.options.writer.set({ status: "postponed" });
        this.#matches.delete(place);
      } else if (goals !== 1) match.forecast.quicken(goals);
    }
  }

  #announce(now: number): void {
    const sink = this.#sink;
    if (sink === null) throw new Error("a derby day before it was opened");
    if (this.#rounds === 0) sink.league(league);
    this.#rounds += 1;
    this.#announcedAt = now;
    rivals.forEach(([place, home, away], i) => {
      // A derby that is still being played is not played twice.
      if (this.#matches.has(place)) return;
      const stream = (concern: string) =>
        new Random(this.#seed, `derby ${place} ${this.#rounds} ${concern}`);
      const chance = stream("kick-off");
      const startTime = now + announcedAhead + i * spread;
      const strength = Math.exp(strengthSpread * chance.normal());
      const match = new Match({
        writer: this.#writer(sink, place, { home, away, startTime: this.#epoch + startTime }),
        home,
        away,
        squads: { home: drawSquad(this.#seed, home), away: drawSquad(this.#seed, away) },
        means: { home: means.home * strength, away: means.away / strength },
        stream,
        // Nobody kicks off on the minute.
        kickoff: startTime + 5000 + Math.floor(chance.uniform() * minuteMs),
        epoch: this.#epoch,
        scoring,
      });
      // Short to send: four decimals, that still sum to 1.
      const [homeWin, awayWin] = [rounded(match.outcome.homeWin), rounded(match.outcome.awayWin)];
      match.options.writer.set({ homeWin, draw: rounded(1 - homeWin - awayWin), awayWin });
      this.#matches.set(place, match);
    });
  }

  /** A derby's row: a new one, or that of the round before. */
  #writer(
    sink: FeedSink,
    place: string,
    who: { readonly home: string; readonly away: string; readonly startTime: number },
  ): MatchWriter {
    const cells = { ...who, round: "Derby", status: "scheduled", clock: "" } as const;
    const known = this.#writers.get(place);
    if (known !== undefined) {
      known.restart();
      known.set({ ...cells, ...nothingPlayed });
      return known;
    }
    const named = { sport: "football", league: league.id } as const;
    const writer = sink.match(`${league.id}.${place}`, { ...cells, ...named });
    this.#writers.set(place, writer);
    return writer;
  }
}

function rounded(chance: number): number {
  return Math.round(chance * 10_000) / 10_000;
}

const nothingPlayed = {
  homeScore: null,
  awayScore: null,
  homeReds: 0,
  awayReds: 0,
  period: null,
  line: null,
  ending: null,
} as const;
