/**
 * How much one reader has been sent that it has not confirmed to have read. Kernels buffer
 * megabytes for a connection, so that a socket which takes all says little of its reader. So every
 * so many bytes the reader is asked, by a WebSocket ping, which it answers once it has read what
 * came before; when too much follows an unanswered one, nothing more is to be sent.
 *
 * A reader that answers at once is asked once in a window. While an answer is owed it is asked in
 * smaller steps, so that also one who reads slowly is seen to go on; and one who has been found
 * slow is sent less ahead, so that what it reads is fresher.
 */

/** How many steps a window has, and how many of them one who is known to be slow may be ahead. */
const stepsPerWindow = 8;
const slowSteps = 2;

/** Payloads count up to here and begin again; never so many are unanswered. */
const countMax = 2 ** 16;

export class ReadWindow {
  readonly #windowBytes: number;
  readonly #stepBytes: number;
  readonly #ask: (payload: Uint8Array) => void;
  #written = 0;
  /** The count of written bytes at which to ask next. */
  #askAt: number;
  /** How much had been written at each question that is unanswered, oldest first. */
  readonly #asked: number[] = [];
  /** The number of the oldest of them. */
  #first = 0;
  #slow = false;
  #full = false;

  /** @param ask sends a ping. */
  constructor(windowBytes: number, ask: (payload: Uint8Array) => void) {
    this.#windowBytes = windowBytes;
    this.#stepBytes = windowBytes / stepsPerWindow;
    this.#ask = ask;
    this.#askAt = windowBytes;
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
    const confirmed = this.#asked.splice(0, answered).at(-1) ?? 0;
    this.#first = (number + 1) % countMax;
    if (this.#asked.length === 0) {
      this.#slow = false;
      this.#askAt = confirmed + this.#windowBytes;
    }
    this.#full = this.#isFull();
    return true;
  }

  #askNow(): void {
    const number = (this.#first + this.#asked.length) % countMax;
    this.#asked.push(this.#written);
    this.#askAt = this.#written + this.#stepBytes;
    this.#full = this.#isFull();
    if (this.#full) this.#slow = true;
    this.#ask(Uint8Array.of(number >> 8, number & 255));
  }

  #isFull(): boolean {
    const oldest = this.#asked[0];
    if (oldest === undefined) return false;
    const most = this.#slow ? slowSteps * this.#stepBytes : this.#windowBytes;
    return this.#written - oldest >= most;
  }
}
