/**
 * How far a match has come: its clock in seconds, and the moments at which its published
 * probabilities are kept. None of them looks ahead: whether a moment has come follows from what was
 * shown so far.
 *
 * - Football: half is half-time. Three quarters is 22½ minutes of the clock into the second half,
 *   whatever is added later.
 * - Basketball: half is half-time, three quarters the end of the third quarter.
 * - Tennis has no clock. Half comes after 12 games of a match of three sets and 18 of one of five,
 *   three quarters after 18 and 27: about half and three quarters of the 23.4 and 36.4 games that
 *   such matches have in the mean. A match that ended before has its end for both.
 */
import type { MatchPeriod, Row } from "../../../lib/schema/topics.ts";
import type { Moment } from "./columns.ts";

type Cells = Partial<Row<"matches">>;

/** Seconds of the clock before each period of football in which it runs. */
const footballFrom: Partial<Record<MatchPeriod, number>> = {
  "1H": 0,
  "2H": 2700,
  ET: 5400,
  ET2: 6300,
};
/** ms of the second half until three quarters. */
const footballLate = 22.5 * 60_000;

const quarterSeconds = 720;
const overtimeSeconds = 300;
const quarters = 4;
const firstHalves: readonly MatchPeriod[] = ["1H", "Q1", "Q2"];

/** Games of tennis by the most sets: at half and at three quarters. */
const tennisGames: Readonly<Record<number, readonly [half: number, late: number]>> = {
  3: [12, 18],
  5: [18, 27],
};

export class MatchClock {
  /** The row as it stands. */
  readonly row: Cells;
  /** When the match and its period began, by the clock of its messages, ms since the epoch. */
  #began: number | null = null;
  #periodBegan = 0;
  /** Seconds at which the clock stood when the last period ended. */
  #stood = 0;

  constructor(row: Cells) {
    this.row = { ...row };
    if (row.status !== undefined && row.status !== "scheduled") this.set({});
  }

  /** Whether it is being played, or has been. */
  get hasBegun(): boolean {
    return this.#began !== null;
  }

  /** Takes in changed cells of the row. */
  set(cells: Cells): void {
    const before = this.row.period ?? null;
    const stood = before === null ? 0 : this.#footballSeconds(before, cells.time ?? 0);
    Object.assign(this.row, cells);
    const { status, period } = this.row;
    const now = this.row.time ?? 0;
    if (this.#began === null && (status === "live" || status === "finished")) this.#began = now;
    if (period === before) return;
    this.#stood = stood;
    this.#periodBegan = now;
  }

  /** Whether a moment has come, after the latest cells. */
  hasCome(moment: Moment): boolean {
    const { sport, period, status } = this.row;
    if (status === "finished") return true;
    if (!this.hasBegun || period == null) return false;
    if (moment === "start") return true;
    const late = moment === "threeQuarters";
    if (sport === "tennis") {
      const [half, threeQuarters] = tennisGames[this.row.bestOf ?? 3] ?? [12, 18];
      return this.#games >= (late ? threeQuarters : half);
    }
    if (firstHalves.includes(period)) return false;
    if (!late) return true;
    if (sport === "basketball") return period === "Q4" || period === "OT";
    if (period === "2H") return (this.row.time ?? 0) - this.#periodBegan > footballLate;
    return period !== "HT";
  }

  /** Games of tennis that are over. */
  get #games(): number {
    const line = this.row.line ?? [];
    return line.reduce((sum, [home, away]) => sum + home + away, 0);
  }

  /**
   * Seconds of playing time at an event. Football: since the half began, the second from 45:00 on;
   * between halves those at which the last one ended. Basketball: what its clock has run off.
   * Tennis: since the match began.
   */
  seconds({ clock, period, time }: Pick<Row<"events">, "clock" | "period" | "time">): number {
    const now = time ?? this.row.time ?? 0;
    const { sport } = this.row;
    // The line has an entry for each period that began.
    if (sport === "basketball") return runOff(clock ?? "", this.row.line?.length ?? 1);
    if (sport === "tennis") return Math.max(0, Math.floor((now - (this.#began ?? now)) / 1000));
    return this.#footballSeconds(period ?? "1H", now);
  }

  #footballSeconds(period: MatchPeriod, now: number): number {
    const from = footballFrom[period];
    if (from === undefined) return this.#stood;
    return from + Math.max(0, Math.floor((now - this.#periodBegan) / 1000));
  }
}

/**
 * Seconds run off when the clock of a period says how much it has left, such as "4:05" or "12.3";
 * in a break it says a word, and nothing is left.
 * @param period from 1; the fifth is the first overtime.
 */
function runOff(clock: string, period: number): number {
  const overtimes = Math.max(0, period - quarters);
  const before = Math.min(quarters, period - 1) * quarterSeconds;
  const from = before + Math.max(0, overtimes - 1) * overtimeSeconds;
  const found = /^(?:(\d+):)?(\d+(?:\.\d+)?)$/.exec(clock);
  const left = found === null ? 0 : 60 * Number(found[1] ?? 0) + Number(found[2]);
  return from + (overtimes > 0 ? overtimeSeconds : quarterSeconds) - left;
}
