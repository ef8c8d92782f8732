/** Reads matches.csv and events.csv: holds each record to what must be, and gathers by match. */
import { join } from "node:path";
import { eventColumns, fileNames, matchColumns, moments } from "../files/columns.ts";
import { readCsv } from "../files/read-csv.ts";
import { Rules, type Verdict } from "./verdict.ts";

export interface MatchEvent {
  readonly clock: number;
  readonly period: string;
  readonly kind: string;
  readonly side: string;
  readonly homeScore: number;
  readonly awayScore: number;
}

/** Probabilities of a home win, a draw, an away win. */
export type Chances = readonly [homeWin: number, draw: number, awayWin: number];

/** A match that is over. */
export interface PlayedMatch {
  /** Who won or went through. */
  readonly winner: "home" | "draw" | "away";
  /** How it was decided, where not in usual time; else empty. */
  readonly ending: string;
  readonly league: string;
  readonly sport: string;
  readonly match: string;
  readonly homeScore: number;
  readonly awayScore: number;
  /** Chances at the start, at half and at three quarters; null where they are not told. */
  readonly chances: readonly (Chances | null)[];
  readonly events: readonly MatchEvent[];
}

export interface MatchSample {
  readonly matches: readonly PlayedMatch[];
  readonly verdicts: readonly Verdict[];
}

const matchRules = [
  "matches: a match is told once",
  "matches: scores are whole numbers from 0 on",
  "matches: chances are 0 to 1 and sum to 1",
  "matches: who is over has all chances, and at the end certainty",
  "matches: the winner is who scored more, where that decides",
] as const;
const eventRules = [
  "events: the clock never goes back within a period",
  "events: the last tells the score of the result",
  "events: a match that is over has some",
] as const;

/** Fields of a record, in the order of the file's columns. */
type Fields = readonly string[];

/** Holds records to the rules as they come: the events of a match before the match itself. */
export class MatchGathering {
  readonly #events = new Map<string, MatchEvent[]>();
  readonly #matches: PlayedMatch[] = [];
  readonly #seen = new Set<string>();
  readonly #eventTally = new Rules("matches", eventRules);
  readonly #matchTally = new Rules("matches", matchRules);

  /** @param place where the record stands, for a person. */
  event(fields: Fields, place: string): void {
    const [match = "", , clock, period = "", kind = "", side = "", homeScore, awayScore] = fields;
    const own = this.#events.get(match) ?? [];
    this.#events.set(match, own);
    const event = {
      clock: numberOf(clock),
      period,
      kind,
      side,
      homeScore: numberOf(homeScore),
      awayScore: numberOf(awayScore),
    };
    this.#eventTally.record();
    const last = own.at(-1);
    const isForward = last?.period !== period || event.clock >= last.clock;
    this.#eventTally.hold(eventRules[0], isForward, () => place);
    own.push(event);
  }

  match(fields: Fields, place: string): void {
    const [sport = "", league = "", match = "", , , home, away, status] = fields;
    const [winner = "", ending = ""] = fields.slice(17, 19);
    const homeScore = numberOf(home);
    const awayScore = numberOf(away);
    const chances = moments.map((_, i) => chancesOf(fields.slice(8 + 3 * i, 11 + 3 * i)));
    const rule = (i: number, holds: boolean) =>
      this.#matchTally.hold(matchRules[i] ?? "", holds, () => place);
    const isOver = status === "finished";
    this.#matchTally.record();
    rule(0, !this.#seen.has(match));
    this.#seen.add(match);
    const isScore = (score: number) => Number.isInteger(score) && score >= 0;
    const isPlayed = isOver && ending !== "walkover";
    rule(1, !isPlayed || (isScore(homeScore) && isScore(awayScore)));
    rule(2, chances.every(isSound));
    rule(3, !isOver || (chances.every((told) => told !== null) && winner !== ""));
    if (!isOver || !isWinner(winner)) return;
    const decides = !["shoot-out", "retired", "walkover"].includes(ending);
    rule(4, !decides || winner === leaderOf(homeScore, awayScore));
    const events = this.#events.get(match) ?? [];
    const last = events.at(-1);
    const agrees =
      !isPlayed ||
      last === undefined ||
      (last.homeScore === homeScore && last.awayScore === awayScore);
    this.#eventTally.hold(eventRules[1], agrees, () => match);
    this.#eventTally.hold(eventRules[2], last !== undefined, () => match);
    const about = { sport, league, match, winner, ending };
    this.#matches.push({ ...about, homeScore, awayScore, chances, events });
  }

  get sample(): MatchSample {
    const verdicts = [...this.#matchTally.verdicts(), ...this.#eventTally.verdicts()];
    return { matches: this.#matches, verdicts };
  }
}

/** @throws Error where a file is not there or cannot be read. */
export async function readMatches(folder: string): Promise<MatchSample> {
  const gathering = new MatchGathering();
  for await (const { line, fields } of readCsv(join(folder, fileNames.events), eventColumns)) {
    gathering.event(fields, `in line ${line}`);
  }
  for await (const { line, fields } of readCsv(join(folder, fileNames.matches), matchColumns)) {
    gathering.match(fields, `in line ${line}`);
  }
  return gathering.sample;
}

function isWinner(text: string): text is PlayedMatch["winner"] {
  return text === "home" || text === "draw" || text === "away";
}

function leaderOf(home: number, away: number): PlayedMatch["winner"] {
  return home > away ? "home" : home < away ? "away" : "draw";
}

function numberOf(field: string | undefined): number {
  return field === undefined || field === "" ? Number.NaN : Number(field);
}

function chancesOf(fields: readonly string[]): Chances | null {
  const [homeWin = "", draw = "", awayWin = ""] = fields;
  if (homeWin === "" && awayWin === "") return null;
  // Where there are no draws, none may be told.
  return [Number(homeWin), Number(draw), Number(awayWin)];
}

function isSound(chances: Chances | null): boolean {
  if (chances === null) return true;
  const sum = chances.reduce((total, p) => total + p, 0);
  return chances.every((p) => p >= 0 && p <= 1) && Math.abs(sum - 1) < 1e-9;
}
