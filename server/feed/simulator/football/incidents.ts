/**
 * What happens in a minute of a match besides its length: drawn at the minute's start, each at a
 * moment within it. Means a match are those of the five large European leagues 2015/16 to 2025/26,
 * and of the Premier League for fouls and cards.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import { type Means, redsMax, type Scoring, scoringChance } from "./scoring.ts";

export type IncidentKind =
  | "goal"
  | "own-goal"
  | "penalty"
  | "penalty-missed"
  | "doubtful-goal"
  | "shot"
  | "shot-on-target"
  | "corner"
  | "foul"
  | "yellow"
  | "red"
  | "substitution";

export interface Incident {
  /** ms since the minute began. */
  readonly after: number;
  readonly kind: IncidentKind;
  /** The side that it counts for: of an own goal, the side that gains it. */
  readonly side: TeamSide;
}

/** What the incidents of a minute depend on. */
export interface Moment {
  readonly half: "1H" | "2H";
  /** Minutes of this half before this one, and whether goals may still be looked at again. */
  readonly minuteOfHalf: number;
  readonly reviewable: boolean;
  /** Minutes of the match before this one, and of the whole match. */
  readonly played: number;
  readonly minutes: number;
  /** Goals that the home side leads by. */
  readonly lead: number;
  readonly reds: { readonly home: number; readonly away: number };
  readonly substitutions: { readonly home: number; readonly away: number };
}

/** Means a match. Shots leave out those that goals are. */
const usual = {
  home: { shots: 12.3, corners: 5.45, fouls: 10.6, yellows: 1.64, reds: 0.06 },
  away: { shots: 10.0, corners: 4.38, fouls: 10.9, yellows: 1.83, reds: 0.06 },
};
const onTargetShare = 0.274;

/** Shapes of the gamma factor a match, from the variance over the mean: 2.0, 1.6 and 1.3. */
const shotsShape = 11;
const cornersShape = { home: 5.45 / 0.6, away: 4.38 / 0.6 };
const foulsShape = 10.6 / 0.3;

/** Cards by sixths of the playing time, mean 1: referees wait. */
const cardTimes = [0.46, 0.82, 1.07, 1.03, 1.03, 1.59];

const penaltyShare = 0.089;
const ownGoalShare = 0.031;
/** Missed penalties to goals of any kind: three in four penalties are scored. */
const missedToGoals = penaltyShare / 3;
/** Goals given and then taken back, a match. */
const doubtfulGoals = 1 / 9;

const substitutionsMax = 5;
const minuteMs = 60_000;

/** Draws the incidents of one match, minute by minute. */
export class Incidents {
  readonly #random: Random;
  readonly #scoring: Scoring;
  readonly #means: Means;
  readonly #rates: Record<TeamSide, { shots: number; corners: number; fouls: number }>;
  readonly #possession: number;
  /** Goals that the law of scoring let expect so far, and their variance. */
  expectedGoals = 0;
  goalVariance = 0;

  constructor(random: Random, scoring: Scoring, means: Means) {
    this.#random = random;
    this.#scoring = scoring;
    this.#means = means;
    const ratio = Math.sqrt(means.home / means.away);
    const side = (name: TeamSide, edge: number) => ({
      shots: usual[name].shots * edge * random.gamma(shotsShape),
      corners: usual[name].corners * random.gamma(cornersShape[name]),
      fouls: usual[name].fouls * random.gamma(foulsShape),
    });
    // The stronger side shoots more: by the square root of what it may score more than usual.
    const usualRatio = Math.sqrt(1.25);
    const edge = Math.sqrt(ratio / usualRatio);
    this.#rates = { home: side("home", edge), away: side("away", 1 / edge) };
    const possession = 50 + 9 * Math.log(means.home / means.away) + 5 * random.normal();
    this.#possession = Math.min(75, Math.max(25, possession));
  }

  /** The home side's share of the ball over a minute, 0 to 100. */
  possession(): number {
    return Math.min(100, Math.max(0, this.#possession + 15 * this.#random.normal()));
  }

  /** In order of time. */
  draw(moment: Moment): Incident[] {
    const found: Incident[] = [];
    for (const side of ["home", "away"] as const) {
      this.#goals(moment, side, found);
      this.#play(moment, side, found);
      this.#cards(moment, side, found);
      this.#substitutions(moment, side, found);
    }
    return found.sort((a, b) => a.after - b.after);
  }

  #add(found: Incident[], side: TeamSide, kind: IncidentKind): void {
    // Not at the very start of the minute, which its clock's change has for itself.
    found.push({ after: 1 + Math.floor(this.#random.uniform() * (minuteMs - 2)), kind, side });
  }

  #goals(moment: Moment, side: TeamSide, found: Incident[]): void {
    const { lead, reds, played, minutes } = moment;
    const random = this.#random;
    const chance = scoringChance(
      this.#scoring,
      this.#means,
      side,
      lead,
      reds.home,
      reds.away,
      played,
      minutes,
    );
    this.expectedGoals += chance;
    this.goalVariance += chance * (1 - chance);
    if (random.uniform() < chance) {
      const how = random.uniform();
      const kind =
        how < penaltyShare ? "penalty" : how < penaltyShare + ownGoalShare ? "own-goal" : "goal";
      this.#add(found, side, kind);
    }
    if (random.uniform() < chance * missedToGoals) this.#add(found, side, "penalty-missed");
    if (random.uniform() < doubtfulGoals / 2 / minutes && moment.reviewable) {
      this.#add(found, side, "doubtful-goal");
    }
  }

  #play({ minutes }: Moment, side: TeamSide, found: Incident[]): void {
    const random = this.#random;
    const rates = this.#rates[side];
    for (let left = random.poisson(rates.shots / minutes); left > 0; left -= 1) {
      this.#add(found, side, random.uniform() < onTargetShare ? "shot-on-target" : "shot");
    }
    for (let left = random.poisson(rates.corners / minutes); left > 0; left -= 1) {
      this.#add(found, side, "corner");
    }
    for (let left = random.poisson(rates.fouls / minutes); left > 0; left -= 1) {
      this.#add(found, side, "foul");
    }
  }

  #cards({ played, minutes, reds }: Moment, side: TeamSide, found: Incident[]): void {
    const random = this.#random;
    const when = cardTimes[Math.floor((played / minutes) * cardTimes.length)] ?? 1;
    const { yellows, reds: redMean } = usual[side];
    for (let left = random.poisson((yellows / minutes) * when); left > 0; left -= 1) {
      this.#add(found, side, "yellow");
    }
    if (random.uniform() < (redMean / minutes) * when && reds[side] < redsMax) {
      this.#add(found, side, "red");
    }
  }

  #substitutions(moment: Moment, side: TeamSide, found: Incident[]): void {
    const made = moment.substitutions[side];
    if (moment.half === "1H" || made >= substitutionsMax) return;
    // Nine in a hundred come with the second half, then ever more; chosen to make four to five.
    const minute = moment.minuteOfHalf;
    const chance = minute === 0 ? 0.3 : minute < 15 ? 0.06 : 0.11;
    if (this.#random.uniform() < chance) this.#add(found, side, "substitution");
  }
}
