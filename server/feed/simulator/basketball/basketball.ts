/** The simulated basketball: an invented league around the world, season after season. */
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import type { Actor } from "../actor.ts";
import { Random } from "../random.ts";
import { Calendar, type Scheduled } from "./calendar.ts";
import { type Club, clubs } from "./clubs.ts";
import { Game } from "./game.ts";
import { edgeFor, quarterMs, quarters, usualLaw } from "./law.ts";
import { resultOf } from "./quick.ts";
import { type Player, rosterOf } from "./roster.ts";
import { shown } from "./scoresheet.ts";
import { homeWinChance } from "./win-probability.ts";

const dayMs = 86_400_000;

/** The first season began so long before the simulation: about half of it has been played. */
const playedDays = 36;
/** Games are announced so long before they begin, and keep their play-by-play so long after. */
const aheadMs = 2 * dayMs;
const keptMs = 2 * dayMs;

/** No game takes so long. */
const longestMs = 4 * 3_600_000;

/** Seasons that keep their rows: the next takes those of the one before the last. */
const seasonsKept = 2;
const firstSeason = 12;

/** Points a game that a club is better than the mean: spread, and what stays from season to season. */
const strengthSpread = 3.3;
const strengthKept = 0.7;
const homeMargin = 2.3;

function leagueOf(season: number): League {
  const place = season % seasonsKept;
  return {
    id: place === 0 ? "intercontinental-basketball" : `intercontinental-basketball-${place + 1}`,
    name: `Intercontinental Basketball League ${firstSeason + season}`,
    sport: "basketball",
    table: true,
    tiebreak: "difference",
    position: 20 + place,
  };
}

interface Finished {
  readonly writer: MatchWriter;
  /** From when its play-by-play may go. */
  readonly until: number;
}

export class Basketball implements Actor {
  readonly #seed: string;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly #calendar: Calendar;
  readonly #rosters = new Map<string, readonly Player[]>();
  readonly #strengths: Strengths;
  readonly #ticking: boolean;
  /** Announced games, in the order of their tip-offs, and those being played. */
  #announced: Game[] = [];
  #running: Game[] = [];
  #finished: Finished[] = [];
  #upcoming: Scheduled;
  readonly #writers = new Map<string, MatchWriter>();
  #season = -1;
  #sink: FeedSink | null = null;

  /**
   * @param epoch of the simulation's start, ms since the epoch
   * @param ticking whether rows show each second of a game's clock, or only what happens
   */
  constructor(seed: string, epoch: number, ticking = true) {
    this.#seed = seed;
    this.#ticking = ticking;
    this.#epoch = epoch;
    this.#strengths = new Strengths(seed);
    this.#calendar = new Calendar(seed, clubs, epoch - playedDays * dayMs);
    this.#upcoming = this.#calendar.next();
  }

