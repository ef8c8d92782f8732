/**
 * Keeps what the server sends in step with what is watched: subscribes, subscribes again after a
 * cut or a gap, unsubscribes, and leads each delta to its holding.
 */
import type { Clock } from "../clock.ts";
import { parseCursor } from "../wire/cursor.ts";
import type { Delta, Encoding, Pace, Refused, Subscribed } from "../wire/messages.ts";
import { attempted, numberOf, retryDelay } from "./attempts.ts";
import { frameCode } from "./frames.ts";
import type { Holding } from "./holding.ts";
import type { Link } from "./link.ts";
import type { Outcome } from "./outcome.ts";
import type { ReadingStage, Readings } from "./readings.ts";
import { encodingOf, newStanding, type Standing } from "./standing.ts";
import type { SubscriptionsListener } from "./subscriptions-listener.ts";

export class Subscriptions {
  readonly #clock: Clock;
  readonly #pace: () => Pace;
  readonly #listener: SubscriptionsListener;
  #link: Link | null = null;
  readonly #standings = new Map<Holding, Standing>();
  readonly #byNumber = new Map<number, Holding>();
  /** Numbers that were left and of which the server may still be sending. */
  readonly #left = new Set<number>();
  readonly #catchingUp = new Set<Holding>();
  readonly #stage: ReadingStage | null;
  #readings: Readings | null = null;

  /** @param pace the pace at which deltas are wanted now. @param stage see `Readings`. */
  constructor(
    clock: Clock,
    pace: () => Pace,
    listener: SubscriptionsListener,
    stage: ReadingStage | null = null,
  ) {
    this.#clock = clock;
    this.#pace = pace;
    this.#listener = listener;
    this.#stage = stage;
  }

  /** A connection has opened: everything is asked for, from where it stands. */
  opened(link: Link): void {
    this.#link = link;
    for (const [holding, standing] of this.#standings) {
      if (!holding.wellFormed) continue;
      this.#catchingUp.add(holding);
      this.#subscribe(holding, standing);
    }
    if (this.#catchingUp.size === 0) this.#listener.caughtUp();
  }

  /** The connection is gone, and with it all numbers and all awaited answers. */
  closed(): void {
    this.#link = null;
    this.#readings?.drop();
    this.#byNumber.clear();
    this.#left.clear();
    this.#catchingUp.clear();
    for (const [holding, standing] of [...this.#standings]) {
      standing.retry?.();
      if (standing.afterwards === "leave") this.#standings.delete(holding);
      else this.#standings.set(holding, newStanding(standing.attempt + 1));
    }
  }

  /** Begins to follow a holding, or goes on following one that was to be left. */
  add(holding: Holding): void {
    const known = this.#standings.get(holding);
    if (known !== undefined) {
      if (known.afterwards === "leave") known.afterwards = "rest";
      return;
    }
    const standing = newStanding(0);
    this.#standings.set(holding, standing);
    if (this.#link !== null && holding.wellFormed) this.#subscribe(holding, standing);
  }

  /** Whether a holding is followed, or still being left. */
  follows(holding: Holding): boolean {
    return this.#standings.has(holding);
  }

  /** How deltas come, as far as the server has answered: null before that. */
  get encoding(): Encoding | "mixed" | null {
    return encodingOf(this.#standings.values());
  }

  /** Stops following a holding. */
  remove(holding: Holding): void {
    const standing = this.#standings.get(holding);
    if (standing === undefined) return;
    if (standing.pending) {
      // Its number is not known yet, and asking again might get the same one.
      standing.afterwards = "leave";
      return;
    }
    this.#leave(holding, standing);
  }

  /** A delta has come in. */
  delta(delta: Delta): void {
    const holding = this.#byNumber.get(delta.subscription ?? -1);
    if (holding === undefined) {
      this.#strayed(delta);
      return;
    }
    this.#take(holding, () => holding.offer(delta));
  }

  /**
   * A frame has come in. One of a number that is not known is passed over: a server answers before
   * it sends, and a gap that it leaves shows with the next.
   */
  frame(frame: Uint8Array): void {
    const number = numberOf(frame);
    if (number === null) {
      this.#unread();
      return;
    }
    const holding = this.#byNumber.get(number);
    const standing = holding && this.#standings.get(holding);
    if (holding === undefined || standing === undefined) return;
    const { epoch } = standing;
    this.#readings ??= frameCode().readings(this.#stage);
    this.#readings.frame(holding, {
      frame,
      epoch,
      // It may have been left, or the connection cut, while it was read.
      take: (offer) => {
        if (this.#byNumber.get(number) === holding) this.#take(holding, offer);
      },
    });
  }

  /** Has all that came taken, also what is still being read. */
  finish(): void {
    this.#readings?.finish();
  }

  /** The server was told a new pace for all. */
  paceTold(pace: Pace): void {
    for (const standing of this.#standings.values()) standing.pace = pace;
  }

  #take(holding: Holding, offer: () => Outcome): void {
    const standing = this.#standings.get(holding);
    if (standing === undefined) return;
    const outcome = attempted(offer);
    if (outcome?.applied === "applied") {
      const { first } = standing;
      standing.troubles = 0;
      standing.misfits = 0;
      standing.first = false;
      this.#listener.applied(holding, outcome, first);
      if (standing.pace !== this.#pace()) this.#correctPace(standing);
    } else if (outcome?.applied !== "old" && !standing.pending) {
      if (outcome === null) {
        // What is held may be what it does not fit to.
        standing.afresh = true;
        this.#misfitted(holding, standing);
      }
      this.#again(holding, standing);
    }
  }

  /** A frame that cannot be read at all, as of a newer server, may be for any that wants frames. */
  #unread(): void {
    for (const [holding, standing] of this.#standings) {
      if (standing.pending || standing.encoding !== "binary") continue;
      this.#misfitted(holding, standing);
      this.#again(holding, standing);
    }
  }

  /** The second misfit in a row ends the frames. */
  #misfitted(holding: Holding, standing: Standing): void {
    standing.misfits += 1;
    if (standing.misfits > 1) holding.plain = true;
  }

  /** A delta of an unknown number may belong to an answer that is still to come. */
  #strayed(delta: Delta): void {
    if (this.#left.has(delta.subscription ?? -1)) return;
    for (const [holding, standing] of this.#standings) {
      if (!standing.pending || standing.afterwards !== "rest") continue;
      if (holding.selection.topic === delta.topic) standing.afterwards = "again";
    }
  }

  #subscribe(holding: Holding, standing: Standing): void {
    const { encoding } = holding;
    const since = standing.afresh ? null : holding.since(encoding);
    standing.attempt += 1;
    standing.pending = true;
    standing.afresh = false;
    standing.first = true;
    standing.retry?.();
    standing.retry = null;
    // A paused viewer who comes to a new place still wants to see what is there.
    const pace = this.#pace() === 0 && since === null ? 1 : this.#pace();
    standing.pace = pace;
    const { attempt } = standing;
    const how = encoding === "binary" ? { encoding } : {};
    const message = { ...holding.selection, pace, ...(since !== null && { since }), ...how };
    this.#link?.send("subscribe", message, (answer) => {
      // A cut has made all standings new: this answer is nobody's.
      if (this.#standings.get(holding) !== standing || standing.attempt !== attempt) return;
      this.#answered(holding, standing, answer, encoding);
    });
  }

