/** The checks of chances, on real matches of this simulator and on chances that are wrong. */
import { beforeAll, expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { actorsOf, readWorld } from "../../../../server/feed/simulator/world.ts";
import { judgeForecasts } from "../../../../server/simulate/checks/forecast-checks.ts";
import type { Chances, PlayedMatch } from "../../../../server/simulate/checks/match-sample.ts";
import { runMatches } from "../../../../server/simulate/checks/memory-run.ts";
import { judgeSports, sports } from "../../../../server/simulate/checks/sport-checks.ts";
import type { Verdict } from "../../../../server/simulate/checks/verdict.ts";

const failed = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ verdict }) => verdict === "fail").map(({ statistic }) => statistic);

/** Matches whose chances are right: a drift-free walk from the start to the end. */
function made(count: number): PlayedMatch[] {
  const random = new Random("chances", "made");
  return Array.from({ length: count }, (_, i) => {
    let lead = random.normal();
    const chances = [1, 0.5, 0.25].map((left, m): Chances => {
      if (m > 0) lead += Math.sqrt(m === 1 ? 0.5 : 0.25) * random.normal();
      return threeWay(lead, left);
    });
    lead += Math.sqrt(0.25) * random.normal();
    const winner = lead > 0.3 ? "home" : lead < -0.3 ? "away" : "draw";
    const about = { sport: "football", league: "", match: `${i}`, ending: "", events: [] };
    return { ...about, winner, homeScore: 0, awayScore: 0, chances };
  });
}

/** Of a walk that ends above 0.3, within, or below −0.3. */
function threeWay(lead: number, left: number): Chances {
  const home = below((lead - 0.3) / Math.sqrt(left));
  const away = below((-lead - 0.3) / Math.sqrt(left));
  return [home, 1 - home - away, away];
}

/** The normal law, by summing its density. */
function below(x: number): number {
  let sum = 0.5;
  const step = x / 200;
  for (let i = 0; i < 200; i += 1)
    sum += step * Math.exp(-(((i + 0.5) * step) ** 2) / 2) * 0.39894228;
  return Math.min(1, Math.max(0, sum));
}

const matches = made(4000);
const withChances = (change: (chances: Chances, moment: number, i: number) => Chances) =>
  matches.map((match, i) => ({
    ...match,
    chances: match.chances.map((one, moment) => (one === null ? null : change(one, moment, i))),
  }));
const scaled = (chances: Chances): Chances => {
  const sum = chances.reduce((total, p) => total + p, 0);
  return [chances[0] / sum, chances[1] / sum, chances[2] / sum];
};

test("chances that are right pass", () => {
  const verdicts = judgeForecasts("football", matches, true);
  expect(failed(verdicts)).toEqual([]);
  // Three moments of seven, and two drifts.
  expect(verdicts.filter(({ verdict }) => verdict === "pass")).toHaveLength(23);
});

test("chances too sure of themselves fail, at every moment", () => {
  const sure = withChances(([h, d, a]) => scaled([h ** 1.6, d ** 1.6, a ** 1.6]));
  const found = failed(judgeForecasts("football", sure, true));
  for (const moment of ["at the start", "at half", "at three quarters"]) {
    expect(found).toContain(`Spiegelhalter's z ${moment}, home win`);
    expect(found).toContain(`Brier's score ${moment}`);
  }
});

test("chances that favour the home side fail by their mean", () => {
  const shifted = withChances(([h, d, a]) => scaled([h * 1.2, d, a / 1.2]));
  const found = failed(judgeForecasts("football", shifted, true));
  expect(found).toContain("mean error's z at the start, home win");
  expect(found).toContain("mean error's z at half, away win");
});

test("chances of draws that are too high fail by their mean", () => {
  const level = withChances(([h, d, a]) => scaled([h, d * 1.4, a]));
  expect(failed(judgeForecasts("football", level, true))).toContain(
    "mean error's z at the start, draw",
  );
});

test("chances that drift fail", () => {
  const drifting = withChances(([h, d, a], moment) => scaled([h + 0.03 * moment, d, a]));
  expect(failed(judgeForecasts("football", drifting, true))).toEqual(
    expect.arrayContaining([
      "drift from the start to half, z",
      "drift from half to three quarters, z",
    ]),
  );
});

test("few matches, or chances that are not told, are not judged", () => {
  const few = judgeForecasts("football", matches.slice(0, 49), true);
  expect(few.every(({ verdict }) => verdict === "none")).toBe(true);
  const untold = matches.map((match) => ({
    ...match,
    chances: [match.chances[0] ?? null, null, null],
  }));
  const verdicts = judgeForecasts("football", untold, true).map(({ verdict }) => verdict);
  expect(verdicts.filter((verdict) => verdict === "none")).toHaveLength(4);
});

let played: readonly PlayedMatch[] = [];
beforeAll(async () => {
  const world = await readWorld(1);
  const sample = actorsOf("lens", world).map((actor) => runMatches([actor], 12));
  expect(failed(sample.flatMap(({ verdicts }) => verdicts))).toEqual([]);
  played = sample.flatMap((one) => one.matches);
}, 60_000);

test("the matches of this simulator pass every check", () => {
  const verdicts = judgeSports(played);
  expect(failed(verdicts)).toEqual([]);
  for (const { sport } of sports) {
    const judged = verdicts.filter(({ area, verdict }) => area === sport && verdict === "pass");
    expect(judged.length, sport).toBeGreaterThan(15);
  }
});

test("matches of which every third is told turned round fail", () => {
  const turned = played.map((match, i): PlayedMatch => {
    if (i % 3 > 0 || match.winner === "draw") return match;
    return { ...match, winner: match.winner === "home" ? "away" : "home" };
  });
  const verdicts = judgeSports(turned);
  for (const { sport } of sports) {
    const found = verdicts.filter(({ area, verdict }) => area === sport && verdict === "fail");
    expect(found.map(({ statistic }) => statistic)).toContain(
      "Spiegelhalter's z at three quarters, home win",
    );
  }
});

test("matches with a goal or a basket more than there was fail by their means", () => {
  const more = played.map((match): PlayedMatch => {
    const { events, sport } = match;
    const last = events.at(-1);
    if (last === undefined || sport === "tennis") return match;
    const period = sport === "football" ? "2H" : "Q4";
    const kind = sport === "football" ? "goal" : "three-pointer";
    const extra = { ...last, period, kind, side: "home" };
    return {
      ...match,
      homeScore: match.homeScore + (sport === "football" ? 0 : 12),
      events: [...events.slice(0, -1), extra, last],
    };
  });
  const found = failed(judgeSports(more));
  expect(found).toEqual(
    expect.arrayContaining([
      "home goals, mean",
      "goals a match, chi-square",
      "points, mean",
      "home margin, mean",
      "events: the score follows from them",
    ]),
  );
});
