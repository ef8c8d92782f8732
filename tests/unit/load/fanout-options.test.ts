import { expect, test } from "vitest";
import { type Defaults, helpText, readOptions } from "../../load/fanout/options.ts";

const defaults: Defaults = {
  viewers: "100,max",
  ways: "tutorial,binary",
  rate: "5000",
  seconds: "15",
  runs: "3",
  scenario: "once,feed",
};

test("what is not said is as the defaults have it", () => {
  expect(readOptions([], defaults)).toEqual({
    viewers: [100, "max"],
    ways: ["tutorial", "binary"],
    pace: 10,
    rate: 5_000,
    seconds: 15,
    warmUp: 5,
    runs: 3,
    maxWays: ["binary"],
    step: 1_000,
    scenarios: ["once", "feed"],
    encoding: "binary",
    scale: 1,
  });
});

test("what is said holds", () => {
  const args = ["--viewers", "50, 20", "--ways", "limit", "--scenario", "none", "--scale", "0.1"];
  expect(readOptions(args, defaults)).toMatchObject({
    viewers: [50, 20],
    ways: ["limit"],
    scenarios: [],
    scale: 0.1,
  });
});

test("what is wrong is named, with what would be right", () => {
  const reading =
    (...args: string[]) =>
    () =>
      readOptions(args, defaults);
  expect(reading("--viewers", "many")).toThrow('--viewers is "many": give a number over 0');
  expect(reading("--viewers", "1.5")).toThrow("give a whole number");
  expect(reading("--ways", "limit,fast")).toThrow('--ways holds "fast": give some of tutorial');
  expect(reading("--pace", "7")).toThrow("--pace is 7: give one of 60, 30");
  expect(reading("--seconds", "0")).toThrow('--seconds is "0"');
  expect(reading("--scenario", "twice")).toThrow("give some of once, watchlists");
  expect(reading("--encoding", "xml")).toThrow("give binary or json");
  expect(reading("--nothing")).toThrow();
});

test("help names every option and what holds without it", () => {
  expect(readOptions(["--help"], defaults)).toBeNull();
  const text = helpText("bench:some", defaults);
  expect(text).toContain("npm run bench:some");
  expect(text).toContain("(tutorial,binary)");
  for (const option of ["viewers", "pace", "warm-up", "max-ways", "step", "scale"]) {
    expect(text).toContain(`--${option} `);
  }
});
