import { expect, test } from "vitest";
import { Turnstile } from "../../../app/_frame/news/turnstile.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function threePlaces() {
  const clock = new ManualClock();
  const shown: string[] = [];
  const gate = new Turnstile(clock, { places: 3, waiting: 3, restMs: 2_000 });
  const add = (text: string, subject = text) => gate.add(subject, () => shown.push(text));
  return { clock, gate, shown, add };
}

test("while there is room all are shown at once", () => {
  const { clock, shown, add } = threePlaces();
  for (const text of ["a", "b", "c"]) add(text);
  expect(shown).toEqual(["a", "b", "c"]);
  clock.advance(2_000);
  add("d");
  expect(shown).toEqual(["a", "b", "c", "d"]);
});

test("nothing goes before it could be read, and of what waits the newest are shown", () => {
  const { clock, shown, add } = threePlaces();
  for (const text of ["a", "b"]) add(text);
  clock.advance(500);
  for (const text of ["c", "d", "e", "f", "g"]) add(text);
  expect(shown).toEqual(["a", "b", "c"]);
  clock.advance(1_499);
  expect(shown).toEqual(["a", "b", "c"]);
  clock.advance(1);
  expect(shown).toEqual(["a", "b", "c", "e", "f"]);
  clock.advance(500);
  expect(shown).toEqual(["a", "b", "c", "e", "f", "g"]);
});

test("of two that wait with the same subject the newer one is shown", () => {
  const { clock, shown, add } = threePlaces();
  for (const text of ["a", "b", "c"]) add(text);
  add("1–0", "match");
  add("2–0", "match");
  clock.advance(2_000);
  expect(shown).toEqual(["a", "b", "c", "2–0"]);
});

test("nothing is shown after the end", () => {
  const { clock, gate, shown, add } = threePlaces();
  for (const text of ["a", "b", "c", "d"]) add(text);
  gate.stop();
  clock.advance(10_000);
  expect(shown).toEqual(["a", "b", "c"]);
});

function onePlace() {
  const clock = new ManualClock();
  const said: [at: number, text: string][] = [];
  const begin = clock.now();
  const gate = new Turnstile(clock, { places: 1, waiting: 4, restMs: 5_000 });
  const add = (text: string, subject = text) =>
    gate.add(subject, () => said.push([clock.now() - begin, text]));
  return { clock, said, gate, add };
}

test("the first is said at once, the next ones five seconds apart", () => {
  const { clock, said, add } = onePlace();
  add("one");
  clock.advance(1_000);
  add("two");
  add("three");
  clock.advance(30_000);
  expect(said).toEqual([
    [0, "one"],
    [5_000, "two"],
    [10_000, "three"],
  ]);
  add("four");
  expect(said.at(-1)).toEqual([31_000, "four"]);
});

test("of what waits with one subject only the newest is said", () => {
  const { clock, said, add } = onePlace();
  add("one");
  add("lost", "connection");
  add("goal");
  add("back", "connection");
  clock.advance(60_000);
  expect(said.map(([, text]) => text)).toEqual(["one", "goal", "back"]);
});

test("only a few wait, and those are the newest", () => {
  const { clock, said, add } = onePlace();
  for (let index = 0; index < 10; index += 1) add(`goal ${index}`);
  clock.advance(60_000);
  expect(said.map(([, text]) => text)).toEqual(["goal 0", "goal 6", "goal 7", "goal 8", "goal 9"]);
});

test("once stopped it says nothing and leaves no timer", () => {
  const { clock, said, gate, add } = onePlace();
  add("one");
  add("two");
  gate.stop();
  clock.advance(60_000);
  expect(said).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});
