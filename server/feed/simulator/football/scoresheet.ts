/** What a match shows: writes its row, its events and its probabilities. */
import type { EventKind, MatchPeriod, Row, TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { eventText } from "./event-text.ts";
import type { Outcome } from "./outlook.ts";
import type { Goals } from "./season.ts";

export interface Teams {
  readonly home: string;
  readonly away: string;
}

export class Scoresheet {
  readonly #writer: MatchWriter;
  readonly #teams: Teams;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  #period: MatchPeriod = "1H";
  #clock = "";
  #score: Goals = [0, 0];
  #halfTime: Goals | null = null;

  constructor(writer: MatchWriter, teams: Teams, epoch: number) {
    this.#writer = writer;
    this.#teams = teams;
    this.#epoch = epoch;
  }

  /** The score as shown, with goals that may yet be taken back. */
  get score(): Goals {
    return this.#score;
  }

  /** Sets cells of the row, with the time. Times here are ms since the simulation's start. */
  set(at: number, cells: Partial<Row<"matches">>): void {
    this.#writer.set({ ...cells, time: this.#epoch + at });
  }

  /** Shows a new period; `status` is what the row says of it. */
  period(at: number, period: MatchPeriod, clock: string, status: "live" | "break" | "finished") {
    if (period === "HT") this.#halfTime = this.#score;
    this.#period = period;
    this.#clock = clock;
    this.set(at, { status, period, clock, ...this.#scoreCells() });
  }

  /** Shows the running clock. */
  clock(at: number, clock: string): void {
    this.#clock = clock;
    this.set(at, { clock });
  }

  /** Adds a goal to a side, or with -1 takes one back. */
  goal(at: number, kind: EventKind, side: TeamSide, change: 1 | -1): void {
    const [home, away] = this.#score;
    this.#score = side === "home" ? [home + change, away] : [home, away + change];
    this.set(at, this.#scoreCells());
    this.incident(at, kind, side);
  }

  /** Adds an event of a side, in the usual words. */
  incident(at: number, kind: EventKind, side: TeamSide): void {
    const { home, away } = this.#teams;
    const text = side === "home" ? eventText(kind, home, away) : eventText(kind, away, home);
    this.event(at, kind, side, text);
  }

  event(at: number, kind: EventKind, side: TeamSide | null, text: string): void {
    const [homeScore, awayScore] = this.#score;
    this.#writer.event({
      clock: this.#clock,
      period: this.#period,
      kind,
      side,
      player: null,
      other: null,
      text,
      homeScore,
      awayScore,
      time: this.#epoch + at,
    });
  }

  outcome({ homeWin, draw, awayWin }: Outcome): void {
    this.#writer.probability(this.#clock, homeWin, draw, awayWin);
  }

  #scoreCells(): Partial<Row<"matches">> {
    const [homeScore, awayScore] = this.#score;
    const half = this.#halfTime;
    const line: Goals[] =
      half === null ? [this.#score] : [half, [homeScore - half[0], awayScore - half[1]]];
    // Half-time itself has one half to show.
    return { homeScore, awayScore, line: this.#period === "HT" ? line.slice(0, 1) : line };
  }
}
