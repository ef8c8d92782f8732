/** One edition of a tournament: its matches from the draw to the final, court by court. */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { Random } from "../random.ts";
import type { Venue } from "./circuit.ts";
import { courtName, nextMatch, orderOfPlay, type Place, roundOf } from "./draw.ts";
import { TennisMatch } from "./match.ts";
import { type Player, pair } from "./players.ts";

export interface TournamentOptions {
  readonly seed: string;
  /** Names its streams; no other edition has it. */
  readonly name: string;
  readonly venue: Venue;
  /** 32 players in the order of the draw. */
  readonly draw: readonly Player[];
  /** Midnight of the first day by the venue's clock, ms since the simulation's start. */
  readonly firstDay: number;
  /** ms since the epoch of the simulation's start. */
  readonly epoch: number;
  /** What a match writes to, by its number, once it is known who plays it. */
  readonly writer: (match: number, cells: Partial<Row<"matches">>) => MatchWriter;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Where a court is still in use, a match looks again after so long. */
const waitMs = 10 * minuteMs;
/** After a match a court is made ready for at least so long. */
const courtRest = 5 * minuteMs;

/** From a player's match to the next at least. */
const playerRest = 3 * 60 * minuteMs;

/** P(one of two players withdraws before a match); in the first round others take the place. */
const walkover = 0.008;

interface Announced {
  readonly number: number;
  readonly home: Player;
  readonly away: Player;
  readonly match: TennisMatch;
}

export class Tournament {
  readonly #options: TournamentOptions;
  readonly #places: readonly Place[];
  /** Who goes into each match, as far as it is known. */
  readonly #sides: { home: Player | null; away: Player | null }[];
  #announced: Announced[] = [];
  /** From when each court can be used; Infinity while it is. */
  readonly #courts = new Map<number, number>();
  #next: Announced | null = null;
  readonly #alive: Set<Player>;
  #champion: Player | null = null;

  constructor(options: TournamentOptions) {
    this.#options = options;
    const { draw, seed, name } = options;
    this.#alive = new Set(draw);
    this.#places = orderOfPlay(new Random(seed, `${name} order of play`));
    this.#sides = this.#places.map((_, match) => ({
      home: match < 16 ? (draw[2 * match] ?? null) : null,
      away: match < 16 ? (draw[2 * match + 1] ?? null) : null,
    }));
    for (let match = 0; match < 16; match += 1) this.#announce(match, -Infinity);
    this.#findNext();
  }

  /** When the next step is due, ms since the simulation's start; Infinity after the final. */
  get nextAt(): number {
    return this.#next?.match.nextAt ?? Infinity;
  }

  /** Who won the final. */
  get champion(): Player | null {
    return this.#champion;
  }

  /** Matches being played. */
  get running(): number {
    return this.#announced.filter(({ match }) => match.phase === "playing").length;
  }

  /** Whether a player may yet play here. */
  has(player: Player): boolean {
    return this.#alive.has(player);
  }

  /** Does what is due next in any match. */
  step(): void {
    const next = this.#next;
    if (next === null) return;
    const { match, number } = next;
    const court = this.#places[number]?.court ?? 0;
    const at = match.nextAt;
    const { phase } = match;
    if (phase === "before") {
      const free = this.#courts.get(court) ?? -Infinity;
      if (free > at) {
        match.delay(free === Infinity ? at + waitMs : free);
        match.options.writer.set({ startTime: this.#options.epoch + match.nextAt });
        this.#findNext();
        return;
      }
      this.#courts.set(court, Infinity);
    }
    match.step();
    if (match.phase === "over") {
      this.#courts.set(court, at + courtRest);
      this.#finish(next, at);
    }
    this.#findNext();
  }

  #finish(over: Announced, at: number): void {
    const { match, number, home, away } = over;
    this.#announced = this.#announced.filter((other) => other !== over);
    const winner = match.winner === "home" ? home : away;
    this.#alive.delete(match.winner === "home" ? away : home);
    const next = nextMatch(number);
    if (next === null) {
      this.#alive.clear();
      this.#champion = winner;
      return;
    }
    const sides = this.#sides[next];
    if (sides === undefined) return;
    if (number % 2 === 0) sides.home = winner;
    else sides.away = winner;
    this.#announce(next, at);
  }

  /** Puts a match on the board as soon as both players are known. */
  #announce(number: number, now: number): void {
    const { seed, name, venue, firstDay, epoch, writer } = this.#options;
    const { home, away } = this.#sides[number] ?? {};
    const place = this.#places[number];
    if (!home || !away || place === undefined) return;
    const random = new Random(seed, `${name} match ${number}`);
    // Nobody begins on the minute.
    const late = Math.floor(random.uniform() * 4 * minuteMs);
    // Whoever played late into the night before is given time.
    const planned = Math.max(
      firstDay + place.day * dayMs + place.minute * minuteMs,
      now + playerRest,
    );
    const match = new TennisMatch({
      writer: writer(number, {
        round: roundOf(number).name,
        home: home.name,
        away: away.name,
        status: "scheduled",
        clock: "",
        bestOf: venue.bestOf,
        venue: courtName(place.court),
        startTime: epoch + planned,
      }),
      home: home.name,
      away: away.name,
      pairing: pair(home, away, venue.surface, venue.bestOf, random),
      walkover: number < 16 ? 0 : walkover,
      random,
      startAt: planned + late,
      epoch,
    });
    const homeWin = Math.round(match.homeWin * 10_000) / 10_000;
    const awayWin = Math.round((1 - homeWin) * 10_000) / 10_000;
    match.options.writer.set({ homeWin, draw: 0, awayWin });
    this.#announced.push({ number, home, away, match });
  }

  #findNext(): void {
    this.#next = null;
    for (const one of this.#announced) {
      if (this.#next === null || one.match.nextAt < this.#next.match.nextAt) this.#next = one;
    }
  }
}
