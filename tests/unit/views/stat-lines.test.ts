import { expect, test } from "vitest";
import { statLines } from "../../../app/_views/scores/stat-lines.ts";

const stat = (key: string, label: string, home: number | null, away: number | null) => ({
  key,
  row: { label, home, away },
});

const texts = (...rows: ReturnType<typeof stat>[]) =>
  statLines(rows).map(({ label, homeText, awayText }) => `${homeText} ${label} ${awayText}`);

test("football is read from possession to cards, expected goals with decimals", () => {
  expect(
    texts(
      stat("reds", "Red cards", 0, 1),
      stat("throw-ins", "Throw-ins", 3, 4),
      stat("xg", "Expected goals", 1, 0.87),
      stat("possession", "Possession %", 55, 45),
    ),
  ).toEqual(["55% Possession 45%", "1.00 Expected goals 0.87", "0 Red cards 1", "3 Throw-ins 4"]);
});

test("other sports are read as their feed brings them", () => {
  expect(
    statLines([stat("aces", "Aces", 3, 1), stat("fouls", "Fouls", 0, 0)]).map(({ key }) => key),
  ).toEqual(["aces", "fouls"]);
});

test("what was made of what was tried stands in one line, and its share is its bar", () => {
  const rows = [
    stat("field-goals", "Field goals made", 38, 0),
    stat("field-goals-tried", "Field goals attempted", 81, 0),
    stat("field-goals-share", "Field goal %", 46.9, 0),
    stat("break-points-faced", "Break points faced", 4, 2),
    stat("break-points-saved", "Break points saved", 3, 0),
  ];
  expect(texts(...rows)).toEqual([
    "38/81 · 47% Field goals 0/0",
    "3/4 · 75% Break points saved 0/2 · 0%",
  ]);
  expect(statLines(rows).map(({ home, away }) => [home, away])).toEqual([
    [38 / 81, 0],
    [0.75, 0],
  ]);
  // Without what it is a part of it is a figure like others.
  expect(texts(stat("threes", "Three-pointers made", 9, 12.5))).toEqual([
    "9 Three-pointers made 12.5",
  ]);
});
