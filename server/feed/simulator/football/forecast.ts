import { type Outcome, Outlook, type Reds } from "./outlook.ts";
import { extraStretch, type Means, type Scoring, type Stretch } from "./scoring.ts";
import type { Lengths } from "./timetable.ts";

/** The stretches of a match, and the probabilities of its outcome in the one that is played. */
export class Forecast {
  readonly usual: Stretch;
  readonly extra: Stretch;
  readonly #knockout: boolean;
  #reds: Reds = { home: 0, away: 0 };
  #inExtra = false;
  #goals = 1;
  #outlook: Outlook;

  constructor(scoring: Scoring, means: Means, lengths: Lengths, knockout: boolean) {
    this.usual = { scoring, means, minutes: lengths["1H"] + lengths["2H"] };
    this.extra = extraStretch(this.usual, lengths.ET + lengths.ET2);
    this.#knockout = knockout;
    this.#outlook = this.#look();
  }

  /** The stretch that is being played. */
  get stretch(): Stretch {
    return this.#bent(this.#inExtra ? this.extra : this.usual);
  }

  /** Probabilities after so many minutes of the stretch. */
  at(played: number, lead: number): Outcome {
    return this.#outlook.at(played, lead);
  }

  /** Red cards have been shown. */
  sentOff(reds: Reds): void {
    this.#reds = { ...reds };
    this.#outlook = this.#look();
  }

  /** Goals are so many times as likely from the next minute on, to the end of the match. */
  quicken(goals: number): void {
    this.#goals = goals;
    this.#outlook = this.#look();
  }

  /** Extra time follows. */
  toExtraTime(): void {
    this.#inExtra = true;
    this.#outlook = this.#look();
  }

  #look(): Outlook {
    const usual = this.#bent(this.usual);
    if (!this.#knockout) return new Outlook(usual, this.#reds, "draw");
    const extra = new Outlook(this.#bent(this.extra), this.#reds, "shoot-out");
    return this.#inExtra ? extra : new Outlook(usual, this.#reds, extra);
  }

  #bent(stretch: Stretch): Stretch {
    if (this.#goals === 1) return stretch;
    const { home, away } = stretch.means;
    return { ...stretch, means: { home: this.#goals * home, away: this.#goals * away } };
  }
}
