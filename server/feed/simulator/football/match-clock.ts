import { clockText, type Half, halves } from "./clock-text.ts";
import { type Lengths, minuteMs, type Phase } from "./timetable.ts";

/** How far a match has come: its phase, and minutes of it. Times are ms since the start. */
export class MatchClock {
  readonly #lengths: Lengths;
  #phase: Phase = "before";
  #began = 0;
  /** Minutes of the half that have begun. */
  #minute = 0;
  #inExtraTime = false;

  constructor(lengths: Lengths) {
    this.#lengths = lengths;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The half that is being played, or null. */
  get half(): Half | null {
    const phase = this.#phase;
    return phase === "1H" || phase === "2H" || phase === "ET" || phase === "ET2" ? phase : null;
  }

  /** From the break before extra time to the end. */
  get inExtraTime(): boolean {
    return this.#inExtraTime;
  }

  /** Minutes of the half that have begun. */
  get minuteOfHalf(): number {
    return this.#minute;
  }

  /** Whether the half has had its minutes, with those added. */
  get isOver(): boolean {
    const half = this.half;
    return half !== null && this.#minute >= this.#lengths[half];
  }

  /** When the running minute of the half ends. */
  get minuteEnds(): number {
    return this.#began + this.#minute * minuteMs;
  }

  /** What the scoreboard says in the running minute of a half. */
  text(half: Half): string {
    return clockText(half, this.#minute - 1);
  }

  /** The minute as it is said of those who come and go: at most 45 in a first half, 90 in all. */
  get minute(): number {
    const half = this.half;
    if (half !== null) {
      return halves[half].before + Math.min(this.#minute, halves[half].full);
    }
    switch (this.#phase) {
      case "before":
        return 0;
      case "HT":
        return halves["2H"].before;
      case "BT":
        return halves.ET.before;
      case "ETHT":
        return halves.ET2.before;
      default:
        return this.#inExtraTime ? halves.ET2.before + halves.ET2.full : halves.ET.before;
    }
  }

  /** Minutes that have begun of the stretch (both halves, or both of extra time). */
  get played(): number {
    switch (this.#phase) {
      case "1H":
      case "ET":
        return this.#minute;
      case "HT":
      case "2H":
        return this.#lengths["1H"] + this.#minute;
      case "ETHT":
      case "ET2":
        return this.#lengths.ET + this.#minute;
      case "PEN":
      case "FT":
        return Infinity;
      default:
        return 0;
    }
  }

  /** Goes on to a phase, in whose first minute nothing has been played. */
  to(phase: Phase, at: number): void {
    this.#phase = phase;
    this.#began = at;
    this.#minute = 0;
    if (phase === "BT") this.#inExtraTime = true;
  }

  /** The next minute of the half begins. */
  nextMinute(): void {
    this.#minute += 1;
  }
}
