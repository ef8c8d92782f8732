/** The simulated football: a real season with its results, its rest played on, then further ones. */
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import { Random } from "../random.ts";
import { Match } from "./match.ts";
import type { Outcome } from "./outlook.ts";
import { Programme, type Scheduled } from "./programme.ts";
import type { Means } from "./scoring.ts";
import type { Fixture } from "./season.ts";
import { drawSquad } from "./squad.ts";
import { fitStrengths, type Strengths } from "./strengths.ts";

/** The league of a season: 0 is the one whose results are known, others have their years in words. */
function leagueOf(season: number): League {
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

/** When the season whose results are known began. */
const firstYear = 2025;

/**
 * Seasons after the known one that keep their rows. The third takes those of the first, and so on,
 * so that the board does not grow; two, so that one ends in peace while the next begins.
 */
const seasonsKept = 2;

/** Matches that are announced before they begin. */
const aheadMax = 6;

export class Football {
  readonly strengths: Strengths;
  readonly #seed: string;
  readonly #fixtures: readonly Fixture[];
  readonly #programme: Programme;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  /** Announced and running matches. */
  #matches: Match[] = [];
  /** Writers by id, of seasons whose rows are used again. */
  readonly #writers = new Map<string, MatchWriter>();
  #season = 0;
  #count = 0;
  #sink: FeedSink | null = null;

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
    const teams = [...new Set(fixtures.flatMap(({ home, away }) => [home, away]))].sort();
    const rest = fixtures
      .filter(({ fullTime }) => fullTime === null)
      .sort((a, b) => a.kickoff - b.kickoff);
    this.#programme = new Programme(seed, teams, rest);
  }

  /** When the next step is due, ms since the start. */
  get nextAt(): number {
    let next = Infinity;
    for (const match of this.#matches) next = Math.min(next, match.nextAt);
    return next;
  }

  /** Matches on the board. */
  get count(): number {
    return this.#count;
  }

  /** Matches being played, half-time included. */
  get running(): number {
    return this.#matches.filter(({ phase }) => phase !== "before").length;
  }

  /** Adds the league with every result, and announces the first matches to come. */
  open(sink: FeedSink): void {
    this.#sink = sink;
    sink.league(leagueOf(0));
    for (const fixture of this.#fixtures) if (fixture.fullTime) this.#addResult(sink, fixture);
    for (let ahead = 0; ahead < aheadMax; ahead += 1) this.#announce(sink);
  }

  /** Does what is due next in any match. */
  step(): void {
    let first: Match | null = null;
    for (const match of this.#matches) {
      if (first === null || match.nextAt < first.nextAt) first = match;
    }
    if (first === null || this.#sink === null)
      throw new Error("football runs before it was opened");
    const { phase } = first;
    first.step();
    if (first.phase === "FT") this.#matches = this.#matches.filter((match) => match !== first);
    if (phase === "before" && first.phase !== "before") this.#announce(this.#sink);
  }

  #addResult(sink: FeedSink, { home, away, round, kickoff, fullTime, halfTime }: Fixture): void {
    if (fullTime === null) return;
    const [homeScore, awayScore] = fullTime;
    this.#count += 1;
    sink.match(matchId(leagueOf(0), home, away), {
      sport: "football",
      league: leagueOf(0).id,
      round,
      home,
      away,
      homeScore,
      awayScore,
      status: "finished",
      period: "FT",
      clock: "FT",
      line: halfTime && [halfTime, [homeScore - halfTime[0], awayScore - halfTime[1]]],
      homeWin: homeScore > awayScore ? 1 : 0,
      draw: homeScore === awayScore ? 1 : 0,
      awayWin: homeScore < awayScore ? 1 : 0,
      startTime: kickoff,
    });
  }

  #announce(sink: FeedSink): void {
    const scheduled = this.#programme.next();
    if (scheduled.season > this.#season) {
      this.#season = scheduled.season;
      const league = leagueOf(this.#season);
      sink.league(league);
      this.#clear(league);
    }
    const { home, away, kickoff, season } = scheduled;
    const match = new Match({
      writer: this.#writer(sink, scheduled),
      home,
      away,
      means: this.#means(home, away),
      stream: (concern) => new Random(this.#seed, `${concern} ${season} ${home} ${away}`),
      squads: { home: drawSquad(this.#seed, home), away: drawSquad(this.#seed, away) },
      kickoff,
      epoch: this.#epoch,
    });
    match.options.writer.set(shown(match.outcome));
    this.#matches.push(match);
  }

  /** A match's row: a new one, or that of the same match some seasons ago. */
  #writer(sink: FeedSink, { season, round, home, away, kickoff }: Scheduled): MatchWriter {
    const league = leagueOf(season);
    const id = matchId(league, home, away);
    const cells = { round, status: "scheduled", startTime: this.#epoch + kickoff } as const;
    const known = this.#writers.get(id);
    if (known !== undefined) {
      known.set(cells);
      return known;
    }
    this.#count += 1;
    const writer = sink.match(id, {
      sport: "football",
      league: league.id,
      home,
      away,
      clock: "",
      ...cells,
    });
    this.#writers.set(id, writer);
    return writer;
  }

  /** Empties the rows of a league for a new season; all its matches ended a season ago. */
  #clear(league: League): void {
    for (const [id, writer] of this.#writers) {
      if (!id.startsWith(`${league.id}.`)) continue;
      writer.restart();
      writer.set({
        status: "scheduled",
        period: null,
        clock: "",
        homeScore: null,
        awayScore: null,
        homeReds: 0,
        awayReds: 0,
        line: null,
        homeWin: null,
        draw: null,
        awayWin: null,
        startTime: null,
      });
    }
  }

  #means(home: string, away: string): Means {
    const { teams, home: atHome, away: visiting } = this.strengths;
    const one = teams.get(home);
    const other = teams.get(away);
    return {
      home: atHome * (one?.attack ?? 1) * (other?.defence ?? 1),
      away: visiting * (other?.attack ?? 1) * (one?.defence ?? 1),
    };
  }
}

/** An outcome before kick-off, short to send: four decimals, that still sum to 1. */
function shown({ homeWin, awayWin }: Outcome): Outcome {
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const [home, away] = [round(homeWin), round(awayWin)];
  return { homeWin: home, draw: round(1 - home - away), awayWin: away };
}

/** Stable and lower case: "premier-league.arsenal-everton", the home side first. */
function matchId(league: League, home: string, away: string): string {
  const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${league.id}.${slug(home)}-${slug(away)}`;
}
