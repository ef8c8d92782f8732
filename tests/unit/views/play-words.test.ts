import { expect, test } from "vitest";
import { playOf, told } from "../../../app/_views/scores/play-words.ts";
import type { EventRow } from "../../../app/_views/scores/timeline-entry.ts";

const event = (cells: Partial<EventRow>): EventRow => ({
  clock: "4:12",
  period: "Q3",
  kind: "field-goal",
  side: "home",
  player: "Ada",
  other: null,
  text: "Ada makes a layup",
  homeScore: 54,
  awayScore: 47,
  time: 0,
  ...cells,
});

test.each([
  [{}, { clock: "Q3 4:12", weight: "main", score: "54–47" }],
  [{ kind: "rebound" }, { clock: "Q3 4:12", weight: "usual", score: "" }],
  [
    { kind: "three-pointer", clock: "34.2" },
    { clock: "Q3 34.2", weight: "main", score: "54–47" },
  ],
  [{ kind: "fouled-out" }, { clock: "Q3 4:12", weight: "main", score: "" }],
  [
    { kind: "period", clock: "HT", period: "HT" },
    { clock: "HT", weight: "pause", score: "54–47" },
  ],
  [
    { kind: "period", clock: "End Q1", period: "Q1" },
    { clock: "End Q1", weight: "pause" },
  ],
  [{ period: "OT", clock: "0.3" }, { clock: "OT 0.3" }],
  [{ homeScore: null }, { score: "" }],
] as const)("a play of basketball %j stands as %j", (cells, line) => {
  expect(playOf(event(cells), "basketball")).toMatchObject(line);
});

test("a free throw counts as scoring only where it goes in", () => {
  const made = event({ kind: "free-throw", text: "Ada makes free throw 1 of 2" });
  const missed = event({ kind: "free-throw", text: "Ada misses free throw 2 of 2" });
  expect([playOf(made, "basketball").weight, playOf(missed, "basketball").weight]).toEqual([
    "main",
    "usual",
  ]);
  expect(playOf(missed, "basketball").score).toBe("");
  expect([told(made, "basketball", "main"), told(missed, "basketball", "main")]).toEqual([
    true,
    false,
  ]);
});

test("the short telling keeps what scores or parts the game", () => {
  const kinds = ["field-goal", "rebound", "foul", "period", "full-time", "timeout"] as const;
  const kept = (telling: "all" | "main") =>
    kinds.filter((kind) => told(event({ kind }), "basketball", telling));
  expect(kept("all")).toEqual(kinds);
  expect(kept("main")).toEqual(["field-goal", "period", "full-time"]);
});

test("in tennis breaks and sets weigh, and the time since the start stands beside them", () => {
  const play = (cells: Partial<EventRow>) =>
    playOf(event({ period: "S2", clock: "1:07", ...cells }), "tennis");
  expect(play({ kind: "break" })).toEqual({ clock: "1:07", weight: "main", score: "" });
  expect(play({ kind: "ace" }).weight).toBe("usual");
  expect(play({ kind: "full-time" })).toEqual({ clock: "1:07", weight: "pause", score: "" });
  expect(told(event({ kind: "ace" }), "tennis", "main")).toBe(false);
});
