/** One football match, from its line-ups to its end, in steps of one message each. */
import type { MatchEnding, TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import * as clocks from "./clock-text.ts";
import { type Half, halves } from "./clock-text.ts";
import { Forecast } from "./forecast.ts";
import { Incidents } from "./incidents.ts";
import { Kicks } from "./kicks.ts";
import { MatchClock } from "./match-clock.ts";
import { certain, type Outcome } from "./outlook.ts";
import { type Course, Play } from "./play.ts";
import { Scoresheet } from "./scoresheet.ts";
import { type Means, type Scoring, usualScoring } from "./scoring.ts";
import type { Goals } from "./season.ts";
import { drawLineUp, type SquadPlayer } from "./squad.ts";
import { Statistics } from "./statistics.ts";
import { TeamSheet } from "./team-sheet.ts";
import * as timetable from "./timetable.ts";

export interface MatchOptions {
  readonly writer: MatchWriter;
  readonly home: string;
  readonly away: string;
  readonly squads: Readonly<Record<TeamSide, readonly SquadPlayer[]>>;
  readonly means: Means;
  /** A stream of random numbers of the match's own for each concern. */
  readonly stream: (concern: string) => Random;
  /** ms since the simulation's start. */
  readonly kickoff: number;
  /** ms since the epoch of the simulation's start. */
  readonly epoch: number;
  /** Whether it goes on until somebody wins; then probabilities are those of going through. */
  readonly knockout?: boolean;
  readonly scoring?: Scoring;
}

/** Goals to none that an abandoned match is awarded with. */
const awarded = 3;

interface Pending {
  readonly at: number;
  readonly act: (at: number) => void;
}

export class Match implements Course {
  readonly options: MatchOptions;
  readonly statistics: Statistics;
  readonly #sheet: Scoresheet;
  readonly #incidents: Incidents;
  readonly #play: Play;
  readonly #teams: Readonly<Record<TeamSide, TeamSheet>>;
  readonly #law: Random;
  /** Minutes of each half with what is added, drawn before the start. */
  readonly #lengths: timetable.Lengths;
  readonly #clock: MatchClock;
  readonly forecast: Forecast;
  #nextTurnAt: number;
  #linedUp = false;
  #kicks: Kicks | null = null;
  #ending: MatchEnding | null = null;
  /** Who was awarded a match that was abandoned. */
  #awarded: TeamSide | null = null;
  readonly #pending: Pending[] = [];

  constructor(options: MatchOptions) {
    this.options = options;
    const { stream, means, writer, kickoff, epoch, squads } = options;
    this.#law = stream("law");
    const lineUps = stream("line-ups");
    const people = stream("people");
    const scoring = options.scoring ?? usualScoring;
    this.#lengths = timetable.drawLengths(this.#law);
    this.#clock = new MatchClock(this.#lengths);
    const knockout = options.knockout === true;
    this.forecast = new Forecast(scoring, means, this.#lengths, knockout);
    this.statistics = new Statistics(writer);
    this.#sheet = new Scoresheet(writer, options, epoch);
    this.#incidents = new Incidents(this.#law, stream("play"), means);
    const sheet = (side: TeamSide) =>
      new TeamSheet(side, drawLineUp(lineUps, squads[side]), writer, people);
    this.#teams = { home: sheet("home"), away: sheet("away") };
    this.#play = new Play(this, this.#sheet, this.statistics, this.#teams, this.#law, people);
    this.#nextTurnAt = kickoff - timetable.lineUpMs;
  }

  /** When the next step is due, ms since the simulation's start; Infinity after the end. */
  get nextAt(): number {
    return Math.min(this.#nextTurnAt, this.#pending[0]?.at ?? Infinity);
  }

  get phase(): timetable.Phase {
    return this.#clock.phase;
  }

  /** Goals that stand, without any that are going to be taken back. */
  get score(): Goals {
    return this.#awarded === null ? this.#play.goals : this.#sheet.score;
  }

  /** Who won, in a shoot-out too; null for a draw, or before the end. */
  get winner(): TeamSide | null {
    if (this.#clock.phase !== "FT") return null;
    if (this.#kicks !== null) return this.#kicks.winner;
    const [home, away] = this.score;
    return home > away ? "home" : home < away ? "away" : null;
  }

  /** Goals that the law let expect so far, given what happened, with their variance. */
  get expectation(): { goals: number; variance: number } {
    return { goals: this.#incidents.expectedGoals, variance: this.#incidents.goalVariance };
  }

  /** Probabilities on the score as shown; the running minute counts as played. */
  get outcome(): Outcome {
    return this.#play.outcome;
  }

  /** Does what is due next: an incident, or a change of the clock or of the period. */
  step(): void {
    const [first] = this.#pending;
    if (first !== undefined && first.at <= this.#nextTurnAt) {
      this.#pending.shift();
      first.act(first.at);
    } else this.#turn(this.#nextTurnAt);
  }

  later(at: number, act: (at: number) => void): void {
    let place = this.#pending.length;
    while (place > 0 && (this.#pending[place - 1]?.at ?? 0) > at) place -= 1;
    this.#pending.splice(place, 0, { at, act });
  }

  get minute(): number {
    return this.#clock.minute;
  }

  get inExtraTime(): boolean {
    return this.#clock.inExtraTime;
  }

  outlook(lead: number): Outcome {
    if (this.#awarded !== null) return certain(this.#awarded);
    if (this.#kicks !== null) return this.#kicks.outcome;
    return this.forecast.at(this.#clock.played, lead);
  }

  sentOff(): void {
    this.forecast.sentOff(this.#play.reds);
  }

  abandon(at: number, side: TeamSide): void {
    const other = side === "home" ? "away" : "home";
    const [home, away] = this.#sheet.score;
    const lead = other === "home" ? home - away : away - home;
    this.#awarded = other;
    // Three to nothing, unless the other side was further ahead.
    if (lead < awarded) this.#sheet.award(at, other === "home" ? [awarded, 0] : [0, awarded]);
    this.#end(at, clocks.abandonedClock, `Abandoned: ${this.options[side]} have too few players`);
  }

  /** The next minute begins, or the next period. */
  #turn(at: number): void {
    const { half } = this.#clock;
    if (half !== null) {
      if (!this.#clock.isOver) this.#beginMinute(at, half);
      // Play does not end while something is looked at.
      else if (this.#pending.length > 0) this.#nextTurnAt = (this.#pending.at(-1)?.at ?? at) + 1000;
      else this.#endHalf(at, half);
      return;
    }
    switch (this.#clock.phase) {
      case "before":
        if (this.#linedUp) this.#begin(at, "1H", "Kick-off");
        else this.#lineUp();
        break;
      case "HT":
        this.#begin(at, "2H", "Second half");
        break;
      case "BT":
        this.#begin(at, "ET", "Extra time");
        break;
      case "ETHT":
        this.#begin(at, "ET2", "Second half of extra time");
        break;
      case "PEN":
        this.#kick(at);
    }
  }

  #lineUp(): void {
    this.#linedUp = true;
    this.#nextTurnAt = this.options.kickoff;
    for (const team of [this.#teams.home, this.#teams.away]) team.announce();
  }

  #begin(at: number, half: Half, words: string): void {
    this.#clock.to(half, at);
    this.#sheet.period(at, half, clocks.clockText(half, 0), { status: "live" });
    if (half === "1H") {
      this.#sheet.set(at, { homeReds: 0, awayReds: 0 });
      this.statistics.begin();
    }
    this.#sheet.event(at, half === "1H" ? "kickoff" : "period", null, words);
    if (half !== "1H") this.#play.changes.afterBreak(at);
    this.#beginMinute(at, half);
  }

  #beginMinute(at: number, half: Half): void {
    const clock = this.#clock;
    const { played } = clock;
    const { outcome } = this;
    clock.nextMinute();
    this.#nextTurnAt = clock.minuteEnds;
    this.#sheet.clock(at, clock.text(half));
    this.#sheet.outcome(outcome);
    if (played > 0) this.statistics.possess(this.#incidents.possession());
    if (clock.minuteOfHalf === halves[half].full + 1) {
      const more = this.#lengths[half] - halves[half].full;
      const text = more === 1 ? "1 minute added" : `${more} minutes added`;
      this.#sheet.event(at, "period", null, text);
    }
    const incidents = this.#incidents.draw({
      stretch: this.forecast.stretch,
      played,
      share: 1 / this.forecast.usual.minutes,
      lead: this.#play.score.home - this.#play.score.away,
      reds: this.#play.reds,
      changes: timetable.changeChance(half, clock.minuteOfHalf),
    });
    for (const incident of incidents) {
      this.later(at + incident.after, (then) => this.#play.happen(then, incident));
    }
  }

  #endHalf(at: number, half: Half): void {
    const [home, away] = this.#sheet.score;
    const goesOn = this.options.knockout === true && home === away;
    if (half === "1H") this.#rest(at, "HT", "Half-time");
    else if (half === "ET") this.#rest(at, "ETHT", "Half-time of extra time");
    else if (half === "2H") {
      if (goesOn) this.#rest(at, "BT", "Extra time follows");
      else this.#end(at, clocks.stillClock.FT, "Full time");
    } else if (goesOn) this.#toKicks(at);
    else {
      this.#ending = "extra-time";
      this.#end(at, clocks.afterExtraTime, "Full time, after extra time");
    }
  }

  #rest(at: number, phase: "HT" | "BT" | "ETHT", words: string): void {
    this.#countMinutes();
    this.#clock.to(phase, at);
    this.#nextTurnAt = at + timetable.breakMs[phase];
    if (phase === "BT") this.forecast.toExtraTime();
    this.#sheet.period(at, phase, clocks.stillClock[phase], { status: "break" });
    this.#sheet.event(at, "period", null, words);
    this.#sheet.outcome(this.outcome);
  }

  #toKicks(at: number): void {
    this.#countMinutes();
    this.#kicks = new Kicks(this.#law, this.#sheet, this.#teams);
    this.#clock.to("PEN", at);
    this.#nextTurnAt = at + timetable.breakMs.PEN;
    this.#sheet.period(at, "PEN", clocks.stillClock.PEN, { status: "live" });
    this.#sheet.event(at, "period", null, "Shoot-out");
    this.#sheet.outcome(this.outcome);
  }

  #kick(at: number): void {
    const kicks = this.#kicks;
    if (kicks === null) return;
    kicks.kick(at);
    if (kicks.winner === null) {
      this.#nextTurnAt = at + timetable.kickMs;
      this.#sheet.outcome(this.outcome);
    } else {
      this.#ending = "shoot-out";
      this.#end(at, clocks.stillClock.PEN, "Full time, after a shoot-out");
    }
  }

  #end(at: number, clock: string, words: string): void {
    if (this.#kicks === null) this.#countMinutes();
    this.#clock.to("FT", at);
    this.#pending.length = 0;
    this.#nextTurnAt = Infinity;
    this.#sheet.period(at, "FT", clock, { status: "finished", ending: this.#ending });
    this.#sheet.event(at, "full-time", null, words);
    this.#sheet.outcome(this.outcome);
  }

  #countMinutes(): void {
    for (const team of [this.#teams.home, this.#teams.away]) team.countMinutes(this.minute);
  }
}
