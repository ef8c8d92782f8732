/**
 * The simulated football: the Premier League (a real season with its results, its rest played on,
 * then further ones), a cup, and a league of invented clubs around the globe.
 */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import type { Actor, SportInfluence } from "../actor.ts";
import { Random } from "../random.ts";
import { type Calendar, LondonDays, matchId, Rest, type Scheduled } from "./calendar.ts";
import { clubsBelow, drawStrength, strengthBelow, worldClubs } from "./clubs.ts";
import { Cup, cup } from "./cup.ts";
import { Match } from "./match.ts";
import type { Outcome } from "./outlook.ts";
import { PremierLeague, premierLeague } from "./premier-league.ts";
import { quickResult } from "./quick-result.ts";
import { Rows } from "./rows.ts";
import type { Means } from "./scoring.ts";
import type { Fixture, Goals } from "./season.ts";
import { drawSquad, type SquadPlayer } from "./squad.ts";
import { fitStrengths, type Strength, type Strengths } from "./strengths.ts";
import { WorldLeague, worldLeagues } from "./world-league.ts";

/**
 * Goals that the law of scoring lets a level match have, at home and away, before the score has its
 * say: of the five large leagues. For clubs that no results are known of.
 */
const usualMeans: Means = { home: 1.465, away: 1.155 };

/** Kick-offs are late by a few seconds, so that not all clocks turn together. */
const delayLeast = 5_000;
const delayMost = 65_000;

interface Running {
  readonly scheduled: Scheduled;
  readonly calendar: Calendar;
  readonly match: Match;
}

export class Football implements Actor {
  readonly strengths: Strengths;
  readonly #seed: string;
  readonly #fixtures: readonly Fixture[];
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly #calendars: readonly Calendar[];
  readonly #worldLeague: WorldLeague;
  /** Announced and running matches. */
  #matches: Running[] = [];
  #rows: Rows | null = null;
  readonly #squads = new Map<string, readonly SquadPlayer[]>();
  /** Clubs that no results are known of. */
  readonly #invented = new Map<string, Strength>();
  #nextAt = Infinity;
  #goals = 1;

