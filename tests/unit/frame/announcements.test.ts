import { expect, test } from "vitest";
import { Announcements } from "../../../app/_frame/news/announcements.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function stage() {
  const clock = new ManualClock();
  const said: [at: number, text: string][] = [];
  const begin = clock.now();
  const announcements = new Announcements(clock, (text) => said.push([clock.now() - begin, text]));
  return { clock, said, announcements };
}

test("the first is said at once, the next ones five seconds apart", () => {
  const { clock, said, announcements } = stage();
  announcements.add("one");
  clock.advance(1_000);
  announcements.add("two");
  announcements.add("three");
  clock.advance(30_000);
  expect(said).toEqual([
    [0, "one"],
    [5_000, "two"],
    [10_000, "three"],
  ]);
  announcements.add("four");
  expect(said.at(-1)).toEqual([31_000, "four"]);
});

test("of what waits with one subject only the newest is said", () => {
  const { clock, said, announcements } = stage();
  announcements.add("one");
  announcements.add("lost", "connection");
  announcements.add("goal");
  announcements.add("back", "connection");
  clock.advance(60_000);
  expect(said.map(([, text]) => text)).toEqual(["one", "goal", "back"]);
});

test("only a few wait, and those are the newest", () => {
  const { clock, said, announcements } = stage();
  for (let index = 0; index < 10; index += 1) announcements.add(`goal ${index}`);
  clock.advance(60_000);
  expect(said.map(([, text]) => text)).toEqual(["goal 0", "goal 6", "goal 7", "goal 8", "goal 9"]);
});

test("once stopped it says nothing and leaves no timer", () => {
  const { clock, said, announcements } = stage();
  announcements.add("one");
  announcements.add("two");
  announcements.stop();
  clock.advance(60_000);
  expect(said).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});
