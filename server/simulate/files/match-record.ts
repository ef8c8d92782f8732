/** Keeps of one match what its line in the file needs, and writes its events as they come. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed/feed.ts";
import { type Moment, moments } from "./columns.ts";
import { MatchClock } from "./match-clock.ts";

type Outcome = readonly [homeWin: number | null, draw: number | null, awayWin: number | null];
const unknown: Outcome = [null, null, null];

export class MatchRecord implements MatchWriter {
  readonly id: string;
  readonly #matches: Records;
  readonly #events: Records;
  readonly #over: Set<MatchRecord>;
  #clock: MatchClock;
  /** How often these rows have been used for a match: from the second on the id says so. */
  #uses = 1;
  /** Whether its line is still to be written. */
  #due = true;
  /** Events before the opening: null from then on. */
  #early: (readonly (string | number | null)[])[] | null;
  #published = new Map<Moment, Outcome>();

  /** @param opening whether the world is being opened: see `opened`. */
  constructor(id: string, row: Partial<Row<"matches">>, files: MatchFiles, opening: boolean) {
    this.id = id;
    this.#early = opening ? [] : null;
    this.#over = files.over;
    this.#matches = files.matches;
    this.#events = files.events;
    this.#clock = new MatchClock(row);
  }

  /** The world is open: what has begun by now is history, of which nothing is written. */
  opened(): void {
    const early = this.#early ?? [];
    this.#early = null;
    if (this.#clock.hasBegun) this.#due = false;
    else for (const event of early) this.#events.add(event);
  }

  set(cells: Partial<Row<"matches">>): void {
    const begun = this.#clock.hasBegun;
    this.#clock.set(cells);
    const { homeWin, draw, awayWin, status } = this.#clock.row;
    if (status === "finished") this.#over.add(this);
    if (!begun && this.#clock.hasBegun && homeWin != null) {
      this.#published.set("start", [homeWin, draw ?? 0, awayWin ?? 0]);
    }
  }

  probability(_clock: string, homeWin: number, draw: number, awayWin: number): void {
    Object.assign(this.#clock.row, { homeWin, draw, awayWin });
    for (const moment of moments) {
      // The first that is published from the moment on: it knows all that was known then.
      if (this.#published.has(moment) || !this.#clock.hasCome(moment)) continue;
      this.#published.set(moment, [homeWin, draw, awayWin]);
    }
  }

  event(event: Row<"events">): void {
    const { sport } = this.#clock.row;
    const record = [
      this.#name,
      sport ?? null,
      this.#clock.seconds(event),
      event.period,
      event.kind,
      event.side,
      event.homeScore,
      event.awayScore,
    ];
    if (this.#early !== null) this.#early.push(record);
    else if (this.#due) this.#events.add(record);
  }

  stat(): void {}

  player(): void {}

  restart(): void {
    if (this.#early !== null) this.#early = [];
    else this.write();
    const { sport, league, home, away } = this.#clock.row;
    this.#clock = new MatchClock({
      sport: sport ?? null,
      league: league ?? null,
      home: home ?? null,
      away: away ?? null,
      status: "scheduled",
    });
    this.#published = new Map();
    this.#uses += 1;
    this.#due = true;
  }

  /** Writes its line, once, where it has begun. */
  write(): void {
    if (!this.#due || !this.#clock.hasBegun) return;
    this.#due = false;
    const { row } = this.#clock;
    this.#matches.add([
      row.sport ?? null,
      row.league ?? null,
      this.#name,
      row.home ?? null,
      row.away ?? null,
      row.homeScore ?? null,
      row.awayScore ?? null,
      row.status ?? null,
      ...moments.flatMap((moment) => this.#published.get(moment) ?? unknown),
      row.status === "finished" ? winnerOf(row) : null,
      row.ending ?? null,
    ]);
  }

  get #name(): string {
    return this.#uses === 1 ? this.id : `${this.id}#${this.#uses}`;
  }
}

/** Who is certain to have won; null where nothing is certain. */
function winnerOf({ homeWin, draw, awayWin }: Partial<Row<"matches">>): string | null {
  if (homeWin === 1) return "home";
  if (awayWin === 1) return "away";
  return draw === 1 ? "draw" : null;
}

/** Takes records in the order of a file's columns. */
export interface Records {
  add(fields: readonly (string | number | null)[]): void;
}

export interface MatchFiles {
  readonly matches: Records;
  readonly events: Records;
  /** Matches that have come to their end, which is told in full by the end of the step. */
  readonly over: Set<MatchRecord>;
}
