/**
 * What happens in a minute of a match besides its length: drawn at the minute's start, each at a
 * moment within it. Means a match are those of the five large European leagues 2015/16 to 2025/26,
 * and of the Premier League for fouls and cards.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import type { Reds } from "./outlook.ts";
import { cardTime, redChance, type Stretch, scoringChance } from "./scoring.ts";

export type IncidentKind =
  | "goal"
  | "doubtful-goal"
  | "own-goal"
  | "penalty"
  | "penalty-missed"
  | "checked-penalty"
  | "checked-penalty-missed"
  | "no-penalty"
  | "shot"
  | "shot-on-target"
  | "corner"
  | "offside"
  | "foul"
  | "yellow"
  | "red"
  | "injury"
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
  readonly stretch: Stretch;
  /** Minutes of the stretch before this one. */
  readonly played: number;
  /** Minutes of the match that count in a line of statistics: 1 for each usual match. */
  readonly share: number;
  /** Goals that the home side leads by. */
  readonly lead: number;
  readonly reds: Reds;
  /** Chance that a side changes players in this minute of its own will. */
  readonly changes: number;
}

/** Means a match. Shots leave out those that goals are. */
const usual = {
  home: { shots: 12.3, corners: 5.45, fouls: 10.6, yellows: 1.64 },
  away: { shots: 10.0, corners: 4.38, fouls: 10.9, yellows: 1.83 },
};
const onTargetShare = 0.274;
/** Chosen; the same for both sides. */
const offsides = 1.8;
const injuries = 0.15;

/** Shapes of the gamma factor a match, from the variance over the mean: 2.0, 1.6 and 1.3. */
const shotsShape = 11;
const cornersShape = { home: 5.45 / 0.6, away: 4.38 / 0.6 };
const foulsShape = 10.6 / 0.3;

const ownGoalShare = 0.031;
const penaltyShare = 0.089;
/** Of penalties that a video review gave. */
const checkedPenaltyShare = 0.25;
/** Missed penalties to goals of any kind: three in four penalties are scored. */
const missedToGoals = penaltyShare / 3;
/** Reviews that give no penalty, to goals of any kind. */
const noPenaltyToGoals = 0.02;

/** Of goals given, those that a video review takes back: one in nine matches has one. */
const takenBackShare = 0.037;
/** Of goals from play that stand, those that were looked at again. */
const lookedAtShare = 0.03;

const playShare = 1 - penaltyShare - ownGoalShare;
const standing = (1 - takenBackShare) * playShare;

/** What is known of an open question when it is put, by the laws below. */
export const chances = {
  /** That a goal from play just given will be taken back. */
  takenBack: takenBackShare / (takenBackShare + standing),
  /** The same once it is looked at. */
  takenBackInReview: takenBackShare / (takenBackShare + standing * lookedAtShare),
  /** That a review for a penalty ends with a goal, and that the penalty it gave does. */
  goalInReview: 0,
  goalFromPenalty: penaltyShare / (penaltyShare + missedToGoals),
  /** That a goal which stands is looked at. */
  lookedAt: lookedAtShare,
};
const checkedPenalties = (penaltyShare + missedToGoals) * checkedPenaltyShare;
chances.goalInReview =
  (checkedPenalties / (checkedPenalties + noPenaltyToGoals)) * chances.goalFromPenalty;

const minuteMs = 60_000;

/** Draws the incidents of one match, minute by minute. */
export class Incidents {
  readonly #law: Random;
  readonly #play: Random;
  readonly #rates: Record<
    TeamSide,
    { shots: number; corners: number; fouls: number; yellows: number }
  >;
  readonly #possession: number;
  /** Goals that the law of scoring let expect so far, and their variance. */
  expectedGoals = 0;
  goalVariance = 0;

  /**
   * @param law what goals and red cards are drawn from
   * @param play what all else is drawn from
   */
  constructor(law: Random, play: Random, means: { home: number; away: number }) {
    this.#law = law;
    this.#play = play;
    const ratio = Math.sqrt(means.home / means.away);
    const side = (name: TeamSide, edge: number) => ({
      shots: usual[name].shots * edge * play.gamma(shotsShape),
      corners: usual[name].corners * play.gamma(cornersShape[name]),
      fouls: usual[name].fouls * play.gamma(foulsShape),
      yellows: usual[name].yellows,
    });
    // The stronger side shoots more: by the square root of what it may score more than usual.
    const usualRatio = Math.sqrt(1.25);
    const edge = Math.sqrt(ratio / usualRatio);
    this.#rates = { home: side("home", edge), away: side("away", 1 / edge) };
    const possession = 50 + 9 * Math.log(means.home / means.away) + 5 * play.normal();
    this.#possession = Math.min(75, Math.max(25, possession));
  }

  /** The home side's share of the ball over a minute, 0 to 100. */
  possession(): number {
    return Math.min(100, Math.max(0, this.#possession + 15 * this.#play.normal()));
  }

  /** In order of time. */
  draw(moment: Moment): Incident[] {
    const found: Incident[] = [];
    for (const side of ["home", "away"] as const) {
      this.#decisive(moment, side, found);
      this.#usual(moment, side, found);
    }
    return found.sort((a, b) => a.after - b.after);
  }

  #add(found: Incident[], random: Random, side: TeamSide, kind: IncidentKind): void {
    // Not at the very start of the minute, which its clock's change has for itself.
    found.push({ after: 1 + Math.floor(random.uniform() * (minuteMs - 2)), kind, side });
  }

  /** Goals, what nearly was one, and red cards. */
  #decisive({ stretch, lead, reds, played }: Moment, side: TeamSide, found: Incident[]): void {
    const law = this.#law;
    const { scoring, means, minutes } = stretch;
    const chance = scoringChance(scoring, means, side, lead, reds.home, reds.away, played, minutes);
    this.expectedGoals += chance;
    this.goalVariance += chance * (1 - chance);
    const u = law.uniform();
    if (u < chance) {
      const how = law.uniform();
      if (how < playShare) this.#add(found, law, side, "goal");
      else if (how < playShare + ownGoalShare) this.#add(found, law, side, "own-goal");
      else this.#add(found, law, side, this.#checked() ? "checked-penalty" : "penalty");
    } else if (u < chance / (1 - takenBackShare)) this.#add(found, law, side, "doubtful-goal");
    if (law.uniform() < chance * missedToGoals) {
      this.#add(found, law, side, this.#checked() ? "checked-penalty-missed" : "penalty-missed");
    }
    if (law.uniform() < chance * noPenaltyToGoals) this.#add(found, law, side, "no-penalty");
    if (law.uniform() < redChance(stretch, played)) this.#add(found, law, side, "red");
  }

  #checked(): boolean {
    return this.#law.uniform() < checkedPenaltyShare;
  }

  /** What moves statistics, yellow cards, and players who come and go. */
  #usual(moment: Moment, side: TeamSide, found: Incident[]): void {
    const { played, stretch, share, changes } = moment;
    const play = this.#play;
    const rates = this.#rates[side];
    const add = (kind: IncidentKind, mean: number) => {
      for (let left = play.poisson(mean * share); left > 0; left -= 1) {
        this.#add(found, play, side, kind);
      }
    };
    add("shot-on-target", rates.shots * onTargetShare);
    add("shot", rates.shots * (1 - onTargetShare));
    add("corner", rates.corners);
    add("foul", rates.fouls);
    add("offside", offsides);
    add("yellow", rates.yellows * cardTime(played, stretch.minutes));
    add("injury", injuries);
    if (changes > 0 && play.uniform() < changes) this.#add(found, play, side, "substitution");
  }
}
