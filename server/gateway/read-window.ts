/**
 * How much one reader has been sent that it has not confirmed to have read. Kernels buffer
 * megabytes for a connection, so that a socket which takes all says little of its reader. So every
 * so many bytes the reader is asked, by a WebSocket ping, which it answers once it has read what
 * came before; when too much follows an unanswered one, nothing more is to be sent.
 *
 * How much that is, is learnt as TCP learns it: the window begins small, grows while answers come
 * quickly and shrinks when they come late. A quick reader is soon asked once in a large window; a
 * slow one never has more on the way than it reads in a while, so that what it reads is fresh and
 * the engine's own heartbeat still reaches it in time. While an answer is owed, questions come in
 * smaller steps, so that also one who reads slowly is seen to go on.
 */

/** How large a window is at first, and at least, bytes. */
const windowMin = 8 * 1_024;
/** By how much it grows and shrinks. */
const stretch = 4;
/** An answer within this time is quick, ms, and one after this time is late. */
const quickMs = 1_000;
const lateMs = 2_000;
/** How many steps a window has while an answer is owed. */
const stepsPerWindow = 8;

/** Payloads count up to here and begin again; never so many are unanswered. */
const countMax = 2 ** 16;

interface Question {
  /** How much had been written when it was put. */
  readonly written: number;
  /** ms since the epoch. */
  readonly at: number;
}

export interface ReadWindowParts {
  /** The most that may follow an unanswered question, bytes. */
  readonly bytesMax: number;
  readonly now: () => number;
  /** Sends a ping. */
  readonly ask: (payload: Uint8Array) => void;
}

/** How much may be written before there is anything to ask; without end where nothing bounds it. */
export function firstCredit(bytesMax: number): number {
  return bytesMax === Number.POSITIVE_INFINITY ? bytesMax : Math.min(windowMin, bytesMax);
}

export class ReadWindow {
  readonly #parts: ReadWindowParts;
  #size: number;
  #written = 0;
  /** The count of written bytes at which to ask next. */
  #askAt: number;
  /** Questions that are unanswered, oldest first. */
  readonly #asked: Question[] = [];
  /** The number of the oldest of them. */
  #first = 0;
  #full = false;

  constructor(parts: ReadWindowParts) {
    this.#parts = parts;
    this.#size = firstCredit(parts.bytesMax);
    this.#askAt = this.#size;
  }

  /** Whether nothing more is to be sent before something is confirmed. */
  get full(): boolean {
    return this.#full;
  }

  /** How many bytes may be sent before it wants to know of them; over 0. */
  get credit(): number {
    return this.#askAt - this.#written;
  }

  /** Whether an answer is owed. */
  get owed(): boolean {
    return this.#asked.length > 0;
  }

  /** Notes that so many bytes have been sent. */
  wrote(bytes: number): void {
    this.#written += bytes;
    if (this.#written >= this.#askAt) this.#askNow();
  }

  /**
   * Notes an answer, which stands for all questions before its own too.
   * @returns whether it confirms anything; anybody can send a pong.
   */
  confirm(payload: Uint8Array): boolean {
    const number = (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
    const answered = ((number - this.#first + countMax) % countMax) + 1;
    if (payload.length !== 2 || answered > this.#asked.length) return false;
    const [question] = this.#asked.splice(0, answered).slice(-1);
    if (question === undefined) return false;
    this.#first = (number + 1) % countMax;
    this.#learn(this.#parts.now() - question.at);
    if (this.#asked.length === 0) this.#askAt = question.written + this.#size;
    this.#full = this.#isFull();
    return true;
  }

  /** @param tookMs how long an answer took. */
  #learn(tookMs: number): void {
    const { bytesMax } = this.#parts;
    if (tookMs > lateMs) this.#size = Math.max(firstCredit(bytesMax), this.#size / stretch);
    else if (tookMs <= quickMs && this.#asked.length === 0) {
      this.#size = Math.min(bytesMax, this.#size * stretch);
    }
  }

  #askNow(): void {
    const number = (this.#first + this.#asked.length) % countMax;
    this.#asked.push({ written: this.#written, at: this.#parts.now() });
    this.#askAt = this.#written + this.#size / stepsPerWindow;
    this.#full = this.#isFull();
    this.#parts.ask(Uint8Array.of(number >> 8, number & 255));
  }

  #isFull(): boolean {
    const [oldest] = this.#asked;
    return oldest !== undefined && this.#written - oldest.written >= this.#size;
  }
}
