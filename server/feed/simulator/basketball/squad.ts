/**
 * A side's thirteen in one game: who is on the floor, for how long, with how many fouls, and whom
 * the coach sends in when the ball is dead.
 */
import type { PlayerStatus, TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { type Figure, type Figures, noFigures } from "./figures.ts";
import { quarters } from "./law.ts";
import type { Player, Position } from "./roster.ts";

/** With the sixth personal foul a player is out. */
export const foulsMax = 6;

const minuteMs = 60_000;

/** So far a player may be beyond his share, against one who waits, before they change places. */
const patienceMs = 4 * minuteMs;
/** Foul trouble counts as so much time played. */
const troubleMs = 5 * minuteMs;

/** Whom the coach wants: those whose turn it is, his best, or those who seldom play. */
export type Mood = "rotation" | "best" | "reserves";

/** Far apart and late, those play who seldom do; close and late, the best. */
const farLead = 18;
const closeLead = 12;
const lateMs = 6 * 60_000;

/** @param leftMs of the period, from 1 @param lead of whichever side */
export function moodAt(period: number, leftMs: number, lead: number): Mood {
  const points = Math.abs(lead);
  if (period < quarters || leftMs > lateMs) return "rotation";
  if (points >= farLead) return "reserves";
  return period > quarters || points <= closeLead ? "best" : "rotation";
}

export interface Change {
  readonly on: Player;
  readonly off: Player;
}

class Seat {
  readonly player: Player;
  readonly figures: Figures = noFigures();
  status: PlayerStatus;
  playedMs = 0;
  plusMinus = 0;
  isNews = true;
  shownMinutes = 0;

  constructor(player: Player) {
    this.player = player;
    this.status = player.starter ? "on" : "bench";
  }
}

export class Squad {
  readonly side: TeamSide;
  /** Sums over the players, with what is the side's alone: shot-clock turnovers, say. */
  readonly figures: Figures = noFigures();
  readonly #seats: readonly Seat[];
  readonly #bySeat: ReadonlyMap<Player, Seat>;
  #floor: readonly Player[] = [];

  constructor(side: TeamSide, roster: readonly Player[]) {
    this.side = side;
    this.#seats = roster.map((player) => new Seat(player));
    this.#bySeat = new Map(this.#seats.map((seat) => [seat.player, seat]));
    this.#line();
  }

  /** The five on the floor. */
  get floor(): readonly Player[] {
    return this.#floor;
  }

  /** The side's points while on the floor less the other's, and time played; for tests. */
  of(player: Player): Readonly<Pick<Seat, "status" | "playedMs" | "plusMinus" | "figures">> {
    return this.#seat(player);
  }

  /** Adds to a player's figure and to the side's. @param player null for the side alone */
  count(player: Player | null, figure: Figure, by = 1): void {
    this.figures[figure] += by;
    if (player === null) return;
    const seat = this.#seat(player);
    seat.figures[figure] += by;
    seat.isNews = true;
  }

  /** Points fell: the five on the floor have them, or minus them. */
  swing(points: number): void {
    for (const player of this.#floor) {
      const seat = this.#seat(player);
      seat.plusMinus += points;
      seat.isNews = true;
    }
  }

  /** Clock ran. */
  play(ms: number): void {
    for (const player of this.#floor) {
      const seat = this.#seat(player);
      seat.playedMs += ms;
      const minutes = Math.floor(seat.playedMs / minuteMs);
      if (minutes === seat.shownMinutes) continue;
      seat.shownMinutes = minutes;
      seat.isNews = true;
    }
  }

  /** Who may commit a foul without leaving his side four. */
  get mayFoul(): readonly Player[] {
    if (this.#seats.some(({ status }) => status === "bench")) return this.#floor;
    return this.#floor.filter((player) => this.#seat(player).figures.fouls < foulsMax - 1);
  }

  /** A personal foul; when it is his sixth, who comes in for him. */
  foul(player: Player): Change | null {
    this.count(player, "fouls");
    const seat = this.#seat(player);
    if (seat.figures.fouls < foulsMax) return null;
    const waiting = this.#seats.filter(({ status }) => status === "bench");
    const rank = (one: Seat) =>
      (one.player.position === player.position ? 1 : 0) + one.player.share / 2;
    const next = waiting.sort((a, b) => rank(b) - rank(a))[0];
    if (next === undefined) return null;
    this.#exchange(seat, next, "out");
    return { on: next.player, off: player };
  }

  /**
   * Sends in whom the coach wants, position by position.
   * @param elapsedMs clock of the game so far
   * @param keep who must stay: about to shoot, say
   */
  change(mood: Mood, elapsedMs: number, period: number): readonly Change[] {
    const changes: Change[] = [];
    for (const position of ["G", "F", "C"] as const) {
      // A stranger who came in for somebody with six fouls makes room by himself only at his place.
      for (let left = 2; left > 0; left -= 1) {
        const change = this.#changeAt(position, mood, elapsedMs, period);
        if (change === null) break;
        changes.push(change);
      }
    }
    return changes;
  }

  /** Writes who has something new. */
  write(writer: MatchWriter): void {
    for (const seat of this.#seats) {
      if (!seat.isNews) continue;
      seat.isNews = false;
      writer.player(`${this.side}.${seat.player.number}`, {
        ...seat.figures,
        status: seat.status,
        minutes: seat.shownMinutes,
        plusMinus: seat.plusMinus,
      });
    }
  }

  /** Writes what does not change: who is there. */
  announce(writer: MatchWriter): void {
    for (const { player, status } of this.#seats) {
      const { number, name, position, starter } = player;
      writer.player(`${this.side}.${number}`, {
        side: this.side,
        number,
        name,
        position,
        starter,
        status,
      });
    }
    this.write(writer);
  }

  #changeAt(position: Position, mood: Mood, elapsedMs: number, period: number): Change | null {
    const here = this.#seats.filter(({ player }) => player.position === position);
    const due = (seat: Seat): number => {
      const { share } = seat.player;
      if (mood === "best") return -share;
      if (mood === "reserves") return share;
      const trouble = seat.figures.fouls > period + (period === 4 ? 2 : 0) && elapsedMs > 0;
      return (
        seat.playedMs - share * elapsedMs + (trouble ? troubleMs : 0) + (share === 0 ? 1e9 : 0)
      );
    };
    let off: Seat | null = null;
    let on: Seat | null = null;
    for (const seat of here) {
      if (seat.status === "on" && (off === null || due(seat) > due(off))) off = seat;
      if (seat.status === "bench" && (on === null || due(seat) < due(on))) on = seat;
    }
    if (off === null || on === null) return null;
    if (due(off) - due(on) <= (mood === "rotation" ? patienceMs : 0)) return null;
    this.#exchange(off, on, "bench");
    return { on: on.player, off: off.player };
  }

  #exchange(off: Seat, on: Seat, status: "bench" | "out"): void {
    off.status = status;
    on.status = "on";
    off.isNews = true;
    on.isNews = true;
    this.#line();
  }

  #line(): void {
    this.#floor = this.#seats.filter(({ status }) => status === "on").map(({ player }) => player);
  }

  #seat(player: Player): Seat {
    const seat = this.#bySeat.get(player);
    if (seat === undefined) throw new RangeError(`${player.name} does not play here`);
    return seat;
  }
}
