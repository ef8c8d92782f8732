/** One tennis match, from its first serve to its last point, in steps of a point each. */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import { Outlook } from "./outlook.ts";
import type { Pairing } from "./players.ts";
import { type Ended, otherSide, Score } from "./score.ts";
import { Scoresheet, setText } from "./scoresheet.ts";
import { type Point, playPoint } from "./serve.ts";
import { Statistics } from "./statistics.ts";

export interface MatchOptions {
  readonly writer: MatchWriter;
  readonly home: string;
  readonly away: string;
  readonly pairing: Pairing;
  /** P(one of the two does not come out for it). */
  readonly walkover?: number;
  readonly random: Random;
  /** ms since the simulation's start. */
  readonly startAt: number;
  /** ms since the epoch of the simulation's start. */
  readonly epoch: number;
}

export type Phase = "before" | "playing" | "over";

/** ms between points, and the mean and shape of how long a point is played with its faults. */
const betweenPoints = 25_000;
const pointMean = 8000;
const pointShape = 2.5;
/** ms from a game's last point to the next game's first serve: where ends change, where not. */
const changeover = 90_000;
const noChangeover = 30_000;
const setBreak = 120_000;
/** ms more at the changes of ends in a tie-break, every six points. */
const tieBreakEnds = 15_000;

/** Of a player's aces each fifth is told; and of match points saved so many a match. */
const acesTold = 5;
const savesTold = 8;

const ordinals: readonly string[] = ["fifth", "10th", "15th", "20th", "25th", "30th", "35th"];

export class TennisMatch {
  readonly options: MatchOptions;
  readonly outlook: Outlook;
  readonly statistics: Statistics;
  #score: Score;
  #sheet: Scoresheet;
  #phase: Phase = "before";
  #nextAt: number;
  #winner: TeamSide | null = null;
  /** Whether the game about to begin must first be seen to begin: somebody may give up. */
  #gameToCome = false;
  #saves = 0;

  constructor(options: MatchOptions) {
    this.options = options;
    this.outlook = new Outlook(options.pairing);
    this.statistics = new Statistics(options.writer);
    this.#score = new Score(options.pairing.bestOf, "home");
    this.#sheet = new Scoresheet(options.writer, this.#score, options.epoch);
    this.#nextAt = options.startAt;
  }

  /** When the next step is due, ms since the simulation's start; Infinity when it is over. */
  get nextAt(): number {
    return this.#nextAt;
  }

  get phase(): Phase {
    return this.#phase;
  }

  get score(): Score {
    return this.#score;
  }

  /** Who won: also of one that was not played to its end. */
  get winner(): TeamSide | null {
    return this.#winner;
  }

