import { expect, test } from "vitest";
import {
  boxOf,
  hasPlayed,
  madeOf,
  type PlayerRow,
  totalsOf,
} from "../../../app/_views/scores/box-lines.ts";

const nobody: PlayerRow = {
  side: "home",
  number: 7,
  name: "Ada",
  position: "G",
  starter: false,
  status: "bench",
  minutes: 0,
  goals: null,
  assists: 0,
  yellows: null,
  reds: null,
  points: 0,
  rebounds: 0,
  steals: 0,
  blocks: 0,
  turnovers: 0,
  fouls: 0,
  fieldMade: 0,
  fieldTried: 0,
  threeMade: 0,
  threeTried: 0,
  freeMade: 0,
  freeTried: 0,
  plusMinus: 0,
};

const player = (key: string, cells: Partial<PlayerRow>) => ({ key, row: { ...nobody, ...cells } });

test("a box score has a side's starters first, each group as it is announced", () => {
  const rows = [
    player("b", {}),
    player("a", { starter: true }),
    player("x", { side: "away", starter: true }),
    player("c", {}),
    player("d", { starter: true }),
  ];
  expect(boxOf(rows, "home").map(({ key }) => key)).toEqual(["a", "d", "b", "c"]);
  expect(boxOf(rows, "away").map(({ key }) => key)).toEqual(["x"]);
});

test("the totals are the sums, and what is not known counts nothing", () => {
  const rows = [
    player("a", { points: 11, fieldMade: 4, fieldTried: 9, rebounds: 3 }),
    player("b", { points: 6, fieldMade: 2, fieldTried: 2, rebounds: null }),
  ];
  expect(totalsOf(rows)).toMatchObject({ points: 17, fieldMade: 6, fieldTried: 11, rebounds: 3 });
  expect(totalsOf([]).points).toBe(0);
});

test("who has been on the floor has played, if only for seconds", () => {
  expect(hasPlayed(nobody)).toBe(false);
  expect(hasPlayed({ ...nobody, status: "on" })).toBe(true);
  expect(hasPlayed({ ...nobody, status: "out" })).toBe(true);
  expect(hasPlayed({ ...nobody, minutes: 3 })).toBe(true);
  expect(hasPlayed({ ...nobody, fouls: 1 })).toBe(true);
  expect(hasPlayed({ ...nobody, plusMinus: -2 })).toBe(true);
});

test("shots are written as made of tried", () => {
  expect([madeOf(5, 9), madeOf(0, 0), madeOf(null, null)]).toEqual(["5-9", "0-0", "0-0"]);
});
