import { expect, test } from "vitest";
import { Turnstile } from "../../../app/_frame/news/turnstile.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function turnstile() {
  const clock = new ManualClock();
  const shown: string[] = [];
  const gate = new Turnstile(clock, 3, 2_000);
  const add = (text: string, subject = text) => gate.add(subject, () => shown.push(text));
  return { clock, gate, shown, add };
}

test("while there is room all are shown at once", () => {
  const { clock, shown, add } = turnstile();
  for (const text of ["a", "b", "c"]) add(text);
  expect(shown).toEqual(["a", "b", "c"]);
  clock.advance(2_000);
  add("d");
  expect(shown).toEqual(["a", "b", "c", "d"]);
});

test("nothing goes before it could be read, and of what waits the newest are shown", () => {
  const { clock, shown, add } = turnstile();
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
  const { clock, shown, add } = turnstile();
  for (const text of ["a", "b", "c"]) add(text);
  add("1–0", "match");
  add("2–0", "match");
  clock.advance(2_000);
  expect(shown).toEqual(["a", "b", "c", "2–0"]);
});

test("nothing is shown after the end", () => {
  const { clock, gate, shown, add } = turnstile();
  for (const text of ["a", "b", "c", "d"]) add(text);
  gate.stop();
  clock.advance(10_000);
  expect(shown).toEqual(["a", "b", "c"]);
});