  /** P(home wins) as of now. */
  get homeWin(): number {
    if (this.#winner !== null) return this.#winner === "home" ? 1 : 0;
    if (this.#phase !== "before") return this.outlook.at(this.#score);
    const { walkover = 0 } = this.options;
    return walkover / 2 + (1 - walkover) * this.outlook.before;
  }

  /** Puts the start off; only before it. */
  delay(startAt: number): void {
    if (this.#phase === "before") this.#nextAt = startAt;
  }

  /** Begins, plays a point, or ends where a player gives up. */
  step(): void {
    const at = this.#nextAt;
    if (this.#phase === "before") this.#begin(at);
    else if (this.#phase === "playing" && !this.#retires(at)) this.#play(at);
  }

  #begin(at: number): void {
    const { random, pairing, writer, epoch, walkover = 0 } = this.options;
    const first: TeamSide = random.chance(0.5) ? "home" : "away";
    if (random.chance(walkover)) {
      this.#giveUp(at, first, "walkover");
      return;
    }
    this.#score = new Score(pairing.bestOf, first);
    this.#sheet = new Scoresheet(writer, this.#score, epoch);
    this.#phase = "playing";
    this.#sheet.begin(at);
    this.statistics.write();
    this.#sheet.event(at, "kickoff", first, this.#name(first), `${this.#name(first)} to serve`);
    this.#sheet.probability(this.homeWin, false);
    this.#nextAt = at + this.#pointTime();
  }

  /** Whether a player gives up instead of beginning the next game. */
  #retires(at: number): boolean {
    if (!this.#gameToCome) return false;
    this.#gameToCome = false;
    const { random, pairing } = this.options;
    const drawn = random.uniform();
    if (drawn >= 2 * pairing.retires) return false;
    this.#giveUp(at, drawn < pairing.retires ? "home" : "away", "retired");
    return true;
  }

  #giveUp(at: number, side: TeamSide, ending: "retired" | "walkover"): void {
    this.#phase = "over";
    this.#nextAt = Infinity;
    this.#winner = otherSide(side);
    const [name, other] = [this.#name(side), this.#name(this.#winner)];
    this.#sheet.end(at, ending);
    if (ending === "walkover") {
      const text = `${name} withdraws before the match: ${other} goes through by a walkover`;
      this.#sheet.event(at, "retirement", side, name, text);
    } else {
      this.#sheet.event(at, "retirement", side, name, `${name} retires`);
      this.#sheet.event(at, "full-time", this.#winner, other, `${other} wins, ${name} retired`);
    }
    this.#sheet.probability(this.homeWin, false);
  }

  #play(at: number): void {
    const { random, pairing } = this.options;
    const score = this.#score;
    const { server } = score;
    const point = playPoint(pairing.serves[server], random);
    const winner = point.served ? server : otherSide(server);
    const breakPoint = score.breakPoint;
    const saved = score.wouldEnd(otherSide(winner)) === "match";
    const inTieBreak = score.tieBreak;
    const setsDone = score.sets.home + score.sets.away;
    this.statistics.count(server, point, breakPoint);
    const ended = score.point(winner);
    if (ended === "point") this.#sheet.points(at);
    else this.#sheet.games(at);
    this.#tellServe(at, server, point, ended);
    if (saved) this.#tellSave(at, winner);
    if (ended === "point") {
      const tense = score.breakPoint || breakPoint || (inTieBreak && !point.served);
      if (tense || this.#atStake) this.#sheet.probability(this.homeWin, true);
      this.#nextAt = at + this.#pointTime() + this.#tieBreakPause();
      return;
    }
    this.statistics.write();
    if (winner !== server && !inTieBreak) this.#tellBreak(at, winner, ended, setsDone);
    if (ended === "set" || ended === "match") this.#tellSet(at, winner, setsDone);
    if (ended === "match") {
      this.#end(at, winner);
      return;
    }
    if (score.tieBreak) {
      this.#sheet.event(at, "period", null, null, `Tie-break in set ${setsDone + 1}`);
    }
    this.#sheet.probability(this.homeWin, false);
    this.#gameToCome = true;
    this.#nextAt = at + this.#pause(ended) + this.#rally();
  }

  /** Whether the next point may end a set or the match. */
  get #atStake(): boolean {
    const biggest = (side: TeamSide) => this.#score.wouldEnd(side);
    return [biggest("home"), biggest("away")].some((end) => end === "set" || end === "match");
  }

  #end(at: number, winner: TeamSide): void {
    this.#phase = "over";
    this.#nextAt = Infinity;
    this.#winner = winner;
    this.#sheet.end(at, null);
    const sets = this.#score.line.map((set) => setText(set, winner)).join(" ");
    const name = this.#name(winner);
    this.#sheet.event(at, "full-time", winner, name, `${name} wins ${sets}`);
    this.#sheet.probability(this.homeWin, false);
  }

  #tellServe(at: number, server: TeamSide, point: Point, ended: Ended): void {
    const name = this.#name(server);
    if (point.doubleFault && ended !== "point") {
      this.#sheet.event(at, "double-fault", server, name, `Double fault by ${name}`);
    }
    const { aces } = this.statistics.of(server);
    if (point.ace && aces % acesTold === 0) {
      const which = ordinals[aces / acesTold - 1] ?? `${aces}th`;
      this.#sheet.event(at, "ace", server, name, `Ace by ${name}, the ${which}`);
    }
  }

  #tellSave(at: number, side: TeamSide): void {
    this.#saves += 1;
    if (this.#saves > savesTold) return;
    const name = this.#name(side);
    this.#sheet.event(at, "point", side, name, `${name} saves a match point`);
  }

  #tellBreak(at: number, side: TeamSide, ended: Ended, setsDone: number): void {
    const set = this.#score.line[setsDone];
    const text = set === undefined ? "" : setText(set, side);
    const how = ended === "game" ? `: ${text}` : ` and takes the set`;
    const name = this.#name(side);
    this.#sheet.event(at, "break", side, name, `${name} breaks${how}`);
  }

  #tellSet(at: number, side: TeamSide, setsDone: number): void {
    const set = this.#score.line[setsDone];
    if (set === undefined) return;
    const name = this.#name(side);
    this.#sheet.event(
      at,
      "set",
      side,
      name,
      `Set ${setsDone + 1} to ${name}, ${setText(set, side)}`,
    );
  }

  #name(side: TeamSide): string {
    return this.options[side];
  }

  #rally(): number {
    return Math.round(pointMean * this.options.random.gamma(pointShape));
  }

  #pointTime(): number {
    return betweenPoints + this.#rally();
  }

  #tieBreakPause(): number {
    const { tieBreak, points } = this.#score;
    return tieBreak && (points.home + points.away) % 6 === 0 ? tieBreakEnds : 0;
  }

  /** From a game's end: ends change after odd games, without a rest after a set's first. */
  #pause(ended: Ended): number {
    if (ended === "set") return setBreak;
    const { home, away } = this.#score.games;
    const games = home + away;
    return games > 1 && games % 2 === 1 ? changeover : noChangeover;
  }
}
