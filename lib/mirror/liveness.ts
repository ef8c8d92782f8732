/**
 * Finds out soon when a connection has died without saying so. After a laptop's sleep, or when the
 * network was away, a socket can look open for most of a minute; one question tells.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Link } from "./link.ts";

const lookEveryMs = 5_000;
/** A look that comes so much later than the one before was held up by more than a busy page. */
const jumpMs = 45_000;
const answerWithinMs = 4_000;

export class Liveness {
  readonly #clock: Clock;
  #link: Link | null = null;
  #stop: Cancel | null = null;
  #deadline: Cancel | null = null;
  #looked = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  opened(link: Link): void {
    this.closed();
    this.#link = link;
    this.#looked = this.#clock.now();
    this.#stop = this.#clock.every(lookEveryMs, () => this.look());
  }

  closed(): void {
    this.#link = null;
    this.#stop?.();
    this.#stop = null;
    this.#deadline?.();
    this.#deadline = null;
  }

  /** Looks whether time has jumped, and checks the connection if it has. */
  look(): void {
    const now = this.#clock.now();
    // A clock that was put back says nothing of how long it was.
    const jumped = Math.abs(now - this.#looked) > jumpMs;
    this.#looked = now;
    if (jumped) this.check();
  }

  /** Asks for a sign of life, and has the link connect again where none comes. */
  check(): void {
    const link = this.#link;
    if (link === null || this.#deadline !== null) return;
    const deadline = this.#clock.after(answerWithinMs, () => {
      if (this.#deadline !== deadline) return;
      this.#deadline = null;
      link.renew();
    });
    this.#deadline = deadline;
    link.send("time", { sent: this.#clock.now() }, (answer) => {
      // No answer is not a sign, but a refusal is one.
      if (answer === null || this.#deadline !== deadline) return;
      deadline();
      this.#deadline = null;
    });
  }
}
