import { expect, test } from "vitest";
import {
  type EventRow,
  eventScore,
  eventStyle,
  eventWords,
  newestFirst,
} from "../../../app/_views/scores/timeline-entry.ts";

const event = (cells: Partial<EventRow>): EventRow => ({
  clock: "37'",
  period: "1H",
  kind: "goal",
  side: "home",
  player: null,
  other: null,
  text: "Goal",
  homeScore: 1,
  awayScore: 0,
  time: 0,
  ...cells,
});

test("events come newest first by number, not by text", () => {
  const rows = ["9", "10", "2"].map((key) => ({ key, row: event({}) }));
  expect(newestFirst(rows).map(({ key }) => key)).toEqual(["10", "9", "2"]);
});

test.each([
  [{ player: "Ada" }, { name: "Ada", detail: "" }],
  [
    { kind: "own-goal", player: "Ada" },
    { name: "Ada", detail: "own goal" },
  ],
  [{ kind: "penalty" }, { name: "Goal", detail: "pen." }],
  [
    { player: "Ada", other: "Bea" },
    { name: "Ada", detail: "assist Bea" },
  ],
  [
    { kind: "substitution", player: "Ada", other: "Bea" },
    { name: "Ada", detail: "for Bea" },
  ],
  [{ kind: "substitution" }, { name: "Substitution", detail: "" }],
  [
    { kind: "var", text: "The goal stands", player: "Ada" },
    { name: "The goal stands", detail: "Ada" },
  ],
  [{ kind: "red" }, { name: "Red card", detail: "" }],
  [
    { kind: "red", player: "Ada" },
    { name: "Ada", detail: "sent off" },
  ],
  [
    { kind: "kickoff", text: null },
    { name: "Kick-off", detail: "" },
  ],
  [
    { kind: "full-time", text: "Ada win 4–2" },
    { name: "Ada win 4–2", detail: "" },
  ],
  [
    { kind: "period", text: "Half-time" },
    { name: "Half-time", detail: "" },
  ],
] as const)("%j reads %j", (cells, words) => {
  expect(eventWords(event(cells))).toEqual(words);
});

test("a kind of event that is newer than this page is told by its text", () => {
  const kind = "hydration-break" as EventRow["kind"];
  expect(eventStyle(kind).mark).toBe("pause");
  expect(eventWords(event({ kind, text: "Drinks" })).name).toBe("Drinks");
});

test("the running score stands at goals, where play rests and at the end", () => {
  const score = (cells: Partial<EventRow>) => eventScore(event(cells));
  expect(score({ kind: "goal" })).toBe("1–0");
  expect(score({ kind: "period", period: "HT" })).toBe("1–0");
  expect(score({ kind: "period", period: "2H" })).toBeNull();
  expect(score({ kind: "full-time", period: "FT" })).toBe("1–0");
  expect(score({ kind: "yellow" })).toBeNull();
  expect(score({ kind: "goal", homeScore: null })).toBeNull();
});
