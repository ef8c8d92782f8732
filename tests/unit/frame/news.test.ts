import { expect, test } from "vitest";
import { isWanted, Newest, newsOf } from "../../../app/_frame/news/news.ts";

const nobody = { symbols: new Set<string>(), matches: new Set<string>(), teams: new Set<string>() };
const goal = { kind: "goal", key: "m 1", text: "Arsenal 1–0 Chelsea (Saka 63')" } as const;
const halt = { kind: "halt", key: "BRK/B", text: "BRK/B is halted" } as const;

test("a goal says who, and leads to its match", () => {
  expect(newsOf(goal, nobody)).toEqual({
    kind: "goal",
    head: "Arsenal 1–0 Chelsea",
    detail: "Goal: Saka 63'",
    href: "/scores/m%201",
    followed: false,
  });
});

test("who was told of a goal is told that it does not count", () => {
  const text = "Arsenal 0–0 Chelsea (Goal cancelled: Saka 65')";
  const news = newsOf(
    { ...goal, kind: "no-goal", text },
    { ...nobody, teams: new Set(["Chelsea"]) },
  );
  expect(news).toMatchObject({
    head: "Arsenal 0–0 Chelsea",
    detail: "Goal cancelled: Saka 65'",
    followed: true,
  });
});

test("a goal is one's own by its match or by either team", () => {
  const of = (followed: Partial<typeof nobody>) =>
    newsOf(goal, { ...nobody, ...followed })?.followed;
  expect(of({ matches: new Set(["m 1"]) })).toBe(true);
  expect(of({ teams: new Set(["Arsenal"]) })).toBe(true);
  expect(of({ teams: new Set(["Chelsea"]) })).toBe(true);
  expect(of({ teams: new Set(["Chel", "Arsenal 1"]) })).toBe(false);
});

test("a halt is one's own by its symbol", () => {
  expect(newsOf(halt, nobody)).toMatchObject({ href: "/markets/BRK%2FB", followed: false });
  expect(newsOf(halt, { ...nobody, symbols: new Set(["BRK/B"]) })?.followed).toBe(true);
});

test("other headlines are found on the board only", () => {
  expect(newsOf({ kind: "mover", key: "AAPL", text: "AAPL +3.0 %" }, nobody)).toBe(null);
  expect(newsOf({ kind: "final", key: "m", text: "Full time" }, nobody)).toBe(null);
});

test("one is told of what one follows, of all, or of nothing", () => {
  const followed = newsOf(goal, { ...nobody, matches: new Set(["m 1"]) });
  const other = newsOf(goal, nobody);
  if (followed === null || other === null) throw new Error("goals are news");
  expect([isWanted(followed, "followed"), isWanted(other, "followed")]).toEqual([true, false]);
  expect([isWanted(followed, "all"), isWanted(other, "all")]).toEqual([true, true]);
  expect([isWanted(followed, "none"), isWanted(other, "none")]).toEqual([false, false]);
});

test("what was there at first is no news, and each headline is news once", () => {
  const newest = new Newest();
  expect(newest.take([])).toEqual([]);
  expect(newest.take(["8", "9"])).toEqual([]);
  expect(newest.take(["8", "9", "11", "10"])).toEqual(["10", "11"]);
  expect(newest.take(["9", "10", "11"])).toEqual([]);
});

test("a board that begins anew has no news in what it begins with", () => {
  const newest = new Newest();
  newest.take(["500"]);
  expect(newest.take(["1", "2"])).toEqual([]);
  expect(newest.take(["1", "2", "3"])).toEqual(["3"]);
  expect(newest.take([])).toEqual([]);
  expect(newest.take(["3", "4"])).toEqual(["4"]);
});
