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
  #outlook: Outlook;

  constructor(scoring: Scoring, means: Means, lengths: Lengths, knockout: boolean) {
    this.usual = { scoring, means, minutes: lengths["1H"] + lengths["2H"] };
    this.extra = extraStretch(this.usual, lengths.ET + lengths.ET2);
    this.#knockout = knockout;
    this.#outlook = this.#look();
  }

  /** The stretch that is being played. */
  get stretch(): Stretch {
    return this.#inExtra ? this.extra : this.usual;
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

  /** Extra time follows. */
  toExtraTime(): void {
    this.#inExtra = true;
    this.#outlook = this.#look();
  }

  #look(): Outlook {
    if (!this.#knockout) return new Outlook(this.usual, this.#reds, "draw");
    const extra = new Outlook(this.extra, this.#reds, "shoot-out");
    return this.#inExtra ? extra : new Outlook(this.usual, this.#reds, extra);
  }
}
