/** The probabilities that 2,000 matches and 2,000 cup ties publish, against how they end. */
import { beforeAll, describe, expect, test } from "vitest";
import { chances } from "../../../server/feed/simulator/football/incidents.ts";
import { bias, type Played, sample, spiegelhalter, sum } from "./football-sample.ts";
import { mean, zMax } from "./support.ts";

const count = 2000;

/** What a video review can end in. */
const endings = new Set(["goal-cancelled", "var", "penalty", "penalty-missed"]);

describe.each([{ knockout: false }, { knockout: true }])("knock-out: $knockout", ({ knockout }) => {
  let played: Played[] = [];
  /** Home win, draw and away win; of a cup tie, who goes through at home. */
  const outcomes = knockout ? [0] : [0, 1, 2];
  beforeAll(() => {
    played = sample({ seed: `forecast ${knockout}`, count, knockout });
  }, 60_000);

  test("every update is a probability, and the last is certain", () => {
    for (const { writer, result } of played) {
      for (const [clock, ...outcome] of writer.points) {
        const bad =
          Math.abs(sum(outcome) - 1) > 1e-9 ||
          outcome.some((p) => !(p >= 0 && p <= 1)) ||
          (knockout && outcome[1] !== 0) ||
          !clock;
        if (bad) expect.fail(`${outcome} at ${clock}`);
      }
      expect(writer.points.at(-1)?.slice(1)).toEqual(result);
    }
  });

  test.each(["before", "halfTime", "late"] as const)("forecasts are calibrated: %s", (moment) => {
    for (const what of outcomes) {
      const forecasts = played.map((one) => one[moment][what] ?? 0);
      const ends = played.map((one) => one.result[what] ?? 0);
      expect(Math.abs(spiegelhalter(forecasts, ends))).toBeLessThan(zMax);
      expect(Math.abs(bias(forecasts, ends))).toBeLessThan(zMax);
    }
    // The tests see what is wrong: forecasts that are too sure of themselves, or all too high.
    const homeWins = played.map((one) => one.result[0] ?? 0);
    const tooSure = played.map((one) => {
      const p = one[moment][0] ?? 0;
      return p ** 2 / (p ** 2 + (1 - p) ** 2);
    });
    expect(Math.abs(spiegelhalter(tooSure, homeWins))).toBeGreaterThan(zMax);
    const tooHigh = played.map((one) => Math.min(0.999, (one[moment][0] ?? 0) + 0.06));
    expect(Math.abs(bias(tooHigh, homeWins))).toBeGreaterThan(zMax);
  });

  test("a forecast is not expected to move", () => {
    const z = (from: readonly number[], to: readonly number[]) => {
      const steps = to.map((p, i) => p - (from[i] ?? 0));
      const spread = Math.sqrt(mean(steps.map((step) => step ** 2)));
      return (mean(steps) / spread) * Math.sqrt(steps.length);
    };
    const at = (moment: "before" | "halfTime" | "late" | "result") =>
      played.map((one) => one[moment][0] ?? 0);
    expect(Math.abs(z(at("before"), at("halfTime")))).toBeLessThan(zMax);
    expect(Math.abs(z(at("halfTime"), at("late")))).toBeLessThan(zMax);
    expect(Math.abs(z(at("late"), at("result")))).toBeLessThan(zMax);
    const shifted = at("late").map((p) => p + 0.04);
    expect(Math.abs(z(at("halfTime"), shifted))).toBeGreaterThan(zMax);
  });

  test("a goal moves it to where it stays on average, though some are taken back", () => {
    // From the moment a goal is given until the next full minute but one.
    const steps: number[] = [];
    const naive: number[] = [];
    for (const { writer } of played) {
      const { points, events } = writer;
      for (const { kind, clock, side } of events) {
        if (kind !== "goal") continue;
        const first = points.findIndex((point) => point[0] === clock);
        const given = points.findIndex(
          (point, i) => i > first && Math.abs(point[1] - (points[i - 1]?.[1] ?? 0)) > 0.02,
        );
        const later = points[given + 5];
        const now = points[given];
        if (given < 0 || later === undefined || now === undefined) continue;
        const sign = side === "home" ? 1 : -1;
        steps.push(sign * (later[1] - now[1]));
        // Had the jump been a seventh larger.
        const jump = now[1] - (points[given - 1]?.[1] ?? 0);
        naive.push(sign * (later[1] - (now[1] + jump * 0.15)));
      }
    }
    const z = (values: readonly number[]) =>
      (mean(values) / Math.sqrt(mean(values.map((value) => value ** 2)))) *
      Math.sqrt(values.length);
    expect(steps.length).toBeGreaterThan(1000);
    expect(Math.abs(z(steps))).toBeLessThan(zMax);
    expect(Math.abs(z(naive))).toBeGreaterThan(zMax);
  });

  test("what is looked at again ends as often one way as is said while it is", () => {
    const reviews = { goals: 0, takenBack: 0, penalties: 0, scored: 0 };
    for (const { writer } of played) {
      for (const [i, { kind, text, side }] of writer.events.entries()) {
        if (kind !== "var") continue;
        const next = writer.events
          .slice(i + 1)
          .filter((event) => event.side === side && endings.has(event.kind ?? ""));
        const [answer, after] = next;
        if (text === "Video review of the goal") {
          reviews.goals += 1;
          if (answer?.kind === "goal-cancelled") reviews.takenBack += 1;
        } else if (text === "Video review: possible penalty") {
          reviews.penalties += 1;
          const given = answer?.text === "Penalty after the video review";
          if (given && after?.kind === "penalty") reviews.scored += 1;
        }
      }
    }
    const z = (hits: number, n: number, p: number) => (hits - n * p) / Math.sqrt(n * p * (1 - p));
    const { goals, takenBack, penalties, scored } = reviews;
    expect(Math.abs(z(takenBack, goals, chances.takenBackInReview))).toBeLessThan(zMax);
    expect(Math.abs(z(scored, penalties, chances.goalInReview))).toBeLessThan(zMax);
    // It would be seen if a review said no more than is known of any goal or penalty.
    expect(Math.abs(z(takenBack, goals, chances.takenBack))).toBeGreaterThan(zMax);
    expect(Math.abs(z(scored, penalties, chances.goalFromPenalty))).toBeGreaterThan(zMax);
  });

  test("half-time forecasts are worth what they should be", () => {
    const classes = knockout ? [0, 2] : [0, 1, 2];
    const brier = (forecast: (one: Played) => readonly number[]) =>
      mean(
        played.map((one) =>
          sum(classes.map((i) => ((forecast(one)[i] ?? 0) - (one.result[i] ?? 0)) ** 2)),
        ),
      );
    // What the forecasts themselves expect: the sum of p (1 - p).
    const expected = mean(
      played.map(({ halfTime }) =>
        sum(classes.map((i) => (halfTime[i] ?? 0) * (1 - (halfTime[i] ?? 0)))),
      ),
    );
    const band = (zMax * 0.41) / Math.sqrt(count);
    expect(Math.abs(brier(({ halfTime }) => halfTime) - expected)).toBeLessThan(band);
    // In large leagues; with slack, since these clubs are closer together.
    if (!knockout) expect(Math.abs(expected - 0.466)).toBeLessThan(band + 0.03 * 0.466);
    // Knowing no more than how often each happens is not enough.
    const base = [0, 1, 2].map((i) => mean(played.map(({ result }) => result[i] ?? 0)));
    expect(brier(() => base)).toBeGreaterThan(expected + band);
  });
});