  #answered(
    holding: Holding,
    standing: Standing,
    answer: Subscribed | Refused | null,
    asked: Encoding,
  ): void {
    const { afterwards } = standing;
    let again = afterwards === "again";
    standing.pending = false;
    standing.afterwards = "rest";
    if (answer?.ok === true) {
      standing.number = answer.subscription;
      standing.epoch = parseCursor(answer.cursor).epoch;
      // An older server does not say, and sends JSON.
      standing.encoding = answer.encoding ?? "json";
      if (standing.encoding === "json") holding.plain = true;
      this.#byNumber.set(answer.subscription, holding);
      const missing = holding.missing;
      holding.describe(answer);
      if (missing) this.#listener.changed(holding);
      this.#listener.answered();
    } else again = this.#refused(holding, standing, answer, asked);
    if (afterwards === "leave") this.#leave(holding, standing);
    else if (again) this.#subscribe(holding, standing);
    else if (standing.retry === null) this.#settled(holding);
  }

  /** @returns whether to ask again at once. */
  #refused(holding: Holding, standing: Standing, answer: Refused | null, asked: Encoding): boolean {
    const code = answer?.error.code;
    if (code === "unknown_topic") {
      holding.missing = true;
      this.#listener.changed(holding);
    } else if (answer === null || code === "rate_limited" || code === "too_many_subscriptions") {
      this.#again(holding, standing);
    } else if (code === "bad_request" && asked === "binary") {
      // An older server knows no frames. What else is wrong, it says again.
      holding.plain = true;
      return true;
    }
    // What is malformed or forbidden stays so until the next connection.
    return false;
  }

  /** Asks again: at once the first time, later and later while it does not help. */
  #again(holding: Holding, standing: Standing): void {
    if (standing.retry !== null) return;
    const troubles = standing.troubles;
    standing.troubles += 1;
    if (troubles === 0 && standing.number !== null) {
      this.#subscribe(holding, standing);
      return;
    }
    standing.retry = this.#clock.after(retryDelay(troubles), () => {
      standing.retry = null;
      if (this.#link !== null && !standing.pending) this.#subscribe(holding, standing);
    });
  }

  #leave(holding: Holding, standing: Standing): void {
    standing.retry?.();
    this.#standings.delete(holding);
    const { number } = standing;
    const link = this.#link;
    if (number !== null && link !== null) {
      this.#byNumber.delete(number);
      this.#left.add(number);
      link.send("unsubscribe", { subscription: number }, () => {
        if (this.#link === link) this.#left.delete(number);
      });
    }
    this.#settled(holding);
  }

  #settled(holding: Holding): void {
    if (this.#catchingUp.delete(holding) && this.#catchingUp.size === 0) this.#listener.caughtUp();
  }

  #correctPace(standing: Standing): void {
    if (standing.number === null) return;
    standing.pace = this.#pace();
    const message = { subscription: standing.number, pace: standing.pace };
    this.#link?.send("pace", message, () => undefined);
  }
}
