import { expect, test } from "vitest";
import { assignSlots } from "../../../app/_views/shared/slots.ts";

test("places fill in order of urgency", () => {
  expect(assignSlots([], ["a", "b", "c"], 2)).toEqual(["a", "b"]);
  expect(assignSlots([], ["a"], 3)).toEqual(["a", null, null]);
});

test("what stays wanted stays where it is, whatever its rank among the wanted", () => {
  const held = ["a", "b", "c"];
  expect(assignSlots(held, ["c", "b", "a"], 3)).toBe(held);
});

test("a place that falls empty takes the most urgent that has none", () => {
  expect(assignSlots(["a", "b", "c"], ["c", "d", "a", "e"], 3)).toEqual(["a", "d", "c"]);
});

test("a key that has become less urgent than the last place gives its own up", () => {
  expect(assignSlots(["z", "a"], ["a", "b", "c", "z"], 2)).toEqual(["b", "a"]);
});

test("more or fewer places than before", () => {
  expect(assignSlots(["a", "b"], ["b", "a", "c"], 3)).toEqual(["a", "b", "c"]);
  expect(assignSlots(["a", "b"], ["b", "a"], 1)).toEqual(["b"]);
});

test("no key stands twice", () => {
  expect(assignSlots(["a", "a"], ["a", "b"], 2)).toEqual(["a", "b"]);
});