  get nextAt(): number {
    let next = Math.min(this.#announceAt, this.#announced[0]?.nextAt ?? Infinity);
    for (const game of this.#running) next = Math.min(next, game.nextAt);
    return next;
  }

  get count(): number {
    return this.#writers.size;
  }

  /** Games being played, their breaks included. */
  get running(): number {
    return this.#running.length;
  }

  /** Adds the season's results so far, what is being played and what is announced. */
  open(sink: FeedSink): void {
    this.#sink = sink;
    while (this.#announceAt < 0) {
      if (this.#upcoming.tipOff < this.#epoch - keptMs) this.#addResult(sink, this.#upcoming);
      else this.#announce(sink);
      this.#upcoming = this.#calendar.next();
    }
    for (let next = this.#due(-1); next !== null; next = this.#due(-1)) this.#step(next);
  }

  step(): void {
    if (this.#sink === null) throw new Error("basketball runs before it was opened");
    const at = this.nextAt;
    const game = this.#due(at);
    if (game !== null) {
      this.#step(game);
      return;
    }
    this.#forget(at);
    this.#announce(this.#sink);
    this.#upcoming = this.#calendar.next();
  }

  get #announceAt(): number {
    return this.#upcoming.startTime - this.#epoch - aheadMs;
  }

  /** A game that is due by then. */
  #due(at: number): Game | null {
    for (const game of this.#running) if (game.nextAt <= at) return game;
    const [next] = this.#announced;
    return next !== undefined && next.nextAt <= at ? next : null;
  }

  #step(game: Game): void {
    const at = game.nextAt;
    if (game.phase === "before") {
      this.#announced.shift();
      this.#running.push(game);
    }
    game.step();
    if (game.phase !== "over") return;
    this.#running = this.#running.filter((other) => other !== game);
    this.#finished.push({ writer: game.options.writer, until: at + keptMs });
  }

  /** Lets the play-by-play go of games that ended some days ago; their rows stay. */
  #forget(at: number): void {
    for (const { writer } of this.#finished.filter(({ until }) => until <= at)) writer.restart();
    this.#finished = this.#finished.filter(({ until }) => until > at);
  }

  #addResult(sink: FeedSink, scheduled: Scheduled): void {
    const { season, home, away, startTime } = scheduled;
    const name = nameOf(scheduled);
    const edge = this.#edge(season, home, away);
    const result = resultOf({ seed: this.#seed, name, edge });
    this.#writer(sink, scheduled).set({
      homeScore: result.home,
      awayScore: result.away,
      status: "finished",
      period: "FT",
      clock: "Final",
      line: result.line,
      ending: result.line.length > quarters ? "overtime" : null,
      homeWin: result.home > result.away ? 1 : 0,
      draw: 0,
      awayWin: result.home > result.away ? 0 : 1,
      startTime,
    });
  }

  #announce(sink: FeedSink): void {
    const scheduled = this.#upcoming;
    const { season, home, away, tipOff } = scheduled;
    const edge = this.#edge(season, home, away);
    const writer = this.#writer(sink, scheduled);
    const leftMs = quarters * quarterMs;
    const [homeWin, awayWin] = shown(homeWinChance(usualLaw, { lead: 0, leftMs, edge, ball: 0 }));
    writer.set({ homeWin, draw: 0, awayWin });
    this.#announced.push(
      new Game({
        writer,
        home: { name: home.name, roster: this.#roster(home) },
        away: { name: away.name, roster: this.#roster(away) },
        edge,
        seed: this.#seed,
        name: nameOf(scheduled),
        tipOff: tipOff - this.#epoch,
        epoch: this.#epoch,
        // Nobody has seen the seconds of a game that was over when the simulation began.
        ticking: this.#ticking && tipOff > this.#epoch - longestMs,
      }),
    );
  }

  #edge(season: number, home: Club, away: Club): number {
    const strengths = this.#strengths.of(season);
    const difference = (strengths.get(home.name) ?? 0) - (strengths.get(away.name) ?? 0);
    return edgeFor(homeMargin + difference);
  }

  #roster({ name }: Club): readonly Player[] {
    const known = this.#rosters.get(name) ?? rosterOf(this.#seed, name);
    this.#rosters.set(name, known);
    return known;
  }

  /** A game's row: a new one, or that of the same pair some seasons ago. */
  #writer(sink: FeedSink, { season, round, home, away, startTime }: Scheduled): MatchWriter {
    const league = leagueOf(season);
    if (season > this.#season) {
      this.#season = season;
      sink.league(league);
      this.#clear(league);
    }
    const id = `${league.id}.${slug(home.name)}-${slug(away.name)}`;
    const cells = { round, status: "scheduled", startTime } as const;
    const known = this.#writers.get(id);
    if (known !== undefined) {
      known.set(cells);
      return known;
    }
    const writer = sink.match(id, {
      sport: "basketball",
      league: league.id,
      home: home.name,
      away: away.name,
      venue: home.arena,
      clock: "",
      ...cells,
    });
    this.#writers.set(id, writer);
    return writer;
  }

  /** Empties the rows of a league for a new season; all its games ended a season ago. */
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
        line: null,
        server: null,
        homeFouls: null,
        awayFouls: null,
        homeTimeouts: null,
        awayTimeouts: null,
        ending: null,
        homeWin: null,
        draw: null,
        awayWin: null,
        startTime: null,
      });
    }
  }
}

/** How strong each club is, season by season. */
class Strengths {
  readonly #random: Random;
  #season = -1;
  #now: ReadonlyMap<string, number> = new Map();

  constructor(seed: string) {
    this.#random = new Random(seed, "basketball strengths");
  }

  /** Points a game by name. @param season never before the one asked for last */
  of(season: number): ReadonlyMap<string, number> {
    for (; this.#season < season; this.#season += 1) {
      const kept = this.#season < 0 ? 0 : strengthKept;
      const fresh = Math.sqrt(1 - kept ** 2) * strengthSpread;
      this.#now = new Map(
        clubs.map(({ name }) => [
          name,
          kept * (this.#now.get(name) ?? 0) + fresh * this.#random.normal(),
        ]),
      );
    }
    return this.#now;
  }
}

/** What a game's streams are named by. */
function nameOf({ season, home, away }: Scheduled): string {
  return `game ${season} ${home.name} ${away.name}`;
}

/** Lower case, without marks: "sao-paulo-jacarandas". */
function slug(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
