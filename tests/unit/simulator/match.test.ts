import { beforeAll, expect, test } from "vitest";
import { Match } from "../../../server/feed/simulator/football/match.ts";
import { Outlook } from "../../../server/feed/simulator/football/outlook.ts";
import { doubleRoundRobin } from "../../../server/feed/simulator/football/programme.ts";
import {
  type Scoring,
  scoringChance,
  usualScoring,
} from "../../../server/feed/simulator/football/scoring.ts";
import { fitStrengths } from "../../../server/feed/simulator/football/strengths.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { fixtures, mean, TestMatch, zMax } from "./support.ts";

interface Played {
  readonly match: Match;
  readonly writer: TestMatch;
  /** Probabilities of a home win, a draw, an away win: before, at half-time, after 75 minutes. */
  readonly before: readonly number[];
  readonly halfTime: readonly number[];
  readonly late: readonly number[];
  readonly result: readonly number[];
  readonly firstHalfGoals: number;
}

const seasons = 6;

/** Plays whole seasons between the teams of the Premier League, without a market in sight. */
function play(seed: string, scoring: Scoring = usualScoring): Played[] {
  const {
    teams,
    home: atHome,
    away: visiting,
  } = fitStrengths(
    fixtures.flatMap(({ home, away, fullTime }) =>
      fullTime === null ? [] : [{ home, away, goals: fullTime }],
    ),
  );
  const strength = (name: string) => teams.get(name) ?? { attack: 1, defence: 1 };
  return Array.from({ length: seasons }, (_, season) =>
    doubleRoundRobin([...teams.keys()]).map(({ home, away }) => {
      const writer = new TestMatch();
      const match = new Match({
        writer,
        home,
        away,
        means: {
          home: atHome * strength(home).attack * strength(away).defence,
          away: visiting * strength(away).attack * strength(home).defence,
        },
        random: new Random(seed, `${season} ${home} ${away}`),
        kickoff: 0,
        epoch: 0,
        scoring,
      });
      const { homeWin, draw, awayWin } = match.outcome;
      let firstHalfGoals = 0;
      while (match.phase !== "FT") {
        match.step();
        if (match.phase === "HT") firstHalfGoals = match.score[0] + match.score[1];
      }
      const at = (clock: string) =>
        writer.points.filter(([shown]) => shown === clock)[0]?.slice(1) as number[];
      const [h, a] = match.score;
      return {
        match,
        writer,
        before: [homeWin, draw, awayWin],
        halfTime: at("HT"),
        late: at("75'"),
        result: [+(h > a), +(h === a), +(h < a)],
        firstHalfGoals,
      };
    }),
  ).flat();
}

let played: Played[] = [];
beforeAll(() => {
  played = play("matches");
}, 60_000);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const goals = ({ match }: Played) => match.score[0] + match.score[1];

test("goals fall as often as the law says they must", () => {
  const z = (scored: number) => {
    const expected = sum(played.map(({ match }) => match.expectation.goals));
    const variance = sum(played.map(({ match }) => match.expectation.variance));
    return (scored - expected) / Math.sqrt(variance);
  };
  expect(Math.abs(z(sum(played.map(goals))))).toBeLessThan(zMax);
  // The test sees what is wrong: a tenth more goals than the law has.
  expect(Math.abs(z(sum(played.map(goals)) * 1.1))).toBeGreaterThan(zMax);
});

const isGoal = ({ kind }: { kind: string | null }) =>
  kind === "goal" || kind === "penalty" || kind === "own-goal";

test("probabilities are probabilities at every update, and certain at the end", () => {
  for (const { writer, result } of played) {
    for (const [clock, ...outcome] of writer.points) {
      const bad =
        Math.abs(sum(outcome) - 1) > 1e-9 || outcome.some((p) => !(p >= 0 && p <= 1)) || !clock;
      if (bad) expect.fail(`${outcome} at ${clock}`);
    }
    expect(writer.points.at(-1)).toEqual(["FT", ...result]);
  }
});

/** Spiegelhalter's z of forecasts of one thing each: a standard normal where they are calibrated. */
function spiegelhalter(forecasts: readonly number[], outcomes: readonly number[]): number {
  const parts = forecasts.map((p, i) => ((outcomes[i] ?? 0) - p) * (1 - 2 * p));
  const variance = forecasts.map((p) => (1 - 2 * p) ** 2 * p * (1 - p));
  return sum(parts) / Math.sqrt(sum(variance));
}

