/** How often a viewer wants to hear: the chosen pace, the pause, and what a hidden page needs. */
import type { Cancel, Clock } from "../clock.ts";
import { type Pace, paceDefault } from "../wire/messages.ts";
import type { Link } from "./link.ts";

/** What a hidden page is sent, deltas a second at most: enough to be right when it is looked at. */
const hiddenPace: Pace = 1;
/** What a paused page is sent: enough to tell how much waits, and to be right when it goes on. */
const pausedPace: Pace = 1;
const retryMs = 1_000;
/** How long `align` waits at most for what it has asked for, ms. */
const alignMaxMs = 500;

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

  /**
   * Chooses; the server is told, of a pause by `align`, which is to be called then.
   * @returns false where that was the choice before.
   */
  choose({ pace, paused }: Choice): boolean {
    const before = this.#choice;
    if (pace === before.pace && paused === before.paused) return false;
    this.#choice = { pace, paused };
    if (before.paused || !paused) this.#send();
    return true;
  }

  /**
   * Has the server send, at one moment, what each of the subscriptions lacks, and calls once that is
   * here: lanes flush at moments of their own, so that two of them may tell of one row differently.
   * Calls at once where there is no connection, and after half a second whatever has come.
   * @returns takes the call back.
   */
  align(done: () => void): Cancel {
    const link = this.#link;
    const pace = this.effective;
    if (link === null || pace === 0) {
      done();
      return () => undefined;
    }
    let finish = () => {
      cancel();
      done();
    };
    const late = this.#clock.after(alignMaxMs, () => finish());
    const cancel = () => {
      late();
      finish = () => undefined;
    };
    // Who comes to a lane is brought up to date; who has been in it already has to leave it first.
    if (pace === this.#sent) link.send("pace", { pace: 0 }, () => undefined);
    this.#sent = pace;
    this.#told(pace);
    link.send("pace", { pace }, (answer) => {
      if (answer?.ok !== true) this.#retryLater(link, pace);
      // What was lacking is sent behind the first answer and before the second.
      link.send("time", { sent: this.#clock.now() }, () => finish());
    });
    return cancel;
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
      if (answer?.ok !== true) this.#retryLater(link, pace);
    });
  }

  #retryLater(link: Link, pace: Pace): void {
    if (this.#link !== link || this.#retry !== null) return;
    this.#retry = this.#clock.after(retryMs, () => this.#sendAgain(pace));
  }

  /** A pace that was refused has to be told after all, unless another was told since. */
  #sendAgain(pace: Pace): void {
    this.#retry = null;
    if (this.#sent === pace) this.#sent = -1 as Pace;
    this.#send();
  }
}
