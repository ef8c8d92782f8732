/** How often a viewer wants to hear: the chosen pace, the pause, and what a hidden page needs. */
import type { Cancel, Clock } from "../clock.ts";
import { type Pace, paceDefault } from "../wire/messages.ts";
import type { Link } from "./link.ts";

/** What a hidden page is sent, deltas a second at most: enough to be right when it is looked at. */
const hiddenPace: Pace = 1;
/** What a paused page is sent: enough to tell how much waits, and to be right when it goes on. */
const pausedPace: Pace = 1;
const retryMs = 1_000;

/** What the viewer has chosen; a new object for each choice. */
export interface Choice {
  readonly pace: Pace;
  readonly paused: boolean;
}

/** What a viewer has who has chosen nothing. */
export const choiceDefault: Choice = { pace: paceDefault, paused: false };

export class Pacing {
  readonly #clock: Clock;
  readonly #told: (pace: Pace) => void;
  #choice: Choice = choiceDefault;
  #hidden = false;
  #link: Link | null = null;
  #sent: Pace = paceDefault;
  #retry: Cancel | null = null;

  /** @param told is called when the server is told a pace for all subscriptions. */
  constructor(clock: Clock, told: (pace: Pace) => void) {
    this.#clock = clock;
    this.#told = told;
  }

  get choice(): Choice {
    return this.#choice;
  }

  /** What the server should send at most, deltas a second; 0 where that was chosen. */
  get effective(): Pace {
    const { pace, paused } = this.#choice;
    if (paused && pace > pausedPace) return pausedPace;
    return this.#hidden && pace > hiddenPace ? hiddenPace : pace;
  }

  /** Chooses. @returns false where that was the choice before. */
  choose({ pace, paused }: Choice): boolean {
    if (pace === this.#choice.pace && paused === this.#choice.paused) return false;
    this.#choice = { pace, paused };
    this.#send();
    return true;
  }

  /** Says whether somebody can see the page. */
  setHidden(hidden: boolean): void {
    this.#hidden = hidden;
    this.#send();
  }

  /** A connection has opened; subscriptions carry the pace from now on. */
  opened(link: Link): void {
    this.#link = link;
    this.#sent = this.effective;
  }

  closed(): void {
    this.#link = null;
    this.#retry?.();
    this.#retry = null;
  }

  #send(): void {
    const pace = this.effective;
    const link = this.#link;
    if (link === null || pace === this.#sent) return;
    this.#sent = pace;
    this.#told(pace);
    link.send("pace", { pace }, (answer) => {
      if (answer?.ok === true || this.#link !== link || this.#retry !== null) return;
      this.#retry = this.#clock.after(retryMs, () => this.#sendAgain(pace));
    });
  }

  /** A pace that was refused has to be told after all, unless another was told since. */
  #sendAgain(pace: Pace): void {
    this.#retry = null;
    if (this.#sent === pace) this.#sent = -1 as Pace;
    this.#send();
  }
}
