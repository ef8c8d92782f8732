/** How much processor another process takes, from the system's own account; Linux only. */
import { readFileSync } from "node:fs";
import { monotonicMs } from "../monotonic.ts";

/** A processor's share over a while. */
export interface Share {
  /** From the beginning of the watch, s. */
  readonly from: number;
  readonly to: number;
  /** Of one core. */
  readonly share: number;
}

const lookEveryMs = 1_000;
/** In which the system counts: USER_HZ, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time of a process so far, user and system, s. @throws Error where it is gone. */
export function processorSeconds(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The name, in brackets, may hold blanks.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** How long a process's own thread has been ready to run and had no core, s. @throws Error where it is gone. */
export function starvedSeconds(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/schedstat`, "latin1").split(" ");
  return Number(waited) / 1e9;
}

export class ProcessorWatch {
  readonly #pid: number;
  readonly #began = monotonicMs();
  readonly #first: number;
  readonly #shares: Share[] = [];
  readonly #timer: NodeJS.Timeout;
  #seconds: number;
  #at: number;

  constructor(pid: number) {
    this.#pid = pid;
    this.#at = this.#began;
    this.#first = processorSeconds(pid);
    this.#seconds = this.#first;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  /** Processor time since the watch began, s. */
  get used(): number {
    return processorSeconds(this.#pid) - this.#first;
  }

  /** How long it has waited for a core in all, s. */
  get starved(): number {
    return starvedSeconds(this.#pid);
  }

  /** Ends the watch. @returns what was taken, second by second. */
  end(): readonly Share[] {
    clearInterval(this.#timer);
    this.#look();
    return this.#shares;
  }

  #look(): void {
    const seconds = processorSeconds(this.#pid);
    const now = monotonicMs();
    const share = ((seconds - this.#seconds) / (now - this.#at)) * 1_000;
    const since = (moment: number) => (moment - this.#began) / 1_000;
    this.#shares.push({ from: since(this.#at), to: since(now), share });
    this.#at = now;
    this.#seconds = seconds;
  }
}

/** The longest time on end, s, for which more than a share was taken. */
export function longestOver(shares: readonly Share[], limit: number): number {
  let longest = 0;
  let running = 0;
  for (const { from, to, share } of shares) {
    running = share > limit ? running + to - from : 0;
    longest = Math.max(longest, running);
  }
  return longest;
}
