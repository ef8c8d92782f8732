import { expect, test } from "vitest";
import { headlineParts } from "../../../app/_views/board/headline-parts.ts";

test("a goal has the score on top and the scorer below", () => {
  const text = "Arsenal 0–2 Everton (Beto 56', penalty)";
  expect(headlineParts({ kind: "goal", text })).toEqual({
    head: "Arsenal 0–2 Everton",
    detail: "Beto 56', penalty",
  });
});

test("a move has its reference below", () => {
  const text = "PHM +3.0 % since the previous close";
  expect(headlineParts({ kind: "mover", text })).toEqual({
    head: "PHM +3.0%",
    detail: "since the previous close",
  });
});

test("a final has its score on top", () => {
  expect(headlineParts({ kind: "final", text: "Full time: A 1–0 B" })).toEqual({
    head: "A 1–0 B",
    detail: "Full time",
  });
});

test("any other text stays whole, and its kind stands below", () => {
  expect(headlineParts({ kind: "halt", text: "XYZ is halted" })).toEqual({
    head: "XYZ is halted",
    detail: "Trading halted",
  });
  expect(headlineParts({ kind: null, text: null })).toEqual({ head: "", detail: "" });
});
