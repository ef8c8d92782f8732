/** Keeps of one match what its line in the file needs, and writes its events as they come. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed/feed.ts";
import { type Moment, moments } from "./columns.ts";
import type { CsvFile } from "./csv-file.ts";
import { MatchClock } from "./match-clock.ts";

type Outcome = readonly [homeWin: number | null, draw: number | null, awayWin: number | null];
const unknown: Outcome = [null, null, null];

export class MatchRecord implements MatchWriter {
  readonly id: string;
  readonly #matches: CsvFile;
  readonly #events: CsvFile;
  #clock: MatchClock;
  /** How often these rows have been used for a match: from the second on the id says so. */
  #uses = 1;
  /** Whether its line is still to be written. */
  #due = false;
  #published = new Map<Moment, Outcome>();

  /** @param row of a match that is over already: that is history, and written never. */
  constructor(id: string, row: Partial<Row<"matches">>, files: MatchFiles) {
    this.id = id;
    this.#matches = files.matches;
    this.#events = files.events;
    this.#clock = new MatchClock(row);
    this.#due = row.status !== "finished";
  }

  set(cells: Partial<Row<"matches">>): void {
    const begun = this.#clock.hasBegun;
    this.#clock.set(cells);
    const { homeWin, draw, awayWin } = this.#clock.row;
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
    this.#events.add([
      this.#name,
      sport ?? null,
      this.#clock.seconds(event),
      event.period,
      event.kind,
      event.side,
      event.homeScore,
      event.awayScore,
    ]);
  }

  stat(): void {}

  player(): void {}

  restart(): void {
    this.write();
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

  /** Whether it is over and its line is still to be written. */
  get isOver(): boolean {
    return this.#due && this.#clock.row.status === "finished";
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
    ]);
  }

  get #name(): string {
    return this.#uses === 1 ? this.id : `${this.id}#${this.#uses}`;
  }
}

export interface MatchFiles {
  readonly matches: CsvFile;
  readonly events: CsvFile;
}
