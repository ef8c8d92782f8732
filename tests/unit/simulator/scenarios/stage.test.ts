import { expect, test } from "vitest";
import { scenarioNames, scenarios } from "../../../../lib/domain/scenarios.ts";
import { type Act, scripts } from "../../../../server/feed/simulator/scenarios/scripts.ts";
import { type Levers, Stage } from "../../../../server/feed/simulator/scenarios/stage.ts";
import { parseScenario } from "../../../../server/feed/simulator/scenarios/start.ts";

const minuteMs = 60_000;
const asUsual = { to: null, volatility: 1, activity: 1 };

/** A stage whose levers write down what is done with them. */
function watched() {
  const done: unknown[][] = [];
  const levers: Levers = {
    market: (turn) => done.push(["market", turn]),
    halt: (now, ms) => done.push(["halt", now, ms]),
    news: (now, jump) => done.push(["news", now, jump]),
    sport: (now, influence) => done.push(["sport", now, influence]),
  };
  const stage = new Stage(levers);
  const until = (ms: number) => {
    while (stage.nextAt <= ms) stage.step();
  };
  return { stage, done, until };
}

test.each(scenarioNames)("%s lasts as long as is said of it", (name) => {
  const total = scripts[name].reduce((sum, { minutes }) => sum + minutes, 0);
  expect(total).toBe(scenarios[name].minutes);
});

const acts: readonly Act[] = [
  { minutes: 2, to: -0.12, volatility: 3, halt: 1 },
  { minutes: 3, activity: 2, news: 0.1, sport: { goals: 2 } },
];

test("acts follow one another, each with what it names and no more, and then all is as usual", () => {
  const { stage, done, until } = watched();
  stage.play("goal-storm", 1000, acts);
  until(999);
  expect(done).toEqual([]);
  until(1000);
  expect(done.splice(0)).toEqual([
    ["market", { to: -0.12, by: 1000 + 2 * minuteMs, volatility: 3, activity: 1 }],
    ["halt", 1000, minuteMs],
  ]);
  until(1000 + 2 * minuteMs);
  expect(done.splice(0)).toEqual([
    ["market", { to: null, by: 1000 + 5 * minuteMs, volatility: 1, activity: 2 }],
    ["sport", 1000 + 2 * minuteMs, { goals: 2 }],
    ["news", 1000 + 2 * minuteMs, 0.1],
  ]);
  expect(stage.scenarioBy(1000 + 5 * minuteMs)).toBe("goal-storm");
  until(1000 + 5 * minuteMs);
  expect(done).toEqual([
    ["market", { ...asUsual, by: 1000 + 5 * minuteMs }],
    ["sport", 1000 + 5 * minuteMs, {}],
  ]);
  expect(stage.nextAt).toBe(Infinity);
  expect(stage.scenarioBy(Infinity)).toBeNull();
});

test("one takes the place of another, and can be ended", () => {
  const { stage, done, until } = watched();
  stage.play("goal-storm", 0, acts);
  until(0);
  stage.play("quiet-afternoon", 30_000);
  expect(stage.scenarioBy(29_000)).toBe("goal-storm");
  expect(stage.scenarioBy(30_000)).toBe("quiet-afternoon");
  until(30_000);
  expect(done.slice(2).map(([what]) => what)).toEqual(["market", "sport", "market"]);
  expect(stage.nextAt).toBe(30_000 + 90 * minuteMs);
  stage.play(null, 40_000);
  until(40_000);
  expect(done.slice(-2)).toEqual([
    ["market", { ...asUsual, by: 40_000 }],
    ["sport", 40_000, {}],
  ]);
  expect(stage.nextAt).toBe(Infinity);
  // To end what is not there is nothing.
  stage.play(null, 50_000);
  until(50_000);
  expect(done).toHaveLength(7);
});

test("a wish that comes before the time of another takes its place", () => {
  const { stage, done, until } = watched();
  stage.play("crash-and-recovery", 600_000);
  stage.play("goal-storm", 1000);
  until(601_000);
  expect(done.filter(([what]) => what === "market")).toHaveLength(1);
  expect(stage.scenarioBy(0)).toBe("goal-storm");
});

test("what is due before a wish comes first", () => {
  const { stage, done, until } = watched();
  stage.play("goal-storm", 0, acts);
  until(0);
  stage.play(null, 3 * minuteMs);
  until(3 * minuteMs);
  expect(done.map(([what]) => what)).toEqual([
    "market",
    "halt",
    "market",
    "sport",
    "news",
    "market",
    "sport",
  ]);
});

test("an operator writes its name, and when it begins", () => {
  expect(parseScenario("goal-storm")).toEqual({ name: "goal-storm", at: 0 });
  expect(parseScenario(" crash-and-recovery@90.5 ")).toEqual({
    name: "crash-and-recovery",
    at: 90.5,
  });
});

test.each([
  ["storm", "goal-storm"],
  ["", "opening-bell"],
  ["toString", "derby-day"],
  ["goal-storm@", "goal-storm@600"],
  ["goal-storm@-1", "2592000"],
  ["goal-storm@soon", '"goal-storm@soon"'],
  ["goal-storm@1@2", "stock-halt"],
])("%j is no scenario, and the message says %s", (text, named) => {
  expect(() => parseScenario(text)).toThrow(named);
});