function bias(forecasts: readonly number[], outcomes: readonly number[]): number {
  const parts = forecasts.map((p, i) => (outcomes[i] ?? 0) - p);
  return sum(parts) / Math.sqrt(sum(forecasts.map((p) => p * (1 - p))));
}

test.each(["before", "halfTime", "late"] as const)("forecasts are calibrated: %s", (moment) => {
  // Nine forecasts of two statistics each: false alarms 2e-4, and a little for what the law
  // leaves out (cards to come, goals under review).
  for (const what of [0, 1, 2]) {
    const forecasts = played.map((one) => one[moment][what] ?? 0);
    const outcomes = played.map((one) => one.result[what] ?? 0);
    expect(Math.abs(spiegelhalter(forecasts, outcomes))).toBeLessThan(zMax);
    expect(Math.abs(bias(forecasts, outcomes))).toBeLessThan(zMax);
  }
  // The test sees what is wrong: forecasts that are too sure of themselves.
  const tooSure = played.map((one) => {
    const p = one[moment][0] ?? 0;
    return p ** 2 / (p ** 2 + (1 - p) ** 2);
  });
  const homeWins = played.map((one) => one.result[0] ?? 0);
  expect(Math.abs(spiegelhalter(tooSure, homeWins))).toBeGreaterThan(zMax);
});

test("a forecast is not expected to move", () => {
  const moves = (from: "before" | "halfTime", to: "halfTime" | "late" | "result") => {
    const steps = played.map((one) => (one[to][0] ?? 0) - (one[from][0] ?? 0));
    const spread = Math.sqrt(mean(steps.map((step) => step ** 2)));
    return (mean(steps) / spread) * Math.sqrt(steps.length);
  };
  expect(Math.abs(moves("before", "halfTime"))).toBeLessThan(zMax);
  expect(Math.abs(moves("halfTime", "late"))).toBeLessThan(zMax);
  expect(Math.abs(moves("halfTime", "result"))).toBeLessThan(zMax);
});

test("a match looks like those of the large leagues", () => {
  const n = played.length;
  const near = (value: number, target: number, spread: number, slack: number) =>
    expect(Math.abs(value - target)).toBeLessThan((zMax * spread) / Math.sqrt(n) + slack);
  const total = (id: string) =>
    mean(played.map(({ writer }) => sum(writer.stats.get(id) ?? [Number.NaN])));
  // Slack: 3 % of the target, since these are properties of leagues and not of our law.
  near(total("yellows"), 3.47, Math.sqrt(3.47), 0.02);
  near(total("corners"), 9.83, Math.sqrt(9.83 * 1.6), 0.02);
  near(total("fouls"), 21.5, Math.sqrt(21.5 * 1.3), 0.02);
  near(total("shots"), 25, Math.sqrt(25 * 2), 0.75);
  near(total("on-target"), 8.8, Math.sqrt(8.8 * 1.4), 0.3);
  near(total("reds"), 0.12, Math.sqrt(0.12), 0.01);
  near(mean(played.map(({ result }) => result[1] ?? 0)), 0.251, Math.sqrt(0.251 * 0.749), 0.01);
  near(mean(played.map(goals)), 2.8, Math.sqrt(2.8), 0.1);
  const firstHalf = sum(played.map((one) => one.firstHalfGoals)) / sum(played.map(goals));
  expect(Math.abs(firstHalf - 0.44)).toBeLessThan(0.03);
});

