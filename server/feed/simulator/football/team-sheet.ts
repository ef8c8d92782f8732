/**
 * Who of a side is on the field, and what the laws let become of them: who is off stays off, and
 * who is sent off does nothing more.
 */
import type { Row, TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import type { LineUp, Position, SquadPlayer } from "./squad.ts";

export interface Player extends SquadPlayer {
  readonly starter: boolean;
  status: "on" | "bench" | "off" | "out";
  /** Minutes of the match that had been played when he came on. */
  since: number;
  minutes: number;
  goals: number;
  assists: number;
  yellows: number;
  reds: number;
}

/** Substitutions and the stops of play that they may take, breaks apart; and in extra time. */
export const usualSubstitutions = { players: 5, windows: 3 };
export const extraSubstitutions = { players: 6, windows: 4 };

/** A side must have so many on the field. */
export const playersLeast = 7;

/** How often each position does something, against the others. */
export type Weights = Readonly<Record<Position, number>>;

const scores: Weights = { GK: 0, DF: 0.8, MF: 2.2, FW: 5 };
const assists: Weights = { GK: 0.1, DF: 1.2, MF: 3, FW: 2.5 };
const isBooked: Weights = { GK: 0.4, DF: 3, MF: 3, FW: 1.7 };
const turnsIn: Weights = { GK: 0.5, DF: 4, MF: 1, FW: 0.3 };
const goesOff: Weights = { GK: 0, DF: 1, MF: 3, FW: 4 };
const isHurt: Weights = { GK: 0.4, DF: 1, MF: 1, FW: 1 };

export class TeamSheet {
  readonly side: TeamSide;
  readonly players: readonly Player[];
  readonly #writer: MatchWriter;
  readonly #random: Random;
  #substitutions = 0;
  #windows = 0;

  constructor(side: TeamSide, lineUp: LineUp, writer: MatchWriter, random: Random) {
    this.side = side;
    this.#writer = writer;
    this.#random = random;
    const of =
      (starter: boolean) =>
      (player: SquadPlayer): Player => ({
        ...player,
        starter,
        status: starter ? "on" : "bench",
        since: 0,
        minutes: 0,
        goals: 0,
        assists: 0,
        yellows: 0,
        reds: 0,
      });
    this.players = [...lineUp.starters.map(of(true)), ...lineUp.bench.map(of(false))];
  }

  /** Writes everybody, with nothing done yet. */
  announce(): void {
    for (const player of this.players) {
      const { number, name, position, starter, status } = player;
      this.#write(player, {
        side: this.side,
        number,
        name,
        position,
        starter,
        status,
        minutes: 0,
        goals: 0,
        assists: 0,
        yellows: 0,
        reds: 0,
      });
    }
  }

  /** Players on the field. */
  get count(): number {
    return this.players.reduce((sum, { status }) => sum + (status === "on" ? 1 : 0), 0);
  }

  /** Substitutions made. */
  get substitutions(): number {
    return this.#substitutions;
  }

  /** How many more may come on now. @param inBreak whether play has stopped for a break */
  left(allowed: typeof usualSubstitutions, inBreak: boolean): number {
    if (!inBreak && this.#windows >= allowed.windows) return 0;
    const bench = this.players.some(({ status }) => status === "bench");
    return bench ? allowed.players - this.#substitutions : 0;
  }

  /** Takes one of the stops in which a side may change players. */
  takeWindow(): void {
    this.#windows += 1;
  }

  /** Somebody on the field, drawn by position; null where nobody fits. */
  #draw(weights: Weights, fits: (player: Player) => boolean): Player | null {
    let total = 0;
    for (const player of this.players) {
      if (player.status === "on" && fits(player)) total += weights[player.position];
    }
    let left = this.#random.uniform() * total;
    for (const player of this.players) {
      if (player.status !== "on" || !fits(player)) continue;
      left -= weights[player.position];
      if (left < 0) return player;
    }
    return null;
  }

  drawScorer(): Player | null {
    return this.#draw(scores, () => true) ?? this.#draw(turnsIn, () => true);
  }

  /** Who makes the pass before a goal. */
  drawAssistant(scorer: Player | null): Player | null {
    return this.#draw(assists, (player) => player !== scorer);
  }

  /** Who puts the ball into the own net. */
  drawUnlucky(): Player | null {
    return this.#draw(turnsIn, () => true);
  }

  /** Who takes penalties: of those on, the foremost forward, else the foremost in midfield. */
  penaltyTaker(): Player | null {
    const on = this.players.filter(({ status }) => status === "on");
    for (const position of ["FW", "MF", "DF", "GK"] as const) {
      const found = on.find((player) => player.position === position);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** In which order those on the field kick in a shoot-out: forwards first, the goalkeeper last. */
  kickers(): Player[] {
    const order: readonly Position[] = ["FW", "MF", "DF", "GK"];
    return this.players
      .filter(({ status }) => status === "on")
      .sort((a, b) => order.indexOf(a.position) - order.indexOf(b.position));
  }

  /** Who is shown a first yellow card. */
  drawBooked(): Player | null {
    return this.#draw(isBooked, ({ yellows }) => yellows === 0);
  }

  /** Who is sent off: somebody with a yellow card, or anybody. */
  drawSentOff(booked: boolean): Player | null {
    return this.#draw(isBooked, ({ yellows }) => !booked || yellows > 0);
  }

  /** Who has to go off hurt. */
  drawHurt(): Player | null {
    return this.#draw(isHurt, () => true);
  }

  /** Who makes room for another in the course of things. */
  drawTired(): Player | null {
    return (
      this.#draw(goesOff, ({ starter }) => starter) ??
      this.#draw(goesOff, ({ position }) => position !== "GK")
    );
  }

  /** Who comes on for somebody: of his position, else of any but the goalkeepers. */
  drawReplacement(position: Position): Player | null {
    const bench = this.players.filter(({ status }) => status === "bench");
    const same = bench.filter((player) => player.position === position);
    const others = bench.filter((player) => player.position !== "GK");
    const among =
      same.length > 0 && (position === "GK" || this.#random.chance(0.75)) ? same : others;
    return among[Math.floor(this.#random.uniform() * among.length)] ?? null;
  }

  /** One off and another on. @param played minutes of the match so far */
  substitute(off: Player, on: Player, played: number): void {
    this.#substitutions += 1;
    off.status = "off";
    off.minutes = played - off.since;
    on.status = "on";
    on.since = played;
    this.#write(off, { status: "off", minutes: off.minutes });
    this.#write(on, { status: "on" });
  }

  book(player: Player): void {
    player.yellows += 1;
    this.#write(player, { yellows: player.yellows });
  }

  sendOff(player: Player, played: number): void {
    player.status = "out";
    player.reds += 1;
    player.minutes = played - player.since;
    this.#write(player, { status: "out", reds: player.reds, minutes: player.minutes });
  }

  /** Counts a goal and who made it, or with -1 takes both back. */
  score(scorer: Player | null, assistant: Player | null, change: 1 | -1): void {
    if (scorer !== null) {
      scorer.goals += change;
      this.#write(scorer, { goals: scorer.goals });
    }
    if (assistant !== null) {
      assistant.assists += change;
      this.#write(assistant, { assists: assistant.assists });
    }
  }

  /** Writes the minutes of those on the field. */
  countMinutes(played: number): void {
    for (const player of this.players) {
      if (player.status !== "on") continue;
      player.minutes = played - player.since;
      this.#write(player, { minutes: player.minutes });
    }
  }

  #write(player: Player, cells: Partial<Row<"players">>): void {
    this.#writer.player(`${this.side}.${player.number}`, cells);
  }
}
