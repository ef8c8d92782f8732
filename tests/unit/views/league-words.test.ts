import { expect, test } from "vitest";
import { gamesBehind, shareText, streakOf } from "../../../app/_views/scores/league-words.ts";

const team = (won: number | null, lost: number | null) => ({ won, lost });

test.each([
  [team(0, 0), "–"],
  [team(null, null), "–"],
  [team(3, 0), "1.000"],
  [team(0, 2), ".000"],
  [team(30, 19), ".612"],
])("%j has won %s of its games", (row, text) => {
  expect(shareText(row)).toBe(text);
});

test("games behind are halves where a team has played more or fewer", () => {
  const first = team(40, 20);
  expect(gamesBehind(first, first)).toBe("–");
  expect(gamesBehind(team(36, 25), first)).toBe("4.5");
  // More won and more lost than the first, and still none behind it.
  expect(gamesBehind(team(41, 21), first)).toBe("–");
});

test.each([
  ["", "–"],
  ["W", "W1"],
  ["LWLWW", "W2"],
  ["WLLLL", "L4"],
  ["LLLLL", "L5+"],
  ["WWWW", "W4"],
])("%s ends in %s", (letters, streak) => {
  expect(streakOf([...letters] as ("W" | "L")[])).toBe(streak);
});
