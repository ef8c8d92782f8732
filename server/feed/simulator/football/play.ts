/** What a match comes to: applies what happens to the score, the players and the statistics. */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import { Changes } from "./changes.ts";
import { chances, type Incident } from "./incidents.ts";
import type { Outcome } from "./outlook.ts";
import type { Scoresheet } from "./scoresheet.ts";
import type { Goals } from "./season.ts";
import { beta } from "./shot-quality.ts";
import type { Statistics } from "./statistics.ts";
import { playersLeast, type TeamSheet } from "./team-sheet.ts";

/** What the play asks of the match that it is part of. */
export interface Course {
  /** Lets something happen later, ms since the simulation's start. */
  later(at: number, act: (at: number) => void): void;
  /** Minutes on the clock, for those who come and go. */
  readonly minute: number;
  readonly inExtraTime: boolean;
  /** Probabilities of the outcome with the home side so many goals ahead. */
  outlook(lead: number): Outcome;
  /** A red card was shown: rates have changed. */
  sentOff(): void;
  /** A side has too few players left. */
  abandon(at: number, side: TeamSide): void;
}

/** A goal that may still be taken back (-1) or given (1), and how probable that is. */
interface Question {
  readonly side: TeamSide;
  readonly change: 1 | -1;
  chance: number;
}

const secondMs = 1000;
/** A goal may be called into question for so long. */
const doubtMs = 25 * secondMs;
/** How long a video review takes at least, and how much longer it may. */
const reviewMs = 35 * secondMs;
const reviewMoreMs = 60 * secondMs;
/** From the whistle for a penalty to the kick. */
const penaltyMs = 30 * secondMs;

const assistedShare = 0.75;
const secondYellowShare = 0.5;
const savedPenalties = 0.7;
const penaltyQuality = 0.76;

const opposite = (side: TeamSide): TeamSide => (side === "home" ? "away" : "home");

export class Play {
  /** Goals that stand: those that will be taken back are on the sheet only. */
  readonly score = { home: 0, away: 0 };
  readonly reds = { home: 0, away: 0 };
  readonly changes: Changes;
  readonly #course: Course;
  readonly #sheet: Scoresheet;
  readonly #statistics: Statistics;
  readonly #teams: Readonly<Record<TeamSide, TeamSheet>>;
  readonly #law: Random;
  readonly #people: Random;
  readonly #questions: Question[] = [];

  constructor(
    course: Course,
    sheet: Scoresheet,
    statistics: Statistics,
    teams: Readonly<Record<TeamSide, TeamSheet>>,
    law: Random,
    people: Random,
  ) {
    this.#course = course;
    this.#sheet = sheet;
    this.#statistics = statistics;
    this.#teams = teams;
    this.#law = law;
    this.#people = people;
    this.changes = new Changes(course, sheet, teams, people);
  }

  /** Probabilities on the score as shown, and on what is being looked at. */
  get outcome(): Outcome {
    const [home, away] = this.#sheet.score;
    return this.#fold(0, home - away);
  }

