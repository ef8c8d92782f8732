/** Traffic by hand for a budget: subscriptions whose rows change, flushed at their paces. */
import type { Pace } from "../../../lib/wire/messages.ts";
import { Budget, fitPeriodMs } from "../../../server/gateway/budget.ts";
import { Random } from "../../support/random.ts";

export interface Stream {
  readonly rows: number;
  /** bytes of a changed row, and of a delta besides its rows. */
  readonly rowBytes: number;
  readonly headBytes: number;
  /** Rows that change in a second, s after the start. */
  readonly changes: (second: number) => number;
  readonly pace: Pace;
}

interface Sent {
  /** Which stream. */
  readonly index: number;
  /** ms after the start. */
  readonly at: number;
  readonly bytes: number;
  readonly first: boolean;
}

const stepMs = 5;
const startMs = 1_795_000_000_000;

export class BudgetTraffic {
  readonly sent: Sent[] = [];
  /** The pace after each decision, null for the chosen one. */
  readonly paces: (Pace | null)[] = [];
  readonly #budget: Budget;
  readonly #streams: readonly Stream[];
  readonly #random: Random;
  readonly #dirty: Set<number>[];
  readonly #dueAt: number[];
  readonly #owed: number[];
  /** Those that are held back, in their order. */
  readonly #waiting = new Set<number>();
  #at = 0;

  constructor(kilobytesPerSecond: number, streams: readonly Stream[], seed = 1) {
    this.#budget = new Budget(kilobytesPerSecond, startMs);
    this.#streams = streams;
    this.#random = new Random(seed);
    this.#dirty = streams.map(() => new Set());
    this.#dueAt = streams.map(() => 0);
    this.#owed = streams.map(() => 0);
    for (const [index, stream] of streams.entries()) this.#first(index, stream);
  }

  run(seconds: number): this {
    for (const end = this.#at + seconds * 1_000; this.#at < end; this.#at += stepMs) this.#step();
    return this;
  }

  /** bytes in the fullest stretch of so many ms, of what went `after` ms or later. */
  most(lengthMs: number, after: number): number {
    const late = this.sent.filter(({ at }) => at >= after);
    let [most, bytes, first] = [0, 0, 0];
    for (const delta of late) {
      bytes += delta.bytes;
      while (delta.at - (late[first]?.at ?? 0) >= lengthMs) bytes -= late[first++]?.bytes ?? 0;
      most = Math.max(most, bytes);
    }
    return most;
  }

  /** bytes a second from one second to another. */
  mean(from: number, to: number): number {
    const within = this.sent.filter(({ at }) => at >= from * 1_000 && at < to * 1_000);
    return within.reduce((sum, { bytes }) => sum + bytes, 0) / (to - from);
  }

  /** How often the pace became another from one second to another. */
  turns(from: number, to: number): number {
    const paces = this.paces.slice(from, to);
    return paces.filter((pace, index) => index > 0 && pace !== paces[index - 1]).length;
  }

  #step(): void {
    const now = startMs + this.#at;
    this.#change();
    for (const index of this.#streams.keys()) {
      if (this.#waiting.has(index) || this.#at < (this.#dueAt[index] ?? 0)) continue;
      if (this.#dirty[index]?.size === 0) continue;
      if (this.#budget.waitMs(now) === 0) this.#send(index);
      else this.#waiting.add(index);
    }
    for (const index of this.#waiting) {
      if (this.#budget.waitMs(now) > 0) {
        this.#budget.holdBack(now);
        break;
      }
      this.#waiting.delete(index);
      this.#send(index);
    }
    if (this.#at > 0 && this.#at % fitPeriodMs === 0) {
      this.#budget.fit(Math.max(...this.#streams.map(({ pace }) => pace)) as Pace, now);
      this.paces.push(this.#budget.pace);
    }
  }

  #change(): void {
    for (const [index, { changes, rows }] of this.#streams.entries()) {
      let owed = (this.#owed[index] ?? 0) + (changes(this.#at / 1_000) * stepMs) / 1_000;
      for (; owed >= 1; owed -= 1) this.#dirty[index]?.add(this.#random.below(rows));
      this.#owed[index] = owed;
    }
  }

  #send(index: number): void {
    const stream = this.#streams[index];
    const dirty = this.#dirty[index];
    if (stream === undefined || dirty === undefined) return;
    const bytes = stream.headBytes + dirty.size * stream.rowBytes;
    dirty.clear();
    this.#budget.spend(index, bytes, startMs + this.#at);
    this.sent.push({ index, at: this.#at, bytes, first: false });
    const pace = Math.min(stream.pace, this.#budget.pace ?? stream.pace);
    // A lane's windows end somewhere in a tenth of a second.
    const interval = 1_000 / pace;
    const late = this.#random.unit() * Math.min(interval, 100) * 0.2;
    this.#dueAt[index] = this.#at + interval + late;
  }

  #first(index: number, { rows, rowBytes, headBytes }: Stream): void {
    const bytes = rows * rowBytes + headBytes;
    this.#budget.spendFirst(bytes, startMs);
    this.sent.push({ index, at: 0, bytes, first: true });
  }
}
