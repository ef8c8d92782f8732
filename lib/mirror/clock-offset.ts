/**
 * How far the server's clock is ahead of this machine's: asked a few times, and the answer with the
 * shortest way there and back believed, since its error is at most half of that way (the rule of
 * Cristian, "Probabilistic clock synchronization", 1989).
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Link } from "./link.ts";

const samples = 4;
const sampleEveryMs = 250;
const refreshEveryMs = 60_000;

export class ClockOffset {
  /** ms to add to this machine's time; 0 before the first answer. */
  offset = 0;
  readonly #clock: Clock;
  #link: Link | null = null;
  #next: Cancel | null = null;
  #shortest = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  opened(link: Link): void {
    this.#link = link;
    this.#round();
  }

  closed(): void {
    this.#link = null;
    this.#next?.();
    this.#next = null;
  }

  #round(): void {
    this.#shortest = Number.POSITIVE_INFINITY;
    this.#sample(samples);
  }

  #sample(left: number): void {
    const link = this.#link;
    const sent = this.#clock.now();
    link?.send("time", { sent }, (answer) => {
      if (this.#link === link && answer !== null && "received" in answer) {
        this.#heard(sent, answer.received);
      }
    });
    this.#next = this.#clock.after(left > 1 ? sampleEveryMs : refreshEveryMs, () => {
      if (left > 1) this.#sample(left - 1);
      else this.#round();
    });
  }

  #heard(sent: number, received: number): void {
    const way = this.#clock.now() - sent;
    if (way < 0 || way >= this.#shortest) return;
    this.#shortest = way;
    this.offset = received - (sent + way / 2);
  }
}
