/** What a game shows: writes its row, its play-by-play and its chances. */
import type {
  EventKind,
  MatchPeriod,
  MatchStatus,
  Row,
  TeamSide,
} from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { quarters } from "./law.ts";
import { clockText, periodText } from "./words.ts";

/** A point of the chances at most so often, but where they have moved by more than this. */
const chanceMs = 20_000;
const chanceMove = 0.01;

export interface Told {
  readonly side?: TeamSide;
  readonly player?: string | null;
  readonly other?: string | null;
}

export class Scoresheet {
  readonly #writer: MatchWriter;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly score = { home: 0, away: 0 };
  /** Points of each period begun; a new array at each change. */
  line: readonly (readonly [home: number, away: number])[] = [];
  /** Now, ms since the simulation's start, and the clock of the period. */
  at = 0;
  leftMs = 0;
  #period = 0;
  #status: MatchStatus = "scheduled";
  #chance = Number.NaN;
  #chanceLeft = 0;

  constructor(writer: MatchWriter, epoch: number) {
    this.#writer = writer;
    this.#epoch = epoch;
  }

  get lead(): number {
    return this.score.home - this.score.away;
  }

  set(cells: Partial<Row<"matches">>): void {
    this.#writer.set({ ...cells, time: this.#epoch + this.at });
  }

  /** Shows the clock, with other cells that change with it. */
  clock(cells: Partial<Row<"matches">> = {}): void {
    this.set({ ...cells, clock: this.#clock });
  }

  begin(period: number, cells: Partial<Row<"matches">>): void {
    this.#period = period;
    this.#status = "live";
    this.line = [...this.line, [0, 0]];
    this.clock({ status: "live", period: this.#name, ...this.#scores(), ...cells });
  }

  rest(): void {
    this.#status = "break";
    this.clock({ status: "break", period: this.#name, server: null });
  }

  end(): void {
    this.#status = "finished";
    this.clock({
      status: "finished",
      period: this.#name,
      server: null,
      ending: this.#period > quarters ? "overtime" : null,
    });
  }

  points(side: TeamSide, points: number): void {
    this.score[side] += points;
    const [home, away] = this.line.at(-1) ?? [0, 0];
    const now: readonly [number, number] =
      side === "home" ? [home + points, away] : [home, away + points];
    this.line = [...this.line.slice(0, -1), now];
    this.set(this.#scores());
  }

  /** In the second overtime and later ones the clock says which: `OT2 4:00`. */
  event(kind: EventKind, text: string, { side, player = null, other = null }: Told = {}): void {
    const many = this.#period > quarters + 1 && this.#status === "live";
    this.#writer.event({
      clock: many ? this.#fullClock : this.#clock,
      period: this.#name,
      kind,
      side: side ?? null,
      player,
      other,
      text,
      homeScore: this.score.home,
      awayScore: this.score.away,
      time: this.#epoch + this.at,
    });
  }

  /** Shows the home side's chance if it is news. @param leftMs clock of the game */
  chance(homeWin: number, leftMs: number, force = false): void {
    const moved = Math.abs(homeWin - this.#chance);
    // An overtime has its own clock, and begins with a point of its own.
    const long = this.#chanceLeft - leftMs >= chanceMs;
    if (!force && !long && !(moved >= chanceMove)) return;
    this.#chance = homeWin;
    this.#chanceLeft = leftMs;
    const [home, away] = shown(homeWin);
    const clock = this.#status === "live" ? this.#fullClock : this.#clock;
    this.#writer.probability(clock, home, 0, away);
  }

  get #clock(): string {
    if (this.#status === "finished") return "Final";
    if (this.#status === "break")
      return this.#period === 2 ? "HT" : `End ${periodText(this.#period)}`;
    return clockText(this.leftMs);
  }

  get #fullClock(): string {
    return `${periodText(this.#period)} ${this.#clock}`;
  }

  get #name(): MatchPeriod {
    if (this.#status === "finished") return "FT";
    if (this.#status === "break" && this.#period === 2) return "HT";
    return this.#period > quarters ? "OT" : (`Q${this.#period}` as MatchPeriod);
  }

  #scores(): Partial<Row<"matches">> {
    return { homeScore: this.score.home, awayScore: this.score.away, line: this.line };
  }
}

/** Chances short to send: four decimals that sum to 1, and certain only when it is over. */
export function shown(homeWin: number): readonly [home: number, away: number] {
  const certain = homeWin === 0 || homeWin === 1;
  const home = certain ? homeWin * 10_000 : Math.min(9999, Math.max(1, Math.round(homeWin * 1e4)));
  return [home / 10_000, (10_000 - home) / 10_000];
}
