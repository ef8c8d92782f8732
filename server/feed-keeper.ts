/**
 * Keeps one feed going: opens it, starts it, and where it stops by an error starts it again after a
 * pause that doubles from one second to a minute. Meanwhile the board says that it is stalled.
 *
 * Its tables stay as they are, since there is no second world to put in their place: a feed that is
 * started again goes on from where its own time stands. Only what the batch brought that failed is
 * missing.
 */
import type { Cancel, Clock } from "../lib/clock.ts";
import { BrokenBoard } from "./board/broken.ts";
import type { Feed, FeedContext, FeedSettings, FeedSink } from "./feed/feed.ts";
import { containedClock } from "./ops/contained-clock.ts";
import type { Faults } from "./ops/faults.ts";
import type { Logger } from "./ops/log.ts";

/** A feed that is to be made, with the sink that it writes to. */
export interface FeedPlace {
  /** Its key in the `feed` table. */
  readonly source: string;
  readonly sink: FeedSink;
  make(context: Pick<FeedContext, "sink" | "clock" | "failed">): Feed;
}

export interface KeeperParts {
  readonly clock: Clock;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  readonly faults: Pick<Faults, "note" | "contain">;
  /** Uniform in [0, 1). */
  readonly chance: () => number;
  /** Ends the process in order, to be started anew. @param why for a person. */
  readonly leave: (why: string) => void;
}

/** The first pause and the longest, ms; each may be longer by a tenth. */
const pauseMinMs = 1_000;
const pauseMaxMs = 60_000;
const jitter = 0.1;
/** A feed that ran so long owes nothing to what was before, ms. */
const goodMs = 60_000;

export class FeedKeeper {
  readonly source: string;
  /** How often it has been started again. */
  restarts = 0;
  readonly #place: FeedPlace;
  readonly #parts: KeeperParts;
  readonly #feed: Feed;
  #opened = false;
  #stopped = false;
  #startedAt = 0;
  /** How often it has failed since it last ran well. */
  #failures = 0;
  /** What it said last of why it cannot be opened. */
  #problem = "";
  #retry: Cancel | null = null;

  constructor(place: FeedPlace, parts: KeeperParts) {
    this.source = place.source;
    this.#place = place;
    this.#parts = parts;
    this.#feed = place.make({
      sink: place.sink,
      clock: containedClock(parts.clock, (error) => this.#threw(error)),
      failed: (error) => this.#failed(error),
    });
  }

  /** Whether it has put what it has on the board. */
  get isOpen(): boolean {
    return this.#opened;
  }

  /**
   * Opens and starts it, unless it is stopped meanwhile.
   * @returns what is wrong, which the board then says; null where nothing is.
   */
  async open(): Promise<string | null> {
    try {
      await this.#feed.open();
    } catch (error) {
      if (this.#stopped) return null;
      const problem = error instanceof Error ? error.message : String(error);
      this.#sayStalled(problem);
      return problem;
    }
    if (this.#stopped) return null;
    this.#opened = true;
    this.#start();
    return null;
  }

  /** Opens it again after a pause. @param problem why it could not be opened. */
  openLater(problem: string): void {
    const pauseMs = this.#tryLater();
    // Said once, not each time.
    if (problem !== this.#problem) {
      const first = `first in ${(pauseMs / 1_000).toFixed(1)} s`;
      const words = `the feed ${this.source} cannot be used, and is tried again, ${first}: ${problem}`;
      this.#parts.log.error(words);
    }
    this.#problem = problem;
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    return this.#feed.control(change);
  }

  /** Ends it for good; leaves no timer. */
  stop(): void {
    this.#stopped = true;
    this.#retry?.();
    if (this.#opened) this.#feed.stop();
  }

  #start(): boolean {
    this.#startedAt = this.#parts.clock.now();
    try {
      this.#feed.start();
      return true;
    } catch (error) {
      this.#threw(error);
      return false;
    }
  }

  async #again(): Promise<void> {
    this.#retry = null;
    this.restarts += 1;
    if (!this.#opened) {
      const problem = await this.open();
      if (problem !== null) this.openLater(problem);
      else if (this.#opened) this.#parts.log.info(`the feed ${this.source} can be used now`);
      return;
    }
    if (this.#start()) this.#parts.log.info(`the feed ${this.source} goes on`);
  }

  /** An error of its timers, which it may not even know of. */
  #threw(error: unknown): void {
    if (this.#stopped) return;
    const { faults } = this.#parts;
    faults.contain("feed", `stopping the feed ${this.source} failed`, () => this.#feed.stop());
    this.#failed(error);
    this.#sayStalled(error instanceof Error ? error.message : String(error));
  }

  /** It has stopped by itself. */
  #failed(error: unknown): void {
    if (this.#stopped || this.#retry !== null) return;
    const { clock, faults, log } = this.#parts;
    if (clock.now() - this.#startedAt >= goodMs) this.#failures = 0;
    faults.note("feed", error, `the feed ${this.source} stands still`);
    // No feed can mend that.
    if (error instanceof BrokenBoard) this.#parts.leave(error.message);
    const pauseMs = this.#tryLater();
    log.warn(`the feed ${this.source} is started again in ${(pauseMs / 1_000).toFixed(1)} s`);
  }

  /** @returns after how many ms. */
  #tryLater(): number {
    const { chance, clock, faults } = this.#parts;
    const pause = Math.min(pauseMaxMs, pauseMinMs * 2 ** this.#failures);
    const pauseMs = Math.round(pause * (1 + jitter * chance()));
    this.#failures += 1;
    this.#retry = clock.after(pauseMs, () => {
      this.#again().catch((error: unknown) => {
        faults.note("feed", error, `starting the feed ${this.source} again failed`);
      });
    });
    return pauseMs;
  }

  #sayStalled(message: string): void {
    const { sink } = this.#place;
    const say = () => sink.transact(() => sink.state({ status: "stalled", message }));
    this.#parts.faults.contain("feed", `the feed ${this.source} cannot say that it stands`, say);
  }
}
