/** The simulated tennis: a tour of tournaments around the globe, week after week. */
import type { Row } from "../../../../lib/schema/topics.ts";
import type { FeedSink, League, MatchWriter } from "../../feed.ts";
import type { Actor } from "../actor.ts";
import { Random } from "../random.ts";
import { type Slot, slots, type Venue } from "./circuit.ts";
import { drawSize, layOut, roundOf, shuffled } from "./draw.ts";
import { drawPlayers, type Player } from "./players.ts";
import { Prelude } from "./prelude.ts";
import { Tournament } from "./tournament.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
/** A Monday, ms since the epoch. */
const someMonday = 4 * dayMs;

/** More than six draws, so that who was knocked out can rest. */
const playerCount = 200;

/** The draw is made two days before the first match, at the hour at which that will begin. */
const drawnAhead = 2 * dayMs - 11 * hourMs;

/** Editions of one place in the calendar that keep their rows; each then takes those before the last. */
const editionsKept = 2;

/** Place of the first league of tennis among all on a page. */
const firstPosition = 40;

const surfaceWords = { hard: "hard court", clay: "clay", grass: "grass" } as const;

/** Where the later rounds of earlier editions stay until their rows are used again. */
const earlier: League = {
  id: "tennis-earlier",
  name: "Tennis, earlier tournaments",
  sport: "tennis",
  table: false,
  tiebreak: "difference",
  position: firstPosition + slots.length * editionsKept,
};

interface Calendar {
  readonly slot: Slot;
  readonly index: number;
  /** The week of the edition that is drawn next, counted from a Monday long ago. */
  week: number;
  /** When it is drawn, ms since the start. */
  drawAt: number;
}

export class Tennis implements Actor {
  readonly players: readonly Player[];
  readonly #seed: string;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly #calendars: readonly Calendar[];
  #tournaments: Tournament[] = [];
  readonly #writers = new Map<string, MatchWriter>();
  /** Matches of the time before the opening; null after it. */
  #preludes: Prelude[] | null = [];
  #sink: FeedSink | null = null;
  #hasEarlier = false;

  constructor(seed: string, epoch: number) {
    this.#seed = seed;
    this.#epoch = epoch;
    this.players = drawPlayers(new Random(seed, "tennis players"), playerCount);
    // A week back, so that there are tournaments that are over.
    const week = Math.floor((epoch - someMonday) / weekMs) - 1;
    this.#calendars = slots.map((slot, index) => {
      const calendar = { slot, index, week, drawAt: 0 };
      calendar.drawAt = this.#firstDay(calendar) - drawnAhead;
      return calendar;
    });
  }

  get nextAt(): number {
    let next = Infinity;
    for (const { drawAt } of this.#calendars) next = Math.min(next, drawAt);
    for (const { nextAt } of this.#tournaments) next = Math.min(next, nextAt);
    return next;
  }

  get count(): number {
    return this.#writers.size;
  }

  /** Matches being played. */
  get running(): number {
    return this.#tournaments.reduce((sum, { running }) => sum + running, 0);
  }

  /** Plays all that came before the start, and shows how it stands. */
  open(sink: FeedSink): void {
    this.#sink = sink;
    while (this.nextAt < 0) this.step();
    for (const prelude of this.#preludes ?? []) {
      prelude.open((id, cells) => sink.match(id, cells));
    }
    this.#preludes = null;
  }

  step(): void {
    const next = this.nextAt;
    const calendar = this.#calendars.find(({ drawAt }) => drawAt === next);
    if (calendar !== undefined) {
      this.#draw(calendar);
      return;
    }
    const tournament = this.#tournaments.find(({ nextAt }) => nextAt === next);
    tournament?.step();
    if (tournament !== undefined && tournament.champion !== null) {
      this.#tournaments = this.#tournaments.filter((one) => one !== tournament);
    }
  }

  /** Midnight of the first day by the venue's clock, ms since the start. */
  #firstDay(calendar: Calendar): number {
    const { slot, week } = calendar;
    const { utcOffset } = venueOf(calendar);
    return someMonday + week * weekMs + slot.startsOn * dayMs - utcOffset * hourMs - this.#epoch;
  }

  #draw(calendar: Calendar): void {
    const { index, week } = calendar;
    const venue = venueOf(calendar);
    const league = leagueOf(calendar, venue);
    const name = `tennis ${index} ${week}`;
    const random = new Random(this.#seed, `${name} draw`);
    this.#clear(league);
    this.#sink?.league(league);
    const free = this.players.filter(
      (player) => !this.#tournaments.some((tournament) => tournament.has(player)),
    );
    const entries = new Set(shuffled(free, random).slice(0, drawSize));
    this.#tournaments.push(
      new Tournament({
        seed: this.#seed,
        name,
        venue,
        draw: layOut(
          this.players.filter((player) => entries.has(player)),
          random,
        ),
        firstDay: this.#firstDay(calendar),
        epoch: this.#epoch,
        writer: (match, cells) => this.#writer(league, match, cells),
      }),
    );
    calendar.week += 1;
    calendar.drawAt = this.#firstDay(calendar) - drawnAhead;
  }

  /** Makes room in a league for a new edition: what was played in it last moves on. */
  #clear(league: League): void {
    for (const [id, writer] of this.#writers) {
      if (!id.startsWith(`${league.id}.`)) continue;
      if (!this.#hasEarlier) {
        this.#hasEarlier = true;
        this.#sink?.league(earlier);
      }
      writer.set({ league: earlier.id });
    }
  }

  /** A match's row: a new one, or that of the same match some editions ago. */
  #writer(league: League, match: number, cells: Partial<Row<"matches">>): MatchWriter {
    const { name, first } = roundOf(match);
    const id = `${league.id}.${name.toLowerCase()}-${match - first + 1}`;
    const all = { ...nothingPlayed, ...cells, sport: "tennis", league: league.id } as const;
    const known = this.#writers.get(id);
    if (known !== undefined) {
      known.restart();
      known.set(all);
      return known;
    }
    const writer = this.#add(id, all);
    this.#writers.set(id, writer);
    return writer;
  }

  #add(id: string, cells: Partial<Row<"matches">>): MatchWriter {
    if (this.#preludes !== null) {
      const prelude = new Prelude(id, cells);
      this.#preludes.push(prelude);
      return prelude;
    }
    if (this.#sink === null) throw new Error("tennis runs before it was opened");
    return this.#sink.match(id, cells);
  }
}

/** A row before its match. */
const nothingPlayed: Partial<Row<"matches">> = {
  homeScore: null,
  awayScore: null,
  period: null,
  line: null,
  server: null,
  homePoints: null,
  awayPoints: null,
  ending: null,
};

function venueOf({ slot, week }: Calendar): Venue {
  const venue = slot.venues[week % slot.venues.length];
  if (venue === undefined) throw new RangeError("a place in the calendar without a city");
  return venue;
}

function leagueOf({ index, week }: Calendar, { name, surface }: Venue): League {
  const place = index + slots.length * (week % editionsKept);
  return {
    id: `tennis-${place + 1}`,
    name: `${name} (${surfaceWords[surface]})`,
    sport: "tennis",
    table: false,
    tiebreak: "difference",
    position: firstPosition + place,
  };
}