  /** @throws RangeError when no fixture has a result, or the teams are odd in number. */
  constructor(seed: string, fixtures: readonly Fixture[], epoch: number) {
    this.#seed = seed;
    this.#fixtures = fixtures;
    this.#epoch = epoch;
    this.strengths = fitStrengths(
      fixtures.flatMap(({ home, away, fullTime }) =>
        fullTime === null ? [] : [{ home, away, goals: fullTime }],
      ),
    );
    for (const { name } of worldClubs) this.#invented.set(name, drawStrength(seed, name));
    for (const name of clubsBelow) this.#invented.set(name, strengthBelow(seed, name));
    const teams = [...new Set(fixtures.flatMap(({ home, away }) => [home, away]))].sort();
    const left = fixtures
      .filter(({ fullTime }) => fullTime === null)
      .sort((a, b) => a.kickoff - b.kickoff);
    const days = new LondonDays(epoch);
    const rest = new Rest();
    const league = new PremierLeague(seed, teams, left, days, rest);
    this.#worldLeague = new WorldLeague(seed, epoch);
    this.#calendars = [
      league,
      new Cup(seed, { league: teams, below: clubsBelow }, days, rest, league.weeks),
      this.#worldLeague,
    ];
  }

  get nextAt(): number {
    return this.#nextAt;
  }

  get count(): number {
    return this.#rows?.count ?? 0;
  }

  /** Matches being played, half-time included. */
  get running(): number {
    return this.#matches.filter(({ match }) => match.phase !== "before").length;
  }

  /**
   * Adds the leagues with what has been played: real results as they are known, others made up,
   * those of the last two days with all that happened. Announces the first matches to come.
   */
  open(sink: FeedSink): void {
    this.#rows = new Rows(sink, this.#epoch);
    this.#addResults(this.#rows);
    for (const past of this.#worldLeague.past()) {
      const { fullTime, halfTime } = quickResult(
        new Random(this.#seed, `${past.id} ${past.season} result`),
        this.#means(past.home, past.away),
      );
      this.#rows.add(past, leagueOf(past), resultCells(fullTime, halfTime));
    }
    this.#seek();
    while (this.#nextAt <= 0) this.step();
  }

  /** Announces a match, or does what is due next in any. */
  step(): void {
    const rows = this.#rows;
    if (rows === null) throw new Error("football runs before it was opened");
    const running = this.#matches.find(({ match }) => match.nextAt <= this.#nextAt);
    if (running === undefined) {
      const calendar = this.#calendars.find(({ nextAt }) => nextAt <= this.#nextAt);
      if (calendar !== undefined) this.#announce(rows, calendar);
    } else {
      const { match, scheduled, calendar } = running;
      const { phase } = match;
      match.step();
      if (phase === "before" && match.phase !== phase) this.#quicken(match);
      if (match.phase === "FT") {
        this.#matches = this.#matches.filter((other) => other !== running);
        const { winner } = match;
        calendar.ended(scheduled, winner === null ? null : scheduled[winner]);
      }
    }
    this.#seek();
  }

  /** Takes how many times the usual goals are to fall in matches that are played from now on. */
  influence({ goals = 1 }: SportInfluence): void {
    this.#goals = goals;
    for (const { match } of this.#matches) if (match.phase !== "before") this.#quicken(match);
  }

  /** What has begun in a storm of goals goes on so to its end, whether the storm is over or not. */
  #quicken(match: Match): void {
    if (this.#goals !== 1) match.forecast.quicken(this.#goals);
  }

  #seek(): void {
    let next = Infinity;
    for (const { match } of this.#matches) next = Math.min(next, match.nextAt);
    for (const calendar of this.#calendars) next = Math.min(next, calendar.nextAt);
    this.#nextAt = next;
  }

  #addResults(rows: Rows): void {
    const league = premierLeague(0);
    for (const { home, away, round, kickoff, fullTime, halfTime } of this.#fixtures) {
      if (fullTime === null) continue;
      const scheduled: Scheduled = {
        league: league.id,
        id: matchId(league.id, home, away),
        season: 0,
        round,
        home,
        away,
        startTime: kickoff - this.#epoch,
        knockout: false,
      };
      rows.add(scheduled, league, resultCells(fullTime, halfTime));
    }
  }

  #announce(rows: Rows, calendar: Calendar): void {
    const scheduled = calendar.next();
    const match = this.#match(scheduled, rows.announce(scheduled, leagueOf(scheduled)));
    match.options.writer.set(shown(match.outcome));
    this.#matches.push({ match, scheduled, calendar });
  }

  #match(scheduled: Scheduled, writer: MatchWriter): Match {
    const { id, season, home, away, startTime, knockout } = scheduled;
    const stream = (concern: string) => new Random(this.#seed, `${id} ${season} ${concern}`);
    const delay = delayLeast + stream("kick-off").uniform() * (delayMost - delayLeast);
    return new Match({
      writer,
      home,
      away,
      squads: { home: this.#squad(home), away: this.#squad(away) },
      means: this.#means(home, away),
      stream,
      kickoff: startTime + Math.floor(delay),
      epoch: this.#epoch,
      knockout,
    });
  }

  #squad(club: string): readonly SquadPlayer[] {
    const known = this.#squads.get(club);
    if (known !== undefined) return known;
    const squad = drawSquad(this.#seed, club);
    this.#squads.set(club, squad);
    return squad;
  }

  #means(home: string, away: string): Means {
    const { teams, home: atHome, away: visiting } = this.strengths;
    const of = (team: string) => teams.get(team) ?? this.#invented.get(team);
    const one = of(home);
    const other = of(away);
    // Clubs of the World League are measured against each other, all others against England's.
    const worldly = worldNames.has(home);
    return {
      home: (worldly ? usualMeans.home : atHome) * (one?.attack ?? 1) * (other?.defence ?? 1),
      away: (worldly ? usualMeans.away : visiting) * (other?.attack ?? 1) * (one?.defence ?? 1),
    };
  }
}

const worldNames = new Set(worldClubs.map(({ name }) => name));

function leagueOf({ league, season }: Scheduled): League {
  return [cup, ...worldLeagues].find(({ id }) => id === league) ?? premierLeague(season);
}

/** What a row says of a match of which only the result is known. */
function resultCells([home, away]: Goals, halfTime: Goals | null): Partial<Row<"matches">> {
  return {
    homeScore: home,
    awayScore: away,
    status: "finished",
    period: "FT",
    clock: "FT",
    line: halfTime && [halfTime, [home - halfTime[0], away - halfTime[1]]],
    homeWin: home > away ? 1 : 0,
    draw: home === away ? 1 : 0,
    awayWin: home < away ? 1 : 0,
  };
}

/** An outcome before kick-off, short to send: four decimals, that still sum to 1. */
function shown({ homeWin, draw, awayWin }: Outcome): Outcome {
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  // Of a cup tie there is no draw to make up the sum.
  if (draw === 0) return { homeWin: round(homeWin), draw, awayWin: round(1 - round(homeWin)) };
  const [home, away] = [round(homeWin), round(awayWin)];
  return { homeWin: home, draw: round(1 - home - away), awayWin: away };
}