test("row, events and statistics agree", () => {
  let cancelled = 0;
  for (const { match, writer, firstHalfGoals } of played) {
    const [home, away] = match.score;
    const { row, events, stats } = writer;
    expect([row.homeScore, row.awayScore]).toEqual([home, away]);
    expect(row.line).toHaveLength(2);
    expect(sum((row.line ?? []).flat())).toBe(home + away);
    expect(sum(row.line?.[0] ?? [])).toBe(firstHalfGoals);
    expect(row).toMatchObject({ status: "finished", period: "FT", clock: "FT" });
    expect(events[0]).toMatchObject({ kind: "kickoff", clock: "1'", homeScore: 0, awayScore: 0 });
    expect(events.at(-1)).toMatchObject({ kind: "full-time", homeScore: home, awayScore: away });
    const back = events.filter(({ kind }) => kind === "goal-cancelled").length;
    cancelled += back;
    expect(events.filter(isGoal).length - back).toBe(home + away);
    // Scores in events go by one at a time, times never back.
    events.reduce((one, other) => {
      const change = sum([
        other.homeScore ?? 0,
        other.awayScore ?? 0,
        -(one.homeScore ?? 0),
        -(one.awayScore ?? 0),
      ]);
      const right = isGoal(other) ? 1 : other.kind === "goal-cancelled" ? -1 : 0;
      if (change !== right || (other.time ?? 0) < (one.time ?? 0)) {
        expect.fail(`${JSON.stringify(one)} then ${JSON.stringify(other)}`);
      }
      return other;
    });
    const reds = events.filter(({ kind }) => kind === "red").length;
    expect(sum([row.homeReds ?? 0, row.awayReds ?? 0])).toBe(reds);
    expect(sum(stats.get("possession") ?? [])).toBe(100);
    for (const side of [0, 1]) {
      expect(stats.get("shots")?.[side]).toBeGreaterThanOrEqual(
        stats.get("on-target")?.[side] ?? 0,
      );
    }
  }
  // About one in nine matches sees a goal taken back.
  const expected = played.length / 9;
  expect(Math.abs(cancelled - expected) / Math.sqrt(expected)).toBeLessThan(zMax);
});

test("clocks run as scoreboards show them", () => {
  const clocks = played[0]?.writer.points.map(([clock]) => clock) ?? [];
  const order = [...new Set(clocks)];
  expect(order.slice(0, 3)).toEqual(["1'", "2'", "3'"]);
  const half = order.indexOf("HT");
  expect(order[half - 1]).toMatch(/^45\+\d+'$/);
  expect(order[half + 1]).toBe("46'");
  expect(order.at(-2)).toMatch(/^90\+\d+'$/);
  expect(order.at(-1)).toBe("FT");
});

test("without an effect of the score the outlook is that of two Poisson counts", () => {
  const flat = { rise: 0, behind: 1, ahead: 1, ownRed: 1, otherRed: 1 };
  const outlook = new Outlook(flat, { home: 1.6, away: 1.1 }, 0, 0, 4000);
  const poisson = (mean: number) => {
    const law = [Math.exp(-mean)];
    for (let k = 1; k < 20; k += 1) law.push(((law[k - 1] ?? 0) * mean) / k);
    return law;
  };
  const homeLaw = poisson(0.8);
  const awayLaw = poisson(0.55);
  // Half of the match to go, the home side one behind.
  const { homeWin, draw, awayWin } = outlook.at(2000, -1);
  const chance = (good: (lead: number) => boolean) =>
    sum(homeLaw.flatMap((p, h) => awayLaw.map((q, a) => (good(h - a - 1) ? p * q : 0))));
  expect(homeWin).toBeCloseTo(
    chance((lead) => lead > 0),
    3,
  );
  expect(draw).toBeCloseTo(
    chance((lead) => lead === 0),
    3,
  );
  expect(awayWin).toBeCloseTo(
    chance((lead) => lead < 0),
    3,
  );
});

test("the outlook of a minute is the mean of those that may follow, by the law that goals fall by", () => {
  // Samples of this size cannot tell a law without the effect of the score; this can.
  const means = { home: 1.7, away: 1.2 };
  const [homeReds, awayReds, minutes] = [1, 0, 98];
  const outlook = new Outlook(usualScoring, means, homeReds, awayReds, minutes);
  for (const [k, lead] of [
    [0, 0],
    [30, 1],
    [60, -1],
    [97, 0],
    [97, -2],
  ] as const) {
    const chance = (side: "home" | "away") =>
      scoringChance(usualScoring, means, side, lead, homeReds, awayReds, k, minutes);
    const [h, a] = [chance("home"), chance("away")];
    const after = (change: number) => outlook.at(k + 1, lead + change).homeWin;
    const expected =
      h * (1 - a) * after(1) + a * (1 - h) * after(-1) + (1 - h - a + 2 * h * a) * after(0);
    expect(outlook.at(k, lead).homeWin).toBeCloseTo(expected, 12);
  }
  const usual = (lead: number) =>
    scoringChance(usualScoring, means, "home", lead, 0, 0, 49, minutes);
  expect(usual(-1) / usual(0)).toBeCloseTo(1.1, 12);
  expect(usual(1) / usual(0)).toBeCloseTo(0.95, 12);
});
