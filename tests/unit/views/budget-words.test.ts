import { expect, test } from "vitest";
import { encodingWord, limitWord, transportWord } from "../../../app/_frame/status-words.ts";
import { fittingWords } from "../../../app/_views/shared/budget-words.ts";

const fitted = (kilobytesPerSecond: number | null, pace: number | null) => ({
  kilobytesPerSecond,
  pace,
});

test("what the server fitted is said, and nothing where it has not said", () => {
  expect(fittingWords(20, fitted(20, 2))).toBe("2 a second fits into 20 kB/s.");
  expect(fittingWords(20, fitted(20, null))).toContain("All");
  expect(fittingWords(10, fitted(10, 0))).toContain("Nothing");
  expect(fittingWords(10, fitted(20, 2))).toBe("");
  expect(fittingWords(10, null)).toBe("");
  expect(fittingWords(null, null)).toContain("Without a limit");
});

test("the limit stands with its pace where something is held back", () => {
  expect(limitWord(null, null)).toBe("none");
  expect(limitWord(50, null)).toBe("50 kB/s");
  expect(limitWord(50, fitted(50, null))).toBe("50 kB/s");
  expect(limitWord(50, fitted(50, 5))).toBe("50 kB/s, 5 a second");
});

test("transport and encoding are named as people know them", () => {
  expect([transportWord("websocket"), transportWord("polling"), transportWord(null)]).toEqual([
    "WebSocket",
    "HTTP polling",
    "none",
  ]);
  expect((["binary", "json", "mixed", null] as const).map(encodingWord)).toEqual([
    "binary",
    "JSON",
    "binary and JSON",
    "none",
  ]);
});
