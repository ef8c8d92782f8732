import { expect, test } from "vitest";
import {
  controlWords,
  type FeedRow,
  holds,
  settingsOf,
} from "../../../app/_views/control/settings.ts";

const feed = (cells: Partial<FeedRow>): FeedRow => ({
  status: "running",
  message: null,
  simulated: false,
  rate: 40,
  measuredRate: 40,
  speed: 1,
  measuredSpeed: 1,
  scenario: null,
  seed: null,
  clock: 0,
  instruments: 0,
  matches: 0,
  ...cells,
});

test("the simulator's settings are the ones that an operator sets", () => {
  const simulator = feed({ simulated: true, rate: 1_000, speed: 60 });
  expect(settingsOf([feed({}), simulator])).toEqual({
    rate: 1_000,
    speed: 60,
    paused: false,
    scenario: null,
  });
  expect(settingsOf([feed({})])).toEqual({ rate: null, speed: 1, paused: false, scenario: null });
  expect(settingsOf([])).toEqual({ rate: null, speed: null, paused: false, scenario: null });
});

test("the feeds are paused when all of them are", () => {
  const paused = feed({ status: "paused" });
  expect(settingsOf([paused, paused]).paused).toBe(true);
  expect(settingsOf([paused, feed({})]).paused).toBe(false);
});

test("a wish holds when every part of it does", () => {
  const settings = { rate: 1_000, speed: 0.1 + 0.2, paused: false, scenario: null };
  expect(holds({ rate: 1_000, speed: 0.3, paused: false }, settings)).toBe(true);
  expect(holds({ rate: 1_000, paused: true }, settings)).toBe(false);
  expect(holds({ rate: 1_001 }, settings)).toBe(false);
  expect(holds({ rate: 0 }, { ...settings, rate: null })).toBe(false);
  expect(holds({ scenario: "goal-storm" }, settings)).toBe(false);
  expect(holds({ scenario: null }, { ...settings, scenario: "goal-storm" })).toBe(false);
  expect(holds({ scenario: null }, settings)).toBe(true);
});

test("what has been set is said in words", () => {
  expect(controlWords({ rate: 10_000, paused: false })).toBe("Rate 10,000/s, feed running");
  expect(controlWords({ speed: 0.5 })).toBe("Speed 0.5×");
  expect(controlWords({ paused: true })).toBe("Feed paused");
});