  #fold(index: number, lead: number): Outcome {
    const question = this.#questions[index];
    if (question === undefined) return this.#course.outlook(lead);
    const { side, change, chance } = question;
    const no = this.#fold(index + 1, lead);
    const yes = this.#fold(index + 1, lead + (side === "home" ? change : -change));
    const homeWin = chance * yes.homeWin + (1 - chance) * no.homeWin;
    const draw = chance * yes.draw + (1 - chance) * no.draw;
    return { homeWin, draw, awayWin: Math.max(0, 1 - homeWin - draw) };
  }

  happen(at: number, { kind, side }: Incident): void {
    const statistics = this.#statistics;
    switch (kind) {
      case "goal":
        this.#goal(at, side, true);
        break;
      case "doubtful-goal":
        this.#goal(at, side, false);
        break;
      case "own-goal": {
        this.score[side] += 1;
        const player = this.#teams[opposite(side)].drawUnlucky();
        this.#sheet.goal(at, "own-goal", side, 1, { player: player?.name });
        this.#sheet.outcome(this.outcome);
        break;
      }
      case "penalty":
        this.score[side] += 1;
        this.#penalty(at, side, true);
        break;
      case "penalty-missed":
        this.#penalty(at, side, false);
        break;
      case "checked-penalty":
        this.score[side] += 1;
        this.#checkForPenalty(at, side, true);
        break;
      case "checked-penalty-missed":
        this.#checkForPenalty(at, side, false);
        break;
      case "no-penalty":
        this.#checkForPenalty(at, side, null);
        break;
      case "shot":
      case "shot-on-target":
        this.#shot(side, kind === "shot-on-target");
        break;
      case "corner":
        statistics.count("corners", side);
        break;
      case "offside":
        statistics.count("offsides", side);
        break;
      case "foul":
        statistics.count("fouls", side);
        break;
      case "yellow":
        this.#yellow(at, side);
        break;
      case "red":
        this.#red(at, side);
        break;
      case "injury":
        this.changes.injury(at, side);
        break;
      case "substitution":
        this.changes.make(at, side, false);
    }
  }

  /** A shot that is no goal; one on target is saved. */
  #shot(side: TeamSide, onTarget: boolean): void {
    this.#statistics.count("shots", side);
    // Quality is Beta(0.6, 4.7) of all shots, so that of those that miss has one more in the second.
    this.#statistics.count("xg", side, beta(this.#people, 0.6, 5.7));
    if (!onTarget) return;
    this.#statistics.count("on-target", side);
    this.#statistics.count("saves", opposite(side));
  }

  #countGoal(side: TeamSide, quality: number, change: 1 | -1): void {
    this.#statistics.count("shots", side, change);
    this.#statistics.count("on-target", side, change);
    this.#statistics.count("xg", side, change * quality);
  }

  /** A goal from play, which may yet be looked at. */
  #goal(at: number, side: TeamSide, stands: boolean): void {
    const team = this.#teams[side];
    const people = this.#people;
    if (stands) this.score[side] += 1;
    const scorer = team.drawScorer();
    const assistant = people.uniform() < assistedShare ? team.drawAssistant(scorer) : null;
    const who = { player: scorer?.name, other: assistant?.name };
    const quality = beta(people, 1.6, 4.7);
    this.#countGoal(side, quality, 1);
    team.score(scorer, assistant, 1);
    const question: Question = { side, change: -1, chance: chances.takenBack };
    this.#questions.push(question);
    this.#sheet.goal(at, "goal", side, 1, who);
    this.#sheet.outcome(this.outcome);
    const reviewed = !stands || this.#law.uniform() < chances.lookedAt;
    this.#course.later(at + doubtMs, (then) => {
      if (!reviewed) {
        this.#answer(question);
        return;
      }
      question.chance = chances.takenBackInReview;
      this.#sheet.event(then, "var", side, "Video review of the goal", { player: scorer?.name });
      this.#sheet.outcome(this.outcome);
      this.#course.later(then + this.#reviewTime(), (end) => {
        if (stands) this.#sheet.event(end, "var", side, "The goal stands", who);
        else {
          this.#countGoal(side, quality, -1);
          this.#statistics.count("offsides", side);
          team.score(scorer, assistant, -1);
          this.#sheet.goal(end, "goal-cancelled", side, -1, { player: scorer?.name });
        }
        this.#answer(question);
      });
    });
  }

  #reviewTime(): number {
    return reviewMs + Math.floor(this.#law.uniform() * reviewMoreMs);
  }

  /** Closes a question: what was asked shows in the score by now, or never will. */
  #answer(question: Question): void {
    const index = this.#questions.indexOf(question);
    if (index !== -1) this.#questions.splice(index, 1);
    this.#sheet.outcome(this.outcome);
  }

  #penalty(at: number, side: TeamSide, scored: boolean): void {
    const team = this.#teams[side];
    const taker = team.penaltyTaker();
    const who = { player: taker?.name };
    this.#statistics.count("shots", side);
    this.#statistics.count("xg", side, penaltyQuality);
    if (scored) {
      this.#statistics.count("on-target", side);
      team.score(taker, null, 1);
      this.#sheet.goal(at, "penalty", side, 1, who);
      this.#sheet.outcome(this.outcome);
      return;
    }
    if (this.#people.uniform() < savedPenalties) {
      this.#statistics.count("on-target", side);
      this.#statistics.count("saves", opposite(side));
    }
    this.#sheet.incident(at, "penalty-missed", side, who);
  }

  /** A review for a penalty. @param scored how the penalty that it gives ends, or null for none */
  #checkForPenalty(at: number, side: TeamSide, scored: boolean | null): void {
    const question: Question = { side, change: 1, chance: chances.goalInReview };
    this.#questions.push(question);
    this.#sheet.event(at, "var", side, "Video review: possible penalty");
    this.#sheet.outcome(this.outcome);
    this.#course.later(at + this.#reviewTime(), (end) => {
      if (scored === null) {
        this.#sheet.event(end, "var", side, "No penalty after the video review");
        this.#answer(question);
        return;
      }
      question.chance = chances.goalFromPenalty;
      this.#sheet.event(end, "var", side, "Penalty after the video review");
      this.#sheet.outcome(this.outcome);
      this.#course.later(end + penaltyMs, (kick) => {
        this.#questions.splice(this.#questions.indexOf(question), 1);
        this.#penalty(kick, side, scored);
        if (!scored) this.#sheet.outcome(this.outcome);
      });
    });
  }

  #yellow(at: number, side: TeamSide): void {
    const player = this.#teams[side].drawBooked();
    if (player === null) return;
    this.#teams[side].book(player);
    this.#statistics.count("yellows", side);
    this.#sheet.incident(at, "yellow", side, { player: player.name });
  }

  #red(at: number, side: TeamSide): void {
    const team = this.#teams[side];
    const booked = this.#people.uniform() < secondYellowShare ? team.drawSentOff(true) : null;
    const player = booked ?? team.drawSentOff(false);
    if (player === null) return;
    const second = player === booked;
    if (second) team.book(player);
    team.sendOff(player, this.#course.minute);
    this.reds[side] += 1;
    this.#statistics.count("reds", side);
    this.#sheet.set(at, { homeReds: this.reds.home, awayReds: this.reds.away });
    this.#course.sentOff();
    const kind = second ? "second-yellow" : "red";
    this.#sheet.incident(at, kind, side, { player: player.name });
    this.#sheet.outcome(this.outcome);
    if (team.count < playersLeast) this.#course.abandon(at, side);
    else if (player.position === "GK") this.changes.replaceKeeper(at, side);
  }

  /** Goals that stand. */
  get goals(): Goals {
    return [this.score.home, this.score.away];
  }
}
