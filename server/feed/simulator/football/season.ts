/** Reads a football season as openfootball's football.json has it: fixtures with scores, if played. */
import { startOfUkTime } from "./uk-time.ts";

/** A pair of goals, the home side's first. */
export type Goals = readonly [home: number, away: number];

export interface Fixture {
  readonly round: string;
  readonly home: string;
  readonly away: string;
  /** ms since the epoch. */
  readonly kickoff: number;
  /** Null where the match has not been played. */
  readonly fullTime: Goals | null;
  /** Null where it is not known. */
  readonly halfTime: Goals | null;
}

/** @throws Error that names the file, the line, what is wrong there and what would be right. */
export function parseSeason(text: string, file: string): Fixture[] {
  const matches = (readJson(text, file) as { matches?: unknown } | null)?.matches;
  if (!Array.isArray(matches) || matches.length === 0) {
    throw new Error(`${file}:1: it must be an object with a list "matches" that is not empty`);
  }
  const seen = new Set<string>();
  return matches.map((match: unknown, index) => {
    const fail = (what: string): never => {
      throw new Error(`${file}:${lineOfMatch(text, index)}: match ${index + 1}: ${what}`);
    };
    const fixture = readFixture(match, fail);
    const pair = `${fixture.home} against ${fixture.away}`;
    if (seen.has(pair)) fail(`${pair} is here a second time; each must meet at home once`);
    seen.add(pair);
    return fixture;
  });
}

type Fail = (what: string) => never;

function readFixture(match: unknown, fail: Fail): Fixture {
  if (typeof match !== "object" || match === null) fail("it must be an object");
  const fields = match as Record<string, unknown>;
  const word = (name: string): string => {
    const value = fields[name];
    return typeof value === "string" && value !== ""
      ? value
      : fail(`"${name}" must be a text, such as "Matchday 1" for "round"`);
  };
  const home = shortName(word("team1"));
  const away = shortName(word("team2"));
  if (home === away) fail(`${home} cannot play itself`);
  const time = fields.time === undefined ? "15:00" : word("time");
  const kickoff = startOfUkTime(word("date"), time);
  if (kickoff === null) {
    fail(
      `"date" and "time" must be such as "2025-08-15" and "20:00", not "${fields.date}", "${time}"`,
    );
  }
  const score = (fields.score ?? {}) as Record<string, unknown>;
  const fullTime = readGoals(score.ft, "score.ft", fail);
  const halfTime = readGoals(score.ht, "score.ht", fail);
  if (fullTime && halfTime && (halfTime[0] > fullTime[0] || halfTime[1] > fullTime[1])) {
    fail("a side has more goals at half-time than at full time");
  }
  return { round: word("round"), home, away, kickoff: kickoff ?? 0, fullTime, halfTime };
}

function readGoals(value: unknown, name: string, fail: Fail): Goals | null {
  if (value === undefined) return null;
  const whole = (goals: unknown): goals is number => Number.isInteger(goals) && Number(goals) >= 0;
  if (!Array.isArray(value) || value.length !== 2) fail(`"${name}" must be two numbers`);
  const [home, away] = value as unknown[];
  return whole(home) && whole(away) ? [home, away] : fail(`"${name}" must be two whole numbers`);
}

/** A club's name as people say it: without the words for "football club". */
function shortName(name: string): string {
  return name.replace(/ (A?FC)$/, "").replace(/^AFC /, "");
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/.exec(cause)?.[1] ?? text.length);
    const line = text.slice(0, position).split("\n").length;
    throw new Error(`${file}:${line}: it is not JSON: ${cause}`);
  }
}

/** The line on which the n-th object inside the outermost list begins. */
function lineOfMatch(text: string, index: number): number {
  let line = 1;
  let depth = 0;
  let found = -1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      // Past the text, since it may hold brackets.
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    } else if (character === "\n") line += 1;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth === 3) found += 1;
      if (found === index) return line;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return line;
}
