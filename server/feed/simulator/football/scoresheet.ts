/** What a match shows: writes its row, its events and its probabilities. */
import type { EventKind, MatchPeriod, Row, TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { eventText, type Who } from "./event-text.ts";
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
  /** The score at the ends of the halves and of extra time that are over. */
  readonly #ends: Goals[] = [];
  #kicks: Goals | null = null;
  #awarded = false;

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

  /** Shows a new period. */
  period(at: number, period: MatchPeriod, clock: string, cells: Partial<Row<"matches">>): void {
    if (period === "HT" || period === "BT") this.#ends.push(this.#score);
    if (period === "PEN") {
      this.#ends.push(this.#score);
      this.#kicks = [0, 0];
    }
    this.#period = period;
    this.#clock = clock;
    this.set(at, { ...cells, period, clock, ...this.#scoreCells() });
  }

  /** Shows the running clock. */
  clock(at: number, clock: string): void {
    this.#clock = clock;
    this.set(at, { clock });
  }

  /** Adds a goal to a side, or with -1 takes one back. */
  goal(at: number, kind: EventKind, side: TeamSide, change: 1 | -1, who: Who): void {
    const [home, away] = this.#score;
    this.#score = side === "home" ? [home + change, away] : [home, away + change];
    this.set(at, this.#scoreCells());
    this.incident(at, kind, side, who);
  }

  /** Shows what a shoot-out has come to. */
  kicks(at: number, kicks: Goals): void {
    this.#kicks = kicks;
    this.set(at, this.#scoreCells());
  }

  /** Gives the match a score that was not played for. */
  award(at: number, score: Goals): void {
    this.#score = score;
    this.#awarded = true;
    this.set(at, this.#scoreCells());
  }

  /** Adds an event of a side, in the usual words. */
  incident(at: number, kind: EventKind, side: TeamSide, who: Who = {}): void {
    const { home, away } = this.#teams;
    const [team, other] = side === "home" ? [home, away] : [away, home];
    this.event(at, kind, side, eventText(kind, team, other, who), who);
  }

  /** Adds a substitution. @param why what follows its usual words, such as ", who is hurt" */
  substitution(at: number, side: TeamSide, who: Who, why: string): void {
    const team = this.#teams[side];
    const text = `${eventText("substitution", team, "", who)}${why}`;
    this.event(at, "substitution", side, text, who);
  }

  event(at: number, kind: EventKind, side: TeamSide | null, text: string, who: Who = {}): void {
    const [homeScore, awayScore] = this.#score;
    this.#writer.event({
      clock: this.#clock,
      period: this.#period,
      kind,
      side,
      player: who.player ?? null,
      other: who.other ?? null,
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
    if (this.#awarded) return { homeScore, awayScore, line: null };
    let before: Goals = [0, 0];
    const line = this.#ends.map((end): Goals => {
      const part: Goals = [end[0] - before[0], end[1] - before[1]];
      before = end;
      return part;
    });
    // A break has nothing of its own to show; in a shoot-out no goals are added.
    const inBreak = this.#period === "HT" || this.#period === "BT";
    if (this.#kicks !== null) line.push(this.#kicks);
    else if (!inBreak) line.push([homeScore - before[0], awayScore - before[1]]);
    return { homeScore, awayScore, line };
  }
}
