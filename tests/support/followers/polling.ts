/** Followers that ask again and again: every few ms, or with questions that wait. */
import type { Delta } from "../../../lib/wire/messages.ts";
import { type Answered, ask, errorOf } from "../http-ask.ts";
import { addressOf, type Follow, type Follower, NotFollowed, type Wish } from "./follower.ts";

/** How long most wait after an answer, ms. */
const intervalFewMs = 4;

class Poller implements Follower {
  readonly deltas: Delta[] = [];
  ended = false;
  readonly #question: string;
  readonly #intervalMs: number;
  #since: string | undefined;
  #paused = false;

  /** @param wait as in an address, with its sign; empty for polls that do not wait. */
  constructor(url: string, { since, ...wish }: Wish, wait: string, intervalMs: number) {
    this.#question = `${addressOf(url, wish)}${wait}`;
    this.#intervalMs = intervalMs;
    this.#since = since;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
  }

  cut(): void {
    this.ended = true;
  }

  /** The first question; where the answer is none, there is nobody to follow. */
  async begin(): Promise<void> {
    const answer = await this.#ask();
    if (answer.status >= 400) throw new NotFollowed(errorOf(answer));
    this.#take(answer);
    void this.#goOn();
  }

  async #goOn(): Promise<void> {
    while (!this.ended) {
      await new Promise((resolve) => setTimeout(resolve, this.#intervalMs));
      if (!this.#paused) await this.#ask().then((answer) => this.#take(answer), this.#end);
    }
  }

  readonly #end = (): void => {
    this.ended = true;
  };

  #ask(): Promise<Answered> {
    const since = this.#since === undefined ? "" : `&since=${this.#since}`;
    return ask(this.#question + since);
  }

  #take({ status, text }: Answered): void {
    if (this.ended || status === 204) return;
    if (status !== 200) {
      this.#end();
      return;
    }
    const delta = JSON.parse(text) as Delta;
    this.#since = delta.to;
    this.deltas.push(delta);
  }
}

const polling =
  (wait: string, intervalMs = intervalFewMs): Follow =>
  async (url, wish) => {
    const poller = new Poller(url, wish, wait, intervalMs);
    await poller.begin();
    return poller;
  };

export const followByShortPolls = polling("");
export const followByLongPolls = polling("&wait=1");

/** Questions that wait so long, and the next so long after an answer. */
export const longPolls = (given: {
  readonly waitSeconds: number;
  readonly intervalMs: number;
}): Follow => polling(`&wait=${given.waitSeconds}`, given.intervalMs);
