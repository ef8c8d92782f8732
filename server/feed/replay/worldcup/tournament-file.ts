/**
 * Reads a tournament in openfootball's JSON: matches with their score, and every goal with scorer
 * and minute. Everything is checked here, goals against scores too, so that what is played ends
 * with the result that the file has.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { refuse } from "../recording.ts";
import { type Minute, readMinute } from "./minute.ts";

/** Home and away. */
export type Pair = readonly [home: number, away: number];

export interface Goal {
  readonly at: Minute;
  /** For whom it counts: an own goal is listed with the team that gained by it. */
  readonly side: TeamSide;
  readonly player: string;
  readonly kind: "goal" | "penalty" | "own-goal";
}

export interface Fixture {
  /** The file's number of the match, or its place in the file, from 1. */
  readonly number: number;
  readonly round: string;
  /** `Group A`, or null in a knock-out round. */
  readonly group: string | null;
  readonly home: string;
  readonly away: string;
  readonly venue: string | null;
  /** ms since the epoch. */
  readonly kickOff: number;
  /** null for a match that the file has no result of: it stays scheduled. */
  readonly result: Result | null;
}

export interface Result {
  /** The home side's first, also within a minute, since the file does not tell. */
  readonly goals: readonly Goal[];
  /** After 90 minutes. */
  readonly full: Pair;
  /** After extra time; null where there was none. */
  readonly extra: Pair | null;
  /** Of the shoot-out; null where there was none. */
  readonly shootout: Pair | null;
}

export interface Tournament {
  readonly name: string;
  readonly fixtures: readonly Fixture[];
  readonly remarks: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Where kick-off times have no zone they are the host's; ms to take off. */
const hostZones: Readonly<Record<string, number>> = { "World Cup 2022": 3 * 3_600_000 };

/**
 * Checks and completes a parsed file.
 * @throws Error that names the file, the match, the field and the cause.
 */
export function readTournament(parsed: Fields, file: string): Tournament {
  const { name, matches } = parsed;
  if (typeof name !== "string" || !/[a-z0-9]/i.test(name)) {
    return refuse(file, `field "name"`, "must be the tournament's name");
  }
  if (!Array.isArray(matches) || matches.length === 0) {
    return refuse(file, `field "matches"`, "must be an array of matches");
  }
  const remarks: string[] = [];
  const numbers = new Set<number>();
  const fixtures = matches.map((match: unknown, index) => {
    const reader = new FixtureReader(match, `${file} match ${index + 1}`);
    const fixture = reader.read(index + 1, hostZones[name] ?? 0);
    if (numbers.has(fixture.number)) reader.fail("num", `${fixture.number} is there already`);
    numbers.add(fixture.number);
    if (reader.remark !== "") remarks.push(reader.remark);
    return fixture;
  });
  return { name, fixtures, remarks };
}

class FixtureReader {
  remark = "";
  readonly #match: Fields;
  readonly #place: string;

  constructor(match: unknown, place: string) {
    this.#place = place;
    if (!isFields(match)) throw new Error(`${place}: must be an object`);
    this.#match = match;
    this.#place = `${place} (${match.team1} – ${match.team2})`;
  }

  fail(field: string, cause: string): never {
    throw new Error(`${this.#place} field "${field}": ${cause}`);
  }

  read(place: number, zone: number): Fixture {
    const match = this.#match;
    const number = match.num ?? place;
    if (typeof number !== "number" || !Number.isInteger(number) || number < 1) {
      return this.fail("num", "must be a whole number from 1");
    }
    return {
      number,
      round: this.#text("round"),
      group: match.group === undefined ? null : this.#text("group"),
      home: this.#text("team1"),
      away: this.#text("team2"),
      venue: match.ground === undefined ? null : this.#text("ground"),
      kickOff: this.#kickOff(zone),
      result: match.score === undefined ? null : this.#result(match.score),
    };
  }

  #text(field: string): string {
    const value = this.#match[field];
    if (typeof value === "string" && value !== "") return value;
    return this.fail(field, `must be a text, not ${JSON.stringify(value)}`);
  }

