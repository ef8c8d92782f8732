import { expect, test } from "vitest";
import { covers, normalized, selectionKey } from "../../../lib/mirror/selection.ts";

const same = (a: Parameters<typeof normalized>[0], b: Parameters<typeof normalized>[0]) =>
  selectionKey(normalized(a)) === selectionKey(normalized(b));

test("equal wishes are one selection, however they are written", () => {
  const a = { topic: "matches", rows: ["b", "a", "b"], columns: ["homeScore", "home"] };
  const b = { topic: "matches", rows: ["a", "b"], columns: ["home", "homeScore", "home"] };
  expect(same(a, b)).toBe(true);
  expect(same(a, { topic: "matches", rows: ["a", "b"] })).toBe(false);
  expect(same({ topic: "matches" }, { topic: "leagues" })).toBe(false);
  const all = { topic: "stats/m", columns: ["home", "away", "label"] };
  expect(same(all, { topic: "stats/m" })).toBe(true);
});

test("prices bring the step of their grid along where each row has its own", () => {
  expect(normalized({ topic: "quotes", columns: ["last"] }).columns).toEqual(["tickSize", "last"]);
  expect(normalized({ topic: "quotes", columns: ["name"] }).columns).toEqual(["name"]);
  expect(normalized({ topic: "trades/A", columns: ["price"] }).columns).toEqual(["price"]);
});

test("a kept-last-N topic is taken with all its rows", () => {
  expect(normalized({ topic: "trades/A", rows: ["7"] })).toEqual({ topic: "trades/A" });
  expect(normalized({ topic: "events/m", rows: ["7"] }).rows).toEqual(["7"]);
});

test("a selection covers what asks for no more", () => {
  const whole = { topic: "matches" };
  const part = { topic: "matches", rows: ["a"], columns: ["home"] };
  expect(covers(whole, part)).toBe(true);
  expect(covers(part, whole)).toBe(false);
  expect(covers({ topic: "matches", rows: ["a", "b"] }, part)).toBe(true);
  expect(covers({ topic: "matches", rows: ["b"] }, part)).toBe(false);
  expect(covers({ topic: "leagues" }, part)).toBe(false);
});
