/** One football match, from its kick-off to full time, in steps of one message each. */
import type { MatchWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import { clockText, halfMinutes, stillClock } from "./clock-text.ts";
import { type Incident, Incidents } from "./incidents.ts";
import { type Outcome, Outlook } from "./outlook.ts";
import { Scoresheet } from "./scoresheet.ts";
import { type Means, type Scoring, usualScoring } from "./scoring.ts";
import type { Goals } from "./season.ts";
import { Statistics } from "./statistics.ts";

export interface MatchOptions {
  readonly writer: MatchWriter;
  readonly home: string;
  readonly away: string;
  readonly means: Means;
  readonly random: Random;
  /** ms since the simulation's start. */
  readonly kickoff: number;
  /** ms since the epoch of the simulation's start. */
  readonly epoch: number;
  readonly scoring?: Scoring;
}

const minuteMs = 60_000;
const halfTimeMs = 15 * minuteMs;

/** Mean minutes added to each half beyond the least: 1 and 3. About 9.5 together. */
const addedFirst = 2.3;
const addedSecond = 3.2;

/** How long a goal that will be taken back stands: a minute to two. */
const reviewMs = minuteMs;

interface Pending {
  readonly at: number;
  readonly incident: Incident;
  /** Whether it takes back a goal that was shown. */
  readonly cancels: boolean;
}

export class Match {
  readonly options: MatchOptions;
  readonly statistics: Statistics;
  readonly #sheet: Scoresheet;
  readonly #incidents: Incidents;
  readonly #scoring: Scoring;
  /** Minutes of each half with what is added, drawn before the start. */
  readonly #lengths: { readonly "1H": number; readonly "2H": number };
  #outlook: Outlook;
  #phase: "before" | "1H" | "HT" | "2H" | "FT" = "before";
  #halfBegan = 0;
  /** Minutes of the half that have begun. */
  #minute = 0;
  #nextMinuteAt: number;
  readonly #pending: Pending[] = [];
  /** Goals that stand: those that will be taken back are on the sheet only. */
  readonly #score = { home: 0, away: 0 };
  readonly #reds = { home: 0, away: 0 };
  readonly #substitutions = { home: 0, away: 0 };

  constructor(options: MatchOptions) {
    this.options = options;
    const { random, means, writer, kickoff, epoch } = options;
    this.#scoring = options.scoring ?? usualScoring;
    this.statistics = new Statistics(writer);
    this.#sheet = new Scoresheet(writer, options, epoch);
    this.#incidents = new Incidents(random, this.#scoring, means);
    this.#lengths = {
      "1H": halfMinutes + 1 + random.poisson(addedFirst),
      "2H": halfMinutes + 3 + random.poisson(addedSecond),
    };
    this.#outlook = this.#look();
    this.#nextMinuteAt = kickoff;
  }

  /** When the next step is due, ms since the simulation's start; Infinity after full time. */
  get nextAt(): number {
    return Math.min(this.#nextMinuteAt, this.#pending[0]?.at ?? Infinity);
  }

  get phase(): "before" | "1H" | "HT" | "2H" | "FT" {
    return this.#phase;
  }

  /** Goals that stand, without any that are going to be taken back. */
  get score(): Goals {
    return [this.#score.home, this.#score.away];
  }

  /** Goals that the law let expect so far, given what happened, with their variance. */
  get expectation(): { goals: number; variance: number } {
    return { goals: this.#incidents.expectedGoals, variance: this.#incidents.goalVariance };
  }

  /** Probabilities on the score as shown; the running minute counts as played. */
  get outcome(): Outcome {
    return this.#outlook.at(this.#played, this.#lead);
  }

  /** Does what is due next: an incident, or a change of the clock or of the period. */
  step(): void {
    const [first] = this.#pending;
    if (first !== undefined && first.at <= this.#nextMinuteAt) {
      this.#pending.shift();
      if (first.cancels) {
        this.#sheet.goal(first.at, "goal-cancelled", first.incident.side, -1);
        this.#sheet.outcome(this.outcome);
      } else this.#happen(first.at, first.incident);
    } else this.#turn(this.#nextMinuteAt);
  }

  get #minutes(): number {
    return this.#lengths["1H"] + this.#lengths["2H"];
  }

  get #played(): number {
    if (this.#phase === "before") return 0;
    return this.#phase === "1H" ? this.#minute : this.#lengths["1H"] + this.#minute;
  }

  get #lead(): number {
    return this.#sheet.score[0] - this.#sheet.score[1];
  }

  #look(): Outlook {
    const { means } = this.options;
    return new Outlook(this.#scoring, means, this.#reds.home, this.#reds.away, this.#minutes);
  }

  /** The next minute begins, or the next period. */
  #turn(at: number): void {
    switch (this.#phase) {
      case "before":
        this.#begin(at, "1H");
        break;
      case "1H":
        if (this.#minute < this.#lengths["1H"]) this.#beginMinute(at, "1H");
        else this.#rest(at);
        break;
      case "HT":
        this.#begin(at, "2H");
        break;
      case "2H":
        if (this.#minute < this.#lengths["2H"]) this.#beginMinute(at, "2H");
        else this.#end(at);
    }
  }

  #begin(at: number, half: "1H" | "2H"): void {
    this.#phase = half;
    this.#halfBegan = at;
    this.#minute = 0;
    this.#sheet.period(at, half, clockText(half, 0), "live");
    if (half === "1H") {
      this.#writeReds(at);
      this.statistics.begin();
      this.#sheet.event(at, "kickoff", null, "Kick-off");
    } else this.#sheet.event(at, "period", null, "Second half");
    this.#beginMinute(at, half);
  }

  #beginMinute(at: number, half: "1H" | "2H"): void {
    const length = this.#lengths[half];
    const played = this.#played;
    const { outcome } = this;
    this.#minute += 1;
    this.#nextMinuteAt = this.#halfBegan + this.#minute * minuteMs;
    this.#sheet.clock(at, clockText(half, this.#minute - 1));
    this.#sheet.outcome(outcome);
    if (played > 0) this.statistics.possess(this.#incidents.possession());
    if (this.#minute === halfMinutes + 1) {
      const added = length - halfMinutes;
      const text = added === 1 ? "1 minute added" : `${added} minutes added`;
      this.#sheet.event(at, "period", null, text);
    }
    const incidents = this.#incidents.draw({
      half,
      minuteOfHalf: this.#minute - 1,
      reviewable: this.#minute + 3 <= length,
      played,
      minutes: this.#minutes,
      lead: this.#score.home - this.#score.away,
      reds: this.#reds,
      substitutions: this.#substitutions,
    });
    for (const incident of incidents) this.#wait(at + incident.after, incident, false);
  }

  #rest(at: number): void {
    this.#phase = "HT";
    this.#minute = 0;
    this.#nextMinuteAt = at + halfTimeMs;
    this.#sheet.period(at, "HT", stillClock.HT, "break");
    this.#sheet.event(at, "period", null, "Half-time");
    this.#sheet.outcome(this.outcome);
  }

  #end(at: number): void {
    this.#phase = "FT";
    this.#nextMinuteAt = Infinity;
    this.#sheet.period(at, "FT", stillClock.FT, "finished");
    this.#sheet.event(at, "full-time", null, "Full time");
    this.#sheet.outcome(this.outcome);
  }

  #wait(at: number, incident: Incident, cancels: boolean): void {
    this.#pending.push({ at, incident, cancels });
    this.#pending.sort((a, b) => a.at - b.at);
  }

  #happen(at: number, incident: Incident): void {
    const { kind, side } = incident;
    const { statistics } = this;
    switch (kind) {
      case "goal":
      case "penalty":
      case "own-goal":
        this.#score[side] += 1;
        if (kind !== "own-goal") {
          statistics.count("shots", side);
          statistics.count("on-target", side);
        }
        this.#sheet.goal(at, kind, side, 1);
        this.#sheet.outcome(this.outcome);
        break;
      case "doubtful-goal":
        this.#sheet.goal(at, "goal", side, 1);
        this.#sheet.outcome(this.outcome);
        this.#wait(at + reviewMs + incident.after, incident, true);
        break;
      case "penalty-missed":
        statistics.count("shots", side);
        this.#sheet.incident(at, kind, side);
        break;
      case "shot-on-target":
        statistics.count("shots", side);
        statistics.count("on-target", side);
        break;
      case "shot":
        statistics.count("shots", side);
        break;
      case "corner":
        statistics.count("corners", side);
        break;
      case "foul":
        statistics.count("fouls", side);
        break;
      case "yellow":
        statistics.count("yellows", side);
        this.#sheet.incident(at, kind, side);
        break;
      case "red":
        this.#reds[side] += 1;
        statistics.count("reds", side);
        this.#writeReds(at);
        this.#outlook = this.#look();
        this.#sheet.incident(at, kind, side);
        this.#sheet.outcome(this.outcome);
        break;
      case "substitution":
        this.#substitutions[side] += 1;
        this.#sheet.incident(at, kind, side);
    }
  }

  #writeReds(at: number): void {
    this.#sheet.set(at, { homeReds: this.#reds.home, awayReds: this.#reds.away });
  }
}
