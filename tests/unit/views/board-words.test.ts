import { expect, test } from "vitest";
import { belongs } from "../../../app/_views/board/belongs.ts";
import { placeWords } from "../../../app/_views/board/match-words.ts";

test("a match's place is its league, its group of a cup, or the round of a knock-out", () => {
  expect(placeWords({ name: "Premier League", table: true }, "Matchday 30")).toBe("Premier League");
  expect(placeWords({ name: "World Cup 2026 · Group A", table: true }, "Matchday 1")).toBe(
    "Group A",
  );
  const knockouts = { name: "World Cup 2026 · Knockouts", table: false };
  expect(placeWords(knockouts, "Quarter-final")).toBe("Quarter-final");
  expect(placeWords(knockouts, null)).toBe("Knockouts");
  expect(placeWords(undefined, "Final")).toBe("");
  const open = { name: "Split Open (clay)", table: false, sport: "tennis" } as const;
  expect(placeWords(open, "QF")).toBe("Split Open · QF");
});

test("no gainer has lost, no loser has gained, and the most active may have done either", () => {
  expect(belongs("gainers", 0.01)).toBe(true);
  expect(belongs("gainers", -0.01)).toBe(false);
  expect(belongs("losers", -0.01)).toBe(true);
  expect(belongs("losers", 0.01)).toBe(false);
  expect(belongs("gainers", 0) || belongs("losers", 0) || belongs("losers", null)).toBe(false);
  expect(belongs("active", 0)).toBe(true);
});
