/**
 * Whose turn it is to draw. What is live asks for a turn when it has something new, and is called in
 * one: between two frames there is one turn, a task of its own. Where a frame of everything would
 * take too long, which is measured, only a part of those that wait are called in a turn, and all of
 * them in a round of a few turns: a slow machine draws less at a time and not so often, and still has
 * time for whoever uses it. Nothing is lost: who waits draws what is newest when the turn comes.
 */
import type { Cancel } from "../clock.ts";
import { guarded } from "../guarded.ts";

/** What turns need of the window that is drawn in. */
export interface DrawStage {
  /** ms since some moment. */
  now(): number;
  /** Calls back soon, in a task of its own. */
  task(call: () => void): void;
  /** Calls back after some time, ms. */
  after(delayMs: number, call: () => void): void;
  /** Calls back once as the next frame begins, or after a while where none is drawn. */
  frame(call: () => void): void;
}

/** What may come on top of the cheapest frame, and what a turn may take more than that frame, ms. */
const spareMs = 10;
/**
 * The longest round, ms, and as how long since the last turn any time counts at most: however slow a
 * machine is, what waits is drawn a few times a second, and within four turns, or eight where much of
 * it is so large that it has one to itself.
 */
const roundMostMs = 400;
const stepMostMs = 100;
/** The shortest one that is more than a turn, ms, and how fast rounds become longer and shorter. */
const roundLeastMs = 50;
const longer = 1.25;
const shorter = 0.97;
/** A turn and its frame that take longer together are followed by a rest as long, up to the most, ms. */
const restFromMs = 16;
const restMostMs = 50;
/** What the cheapest frame takes is slowly forgotten: by this part with each frame. */
const forgotten = 1.02;

/** Where things stand: nobody waits; a turn is to come; one is over, and its frame is to come. */
type Phase = "idle" | "asked" | "drawn";

export class DrawTurns {
  readonly #stage: DrawStage;
  readonly #waiting = new Map<() => void, number>();
  #openers = new Set<() => void>();
  #phase: Phase = "idle";
  #roundMs = 0;
  #turnedAt = Number.NEGATIVE_INFINITY;
  /** What the cheapest frame of late has taken, ms. */
  #floor = 0;
  #restUntil = Number.NEGATIVE_INFINITY;

  constructor(stage: DrawStage) {
    this.#stage = stage;
  }

  /** In what time all that waits is drawn, ms; 0 where a turn draws all. */
  get roundMs(): number {
    return this.#roundMs;
  }

  /**
   * Has something drawn in one of the next turns: once, however often it is asked for until then,
   * and in the order in which it was asked for first.
   * @param weight about how many lines of text it writes.
   */
  ask(draw: () => void, weight = 1): Cancel {
    if (!this.#waiting.has(draw)) this.#waiting.set(draw, weight);
    this.#call();
    return () => this.#waiting.delete(draw);
  }

  /** Calls back once at the beginning of the next turn, before anything is drawn. */
  open(call: () => void): Cancel {
    const opener = () => call();
    this.#openers.add(opener);
    this.#call();
    return () => this.#openers.delete(opener);
  }

  #call(): void {
    if (this.#phase !== "idle") return;
    this.#phase = "asked";
    const rest = this.#restUntil - this.#stage.now();
    if (rest > 0) this.#stage.after(rest, () => this.#turn());
    else this.#stage.task(() => this.#turn());
  }

  #turn(): void {
    this.#phase = "drawn";
    const began = this.#stage.now();
    const openers = this.#openers;
    this.#openers = new Set();
    for (const opener of openers) guarded(opener);
    const all = this.#roomAt(began);
    let room = all;
    this.#turnedAt = began;
    for (const [draw, weight] of this.#waiting) {
      // What is larger than the room that is left is the first one of the next turn.
      if (room <= 0 || (room < all && weight > room)) break;
      this.#waiting.delete(draw);
      room -= weight;
      guarded(draw);
    }
    let ended = this.#stage.now();
    // What React draws follows the turn in the same task.
    queueMicrotask(() => {
      ended = this.#stage.now();
    });
    this.#stage.frame(() => {
      const framed = this.#stage.now();
      this.#stage.task(() => this.#settle(ended - began, this.#stage.now() - framed));
    });
  }

  /** How much of what waits is drawn in a turn. */
  #roomAt(now: number): number {
    if (this.#roundMs === 0) return Number.POSITIVE_INFINITY;
    let all = 0;
    for (const weight of this.#waiting.values()) all += weight;
    // After a while of nothing, too, one frame does not carry all.
    const passed = Math.min(stepMostMs, now - this.#turnedAt);
    return all * Math.min(1, passed / this.#roundMs);
  }

  /** @param frame what it took, ms, as is `turn`. */
  #settle(turn: number, frame: number): void {
    this.#phase = "idle";
    this.#floor = Math.min(frame, this.#floor * forgotten + 0.01);
    if (Math.max(turn, frame) > this.#floor + spareMs) {
      this.#roundMs = Math.min(roundMostMs, Math.max(roundLeastMs, this.#roundMs * longer));
    } else {
      const round = this.#roundMs * shorter;
      this.#roundMs = round < roundLeastMs ? 0 : round;
    }
    const taken = turn + frame;
    if (taken > restFromMs) this.#restUntil = this.#stage.now() + Math.min(restMostMs, taken);
    if (this.#waiting.size > 0 || this.#openers.size > 0) this.#call();
  }
}
