/** Chances by laws that are too simple: they fail the checks that the published ones pass. */
import { expect, test } from "vitest";
import { playMatch } from "../../../../server/feed/simulator/football/play-match.ts";
import { judgeForecasts } from "../../../../server/simulate/checks/forecast-checks.ts";
import type { Chances, PlayedMatch } from "../../../../server/simulate/checks/match-sample.ts";
import { MemorySink } from "../../../../server/simulate/checks/memory-sink.ts";
import { sportNulls, toldBy } from "../../../../server/simulate/checks/sport-nulls.ts";
import type { Verdict } from "../../../../server/simulate/checks/verdict.ts";
import { scores } from "../basketball/sample.ts";

const failed = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ verdict }) => verdict === "fail").map(({ statistic }) => statistic);

function nullOf(name: string) {
  const found = sportNulls.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** An event of a score, where only the lead matters. */
const event = (period: string, lead: number) => ({
  clock: 0,
  period,
  kind: "",
  side: "",
  homeScore: 100 + lead,
  awayScore: 100,
});

const about = { ending: "", league: "", homeScore: 0, awayScore: 0 };

// In 1,200 games Stern's z is about 7, that of a correct law above 4.42 once in 100,000.
test("of basketball the published chances pass, and Stern's fail where there is a lead", () => {
  const games = scores("nulls", 1200).map(({ leads, chances, won }, i): PlayedMatch => {
    const told = chances.map((home): Chances => [home, 0, 1 - home]);
    const events = [event("Q2", leads[1] ?? 0), event("Q3", leads[2] ?? 0)];
    const winner = won === 1 ? "home" : "away";
    return { ...about, sport: "basketball", match: `${i}`, winner, chances: told, events };
  });
  expect(failed(judgeForecasts("basketball", games, false))).toEqual([]);
  const stern = games.map((game) => toldBy(nullOf("stern"), game));
  expect(failed(judgeForecasts("basketball", stern, false))).toEqual([
    "Spiegelhalter's z at half, home win",
    "Brier's score at half",
    "Spiegelhalter's z at three quarters, home win",
    "Brier's score at three quarters",
  ]);
});

// How much the score is worth grows with the goals, so these matches have many. In 4,000 the largest z
// of independent goals is 9 in the mean with a deviation of 1: one set in 100,000 would let them pass.
test("of football the published chances pass, and those of independent goals fail", () => {
  const sink = new MemorySink();
  sink.opened();
  const [home, away] = ["Home", "Away"];
  const means = { home: 2.4, away: 2 };
  for (let i = 0; i < 4000; i += 1) {
    const row = { sport: "football", league: "", home, away, status: "scheduled" } as const;
    playMatch({ seed: "nulls", name: `${i}`, home, away, means }, sink.match(`${i}`, row));
    sink.settle();
  }
  const { matches } = sink.matches.sample;
  expect(matches).toHaveLength(4000);
  expect(failed(judgeForecasts("football", matches, true))).toEqual([]);
  const independent = matches.map((match) => toldBy(nullOf("independent"), match));
  expect(failed(judgeForecasts("football", independent, true))).toEqual(
    expect.arrayContaining([
      "Spiegelhalter's z at three quarters, home win",
      "Brier's score at three quarters",
    ]),
  );
}, 60_000);

test("independent goals begin from the published chances, and knock-outs are left alone", () => {
  const start: Chances = [0.45, 0.26, 0.29];
  const match = (chances: Chances, lead: number): PlayedMatch => ({
    ...about,
    sport: "football",
    match: "",
    winner: "home",
    chances: [chances, chances, chances],
    events: [event("1H", lead)],
  });
  const tell = (chances: Chances, lead: number) =>
    toldBy(nullOf("independent"), match(chances, lead)).chances;
  const [before, half, late] = tell(start, 0);
  expect(before).toEqual(start);
  // Of a level score less time makes a draw more probable, and the better side stays the better one.
  expect(half?.[1]).toBeGreaterThan(0.3);
  expect(late?.[1]).toBeGreaterThan(half?.[1] ?? 1);
  expect(half?.[0]).toBeGreaterThan(half?.[2] ?? 1);
  expect(tell(start, 2)[1]?.[0]).toBeGreaterThan(0.85);
  expect(tell([0.6, 0, 0.4], 1)).toEqual([
    [0.6, 0, 0.4],
    [0.6, 0, 0.4],
    [0.6, 0, 0.4],
  ]);
});
