/** What a match shows: writes its row, its events and its probabilities. */
import type {
  EventKind,
  MatchPeriod,
  PeriodScore,
  Row,
  TeamSide,
} from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import type { Score } from "./score.ts";

const periods: readonly MatchPeriod[] = ["S1", "S2", "S3", "S4", "S5"];

/**
 * Points of the probability series beside those after each game, of which a match has 65 at most:
 * a game may go on for ever, a table must not.
 */
const extraPointsMax = 200;

/** Time since the first point, as scoreboards have it: 1:07. */
function elapsedText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A set as it is written: `6–4`, `7–6 (4)`, by the side that is named first. */
export function setText([home, away, tieBreak]: PeriodScore, side: TeamSide = "home"): string {
  const games = side === "home" ? `${home}–${away}` : `${away}–${home}`;
  return tieBreak === undefined ? games : `${games} (${tieBreak})`;
}

export class Scoresheet {
  readonly #writer: MatchWriter;
  /** ms since the epoch of the simulation's start. */
  readonly #epoch: number;
  readonly #score: Score;
  #beganAt = 0;
  #extraPoints = 0;
  /** What the row shows, so that only what changes is written. */
  #shown: Partial<Row<"matches">> = {};

  constructor(writer: MatchWriter, score: Score, epoch: number) {
    this.#writer = writer;
    this.#score = score;
    this.#epoch = epoch;
  }

  /** Shows the first point about to be played. Times are ms since the simulation's start. */
  begin(at: number): void {
    this.#beganAt = at;
    this.#set(at, { status: "live" });
    this.games(at);
  }

  /** Shows the points as they stand. */
  points(at: number): void {
    this.#set(at, this.#playCells(at));
  }

  /** Shows games and sets as well. */
  games(at: number): void {
    const { sets, line } = this.#score;
    this.#set(at, {
      homeScore: sets.home,
      awayScore: sets.away,
      period: periods[line.length - 1] ?? null,
      line,
      ...this.#playCells(at),
    });
  }

  /** Shows that it is over. */
  end(at: number, ending: Row<"matches">["ending"]): void {
    const over = { server: null, homePoints: null, awayPoints: null };
    const clock = ending === "walkover" ? "" : elapsedText(at - this.#beganAt);
    this.#set(at, { ...over, status: "finished", ending, clock });
  }

  event(
    at: number,
    kind: EventKind,
    side: TeamSide | null,
    player: string | null,
    text: string,
  ): void {
    const { clock = "", period = null, homeScore = null, awayScore = null } = this.#shown;
    const score = { homeScore, awayScore };
    this.#writer.event({
      clock,
      period,
      kind,
      side,
      player,
      other: null,
      text,
      ...score,
      time: this.#epoch + at,
    });
  }

  /** @param extra whether it may be left out where there are many */
  probability(homeWin: number, extra: boolean): void {
    if (extra) {
      if (this.#extraPoints === extraPointsMax) return;
      this.#extraPoints += 1;
    }
    this.#writer.probability(this.#shown.clock ?? "", homeWin, 0, 1 - homeWin);
  }

  #playCells(at: number): Partial<Row<"matches">> {
    const score = this.#score;
    return {
      clock: elapsedText(at - this.#beganAt),
      server: score.server,
      homePoints: score.called("home"),
      awayPoints: score.called("away"),
    };
  }

  #set(at: number, cells: Partial<Row<"matches">>): void {
    const known = this.#shown;
    const changed = Object.entries(cells).filter(
      ([name, value]) => known[name as keyof typeof known] !== value,
    );
    const news = Object.fromEntries(changed) as Partial<Row<"matches">>;
    this.#shown = { ...known, ...news };
    this.#writer.set({ ...news, time: this.#epoch + at });
  }
}
