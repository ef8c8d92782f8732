/** Matches of all kinds, usual ones and wild ones, in which nothing may be that cannot be. */
import { expect, test } from "vitest";
import { usualScoring } from "../../../server/feed/simulator/football/scoring.ts";
import { type Played, sample } from "./football-sample.ts";
import { offence } from "./match-laws.ts";
import { TestMatch } from "./support.ts";

const many = 300;

function offences(played: readonly Played[], knockout: boolean): string[] {
  return played.flatMap(({ writer }) => {
    const found = offence(writer, knockout);
    return found === null ? [] : [`${writer.row.clock}: ${found}`];
  });
}

test.each([{ knockout: false }, { knockout: true }])(
  "usual matches keep the laws, knock-out: $knockout",
  ({ knockout }) => {
    const played = sample({ seed: `laws ${knockout}`, count: many, knockout });
    expect(offences(played, knockout)).toEqual([]);
    const clocks = new Set(played.map(({ writer }) => writer.row.clock));
    expect([...clocks].sort()).toEqual(knockout ? ["AET", "FT", "PEN"] : ["FT"]);
  },
);

test("so do matches full of red cards, of which some are abandoned", () => {
  const scoring = { ...usualScoring, reds: 2.5 };
  const played = sample({ seed: "red", count: many / 2, knockout: true, scoring });
  expect(offences(played, true)).toEqual([]);
  const abandoned = played.filter(({ writer }) => writer.row.clock === "ABD");
  expect(abandoned.length).toBeGreaterThan(5);
  for (const { writer, match } of abandoned) {
    const { homeScore, awayScore } = writer.row;
    expect(Math.abs((homeScore ?? 0) - (awayScore ?? 0))).toBeGreaterThanOrEqual(3);
    const won = match.winner === "home";
    expect(writer.points.at(-1)).toEqual(["ABD", won ? 1 : 0, 0, won ? 0 : 1]);
    expect(match.winner).toBe((homeScore ?? 0) > (awayScore ?? 0) ? "home" : "away");
  }
  // A goalkeeper who is sent off makes room for the other, where another may still come on.
  const keepers = played.flatMap(({ writer }) =>
    writer.events.filter(
      ({ kind, player, side }) =>
        (kind === "red" || kind === "second-yellow") &&
        [...writer.players.values()].some(
          (one) => one.side === side && one.name === player && one.position === "GK",
        ),
    ),
  );
  expect(keepers.length).toBeGreaterThan(10);
});

test("goals by the dozen do no harm", () => {
  const scoring = { ...usualScoring, behind: 9, ahead: 6 };
  const played = sample({ seed: "goals", count: 100, knockout: true, scoring });
  expect(offences(played, true)).toEqual([]);
  const most = Math.max(...played.map(({ goals }) => goals));
  expect(most).toBeGreaterThan(15);
});

test("what cannot be is seen", () => {
  const [one] = sample({ seed: "laws true", count: 1, knockout: true });
  const original = one?.writer ?? new TestMatch();
  expect(offence(original, true)).toBe(null);
  const changed = (change: (copy: TestMatch) => void): string | null => {
    const copy = new TestMatch("", structuredClone(original.row));
    copy.events = structuredClone(original.events);
    copy.players = structuredClone(original.players);
    copy.stats = structuredClone(original.stats);
    change(copy);
    return offence(copy, true);
  };
  expect(changed(() => {})).toBe(null);
  const substitution = original.events.findIndex(({ kind }) => kind === "substitution");
  const on = original.events[substitution];
  const cases: ((copy: TestMatch) => void)[] = [
    (copy) => void copy.events.push({ ...(copy.events[3] ?? copy.events[0]) } as never),
    (copy) => void Object.assign(copy.events[5] ?? {}, { homeScore: 7 }),
    (copy) => void Object.assign(copy.events.at(-2) ?? {}, { clock: "1'", period: "2H" }),
    (copy) => void Object.assign(copy.row, { homeScore: (copy.row.homeScore ?? 0) + 1 }),
    (copy) => void copy.events.splice(substitution + 1, 0, structuredClone(on) as never),
    (copy) => void copy.players.delete("home.1"),
    (copy) => void Object.assign(copy.players.get("home.9") ?? {}, { goals: 99 }),
    (copy) => void Object.assign(copy.row, { homeReds: 3 }),
    (copy) => void copy.stats.set("on-target", [99, 99]),
    (copy) =>
      void Object.assign(copy.events.find(({ kind }) => kind === "yellow") ?? {}, {
        player: "Nobody",
      }),
  ];
  for (const change of cases) expect(changed(change)).not.toBe(null);
});

test("clocks run as scoreboards show them", () => {
  const [one] = sample({ seed: "clock", count: 1 });
  const clocks = one?.writer.points.map(([clock]) => clock) ?? [];
  const shown = [...new Set(clocks)];
  expect(shown.slice(0, 3)).toEqual(["1'", "2'", "3'"]);
  const half = shown.indexOf("HT");
  expect(shown[half - 1]).toMatch(/^45\+\d+'$/);
  expect(shown[half + 1]).toBe("46'");
  expect(shown.at(-2)).toMatch(/^90\+\d+'$/);
  expect(shown.at(-1)).toBe("FT");
});