  /** `2026-06-11` and `13:00 UTC-6`, or `13:00` in the zone of the host. */
  #kickOff(zone: number): number {
    const date = this.#text("date");
    const time = this.#text("time");
    const parts = /^(\d\d):(\d\d)(?: UTC([+-]\d{1,2})(?::(\d\d))?)?$/.exec(time);
    if (parts === null) this.fail("time", `must be as "19:00" or "15:00 UTC-4", not "${time}"`);
    const [, hour = "", minute = "", offset, offsetMinutes = "0"] = parts;
    const local = Date.parse(`${date}T${hour}:${minute}:00Z`);
    if (Number.isNaN(local)) this.fail("date", `${date} ${hour}:${minute} is no day and time`);
    if (offset === undefined) return local - zone;
    const sign = offset.startsWith("-") ? -1 : 1;
    return local - (Number(offset) * 60 + sign * Number(offsetMinutes)) * 60_000;
  }

  #result(score: unknown): Result {
    if (!isFields(score)) return this.fail("score", "must be an object");
    const pair = (field: string): Pair | null => {
      const value = score[field];
      if (value === undefined) return null;
      const [home, away, ...rest]: unknown[] = Array.isArray(value) ? value : [];
      if (isCount(home) && isCount(away) && rest.length === 0) return [home, away];
      return this.fail(`score.${field}`, "must be two whole numbers, such as [2, 1]");
    };
    const full = pair("ft") ?? this.fail("score.ft", "is missing");
    const shootout = pair("p");
    // A file may leave the score after extra time out where a shoot-out followed.
    const extra = pair("et") ?? (shootout === null ? null : full);
    const goals = [
      ...this.#goals("goals1", "home", extra !== null),
      ...this.#goals("goals2", "away", extra !== null),
    ];
    this.#mustAgree("ft", full, count(goals, ["1H", "2H"]));
    if (extra !== null) this.#mustAgree("et", extra, count(goals, ["1H", "2H", "ET1", "ET2"]));
    const half = pair("ht");
    const counted = count(goals, ["1H"]);
    if (half !== null && !same(half, counted)) {
      this.remark = `${this.#place}: half-time was ${show(half)} by score.ht, ${show(counted)} by the goals, which are played`;
    }
    if (shootout !== null && shootout[0] === shootout[1]) this.fail("score.p", "has no winner");
    return { goals, full, extra, shootout };
  }

  #mustAgree(field: string, score: Pair, goals: Pair): void {
    if (same(score, goals)) return;
    this.fail(`score.${field}`, `is ${show(score)}, but the goals make ${show(goals)}`);
  }

  #goals(field: string, side: TeamSide, extraTime: boolean): Goal[] {
    const list = this.#match[field] ?? [];
    if (!Array.isArray(list)) return this.fail(field, "must be an array of goals");
    return list.map((goal: unknown, index) => {
      const place = `${field}[${index}]`;
      if (!isFields(goal)) return this.fail(place, "must be an object");
      const { name, minute, offset, penalty, owngoal } = goal;
      if (typeof name !== "string" || name === "") {
        return this.fail(`${place}.name`, "must be the scorer's name");
      }
      const at = readMinute(minute, offset, extraTime);
      if (at === null) {
        const expected = `a minute such as 37 or "45+2"`;
        return this.fail(`${place}.minute`, `must be ${expected}, not ${JSON.stringify(minute)}`);
      }
      const kind = owngoal === true ? "own-goal" : penalty === true ? "penalty" : "goal";
      return { at, side, player: name, kind };
    });
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;

const same = (a: Pair, b: Pair) => a[0] === b[0] && a[1] === b[1];
const show = ([home, away]: Pair) => `${home}–${away}`;

function count(goals: readonly Goal[], within: readonly string[]): Pair {
  const counted = goals.filter(({ at }) => within.includes(at.half));
  const home = counted.filter(({ side }) => side === "home").length;
  return [home, counted.length - home];
}
