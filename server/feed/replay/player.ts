/**
 * Plays a recording on a clock: in batches, at any speed, once or for ever. It knows nothing of
 * what the recording holds.
 */
import type { Cancel } from "../../../lib/clock.ts";
import type { FeedStatus } from "../../../lib/schema/topics.ts";
import { type Feed, type FeedContext, type FeedSettings, speedMax, speedMin } from "../feed.ts";
import { messageOf, type Recording } from "./recording.ts";

/** Steps that fall due within a batch become visible together. */
const batchMs = 20;
/** After a longer halt of the process the replay goes on where it was: it does not race after. */
const catchUpMsMax = 250;
/** How often the feed's own row is brought up to date while it plays. */
const reportMs = 250;
/** How much of a second's count the newest report has in the measured rate. */
const rateSmoothing = 0.25;

export interface PlayerOptions {
  readonly source: string;
  /** Feed seconds a second; by default the recording's own. */
  readonly speed?: number | undefined;
  readonly loop: boolean;
  /** Reads the recording. @throws Error that names the file, the place and the cause. */
  readonly load: () => Promise<Recording>;
}

export class RecordingPlayer implements Feed {
  readonly source: string;
  readonly #context: FeedContext;
  readonly #options: PlayerOptions;
  #recording: Recording | null = null;
  #status: FeedStatus = "stopped";
  /** What went wrong, while the feed is stalled. */
  #failure = "";
  #speed: number;
  #paused = false;
  #position = 0;
  #lastBatch = 0;
  #lastReport = 0;
  #ticks = 0;
  #measuredRate = 0;
  #cancel: Cancel | null = null;

  constructor(context: FeedContext, options: PlayerOptions) {
    this.#context = context;
    this.#options = options;
    this.source = options.source;
    this.#speed = clampSpeed(options.speed ?? 1, 1);
  }

  get settings(): FeedSettings {
    const rate = this.#recording === null ? 0 : this.#rate(this.#recording);
    return { rate, speed: this.#speed, paused: this.#paused };
  }

  async open(): Promise<void> {
    if (this.#recording !== null) throw new Error(`${this.source} is open already`);
    const recording = await this.#options.load();
    this.#speed = clampSpeed(this.#options.speed ?? recording.speed, 1);
    this.#position = recording.start;
    this.#context.sink.transact(() => {
      recording.fill(this.#context.sink);
      this.#context.sink.state({
        ...this.#cells(recording),
        simulated: false,
        seed: null,
        instruments: recording.instruments,
        matches: recording.matches,
      });
    });
    this.#recording = recording;
    for (const remark of recording.remarks) this.#context.log(`${this.source}: ${remark}`);
  }

  start(): void {
    if (this.#recording === null) throw new Error(`open ${this.source} before starting it`);
    if (this.#status !== "stopped" && this.#status !== "stalled") return;
    this.#goOn();
  }

  stop(): void {
    this.#halt();
    if (this.#recording === null || this.#status === "stopped") return;
    this.#status = "stopped";
    this.#measuredRate = 0;
    this.#tryReport();
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    // What has passed so far passed at the old speed.
    if (this.#status === "running") this.#batch();
    if (change.speed !== undefined) this.#speed = clampSpeed(change.speed, this.#speed);
    if (change.paused !== undefined) this.#paused = change.paused;
    if (this.#status === "running" && this.#paused) {
      this.#halt();
      this.#status = "paused";
      this.#measuredRate = 0;
    } else if (this.#status === "paused" && !this.#paused) {
      this.#goOn();
      return this.settings;
    }
    this.#tryReport();
    return this.settings;
  }

  /** Runs from now on, or waits if it is paused. */
  #goOn(): void {
    this.#status = this.#paused ? "paused" : "running";
    this.#lastBatch = this.#context.clock.now();
    this.#lastReport = this.#lastBatch;
    this.#ticks = 0;
    if (!this.#paused) {
      this.#cancel = this.#context.clock.every(batchMs, () => this.#batch());
    }
    this.#tryReport();
  }

  #halt(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #batch(): void {
    const recording = this.#recording;
    if (recording === null) return;
    const now = this.#context.clock.now();
    const passed = Math.min(Math.max(0, now - this.#lastBatch), catchUpMsMax);
    this.#lastBatch = now;
    this.#position += passed * this.#speed;
    try {
      this.#play(recording, now);
    } catch (error) {
      this.#stall(error);
    }
  }

  #play(recording: Recording, now: number): void {
    const due = recording.nextTime();
    if (due !== null && due <= this.#position) {
      this.#context.sink.transact(() => {
        this.#ticks += recording.playTo(this.#position);
      });
    }
    this.#position = recording.skipIdle(this.#position);
    if (recording.nextTime() === null) this.#finish(recording);
    if (this.#status === "running" && now - this.#lastReport >= reportMs) {
      this.#measure(now);
      this.#report();
    }
  }

  /** Called when all has been played: again after a rest, or ends. */
  #finish(recording: Recording): void {
    if (!this.#options.loop) {
      this.#halt();
      this.#status = "ended";
      this.#measuredRate = 0;
      this.#report();
      return;
    }
    if (this.#position < recording.end + recording.rest) return;
    this.#context.sink.transact(() => {
      this.#position = recording.restart();
    });
  }

  #measure(now: number): void {
    const rate = (this.#ticks * 1_000) / (now - this.#lastReport);
    this.#measuredRate += (rate - this.#measuredRate) * rateSmoothing;
    this.#lastReport = now;
    this.#ticks = 0;
  }

  /**
   * The board has taken the batch back, whose steps have been played: they are missing. The feed
   * stands still and says why.
   */
  #stall(error: unknown): void {
    this.#halt();
    this.#status = "stalled";
    this.#failure = messageOf(error);
    this.#measuredRate = 0;
    this.#context.log(`${this.source} stands still: ${this.#failure}`);
    this.#context.failed?.(error);
    this.#tryReport();
  }

  /** Mean ticks/s at the present speed. */
  #rate(recording: Recording): number {
    return Math.round(recording.meanRate * this.#speed * 10) / 10;
  }

  /** Brings the feed's own row up to date where no harm must come of it. */
  #tryReport(): void {
    try {
      this.#report();
    } catch (error) {
      this.#context.log(`${this.source} cannot write its state: ${messageOf(error)}`);
    }
  }

  #report(): void {
    const recording = this.#recording;
    if (recording === null) return;
    this.#context.sink.transact(() => this.#context.sink.state(this.#cells(recording)));
  }

  #cells(recording: Recording) {
    return {
      status: this.#status,
      message:
        this.#status === "stalled" ? `${recording.label}. ${this.#failure}` : recording.label,
      rate: this.#rate(recording),
      measuredRate: Math.round(this.#measuredRate),
      speed: this.#speed,
      clock: Math.floor(this.#position),
    };
  }
}

function clampSpeed(speed: number, otherwise: number): number {
  return Number.isFinite(speed) ? Math.min(speedMax, Math.max(speedMin, speed)) : otherwise;
}
