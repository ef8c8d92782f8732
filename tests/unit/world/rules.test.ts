/** The rules for what is taken together see what cannot be, each by itself. */
import { expect, test } from "vitest";
import { indexOffence, printOffence, sumsOffence } from "./day-rules.ts";
import { leagueOffence, resultOffence } from "./league-rules.ts";
import { serveOffence, setsOffence } from "./serve-rules.ts";
import { shootOutOffence } from "./shootout-rules.ts";

/** Kicks as `H+a-…`: home or away, scored or missed; another player each until all have kicked. */
function kicks(text: string, each = 11) {
  const events = Array.from(text.matchAll(/([Ha])([+-])/g), ([, who, how], i) => ({
    kind: how === "+" ? ("shootout-scored" as const) : ("shootout-missed" as const),
    side: who === "H" ? ("home" as const) : ("away" as const),
    player: `${who}${Math.floor(i / 2) % each}`,
    homeScore: 1,
    awayScore: 1,
  }));
  const count = (scored: string) => text.split(scored).length - 1;
  const line = [
    [0, 0],
    [1, 1],
    [0, 0],
    [count("H+"), count("a+")],
  ] as const;
  const reds = { homeReds: 11 - each, awayReds: 0 };
  return { events, row: { status: "finished", line, homeWin: 1, awayWin: 0, ...reds } as const };
}

test("a shoot-out ends when it is decided, in turn, and nobody kicks twice before all have", () => {
  const offence = (text: string, each?: number) => {
    const { events, row } = kicks(text, each);
    return shootOutOffence(events, row);
  };
  expect(offence("H+a-H+a-H+a-")).toBeNull();
  expect(offence("H+a+H+a+H+a+H+a+H+a+H-a-H+a-")).toBeNull();
  expect(offence("H+a-H+a-H+a-H+")).toBe("kick 7 after 3:0");
  expect(offence("H+a-H+a-")).toBe("a shoot-out ends open at 2:0");
  expect(offence("H+a+H+a+H+a+H+a+H+a+H+")).toBe("a shoot-out ends open at 6:5");
  expect(offence("H+H+a-a-H+a-")).toBe("kick 2 out of turn");
  expect(offence("H+a-a-H+H+a-")).toBe("kick 3 out of turn");
  expect(offence("H-a+H-a+H-a+")).toBe("who lost the shoot-out goes through");
  expect(offence("H+a+H+a+H+a+H+a+H+a-", 3)).toBe(null);
  const { events, row } = kicks("H+a-H+a-H+a-", 2);
  expect(shootOutOffence(events, { ...row, homeReds: 0 })).toBe("H0 kicks for time 2");
  const score = {
    ...row,
    line: [
      [0, 0],
      [1, 1],
      [0, 0],
      [2, 0],
    ] as const,
  };
  expect(shootOutOffence(events, score)).toBe("a shoot-out of 2:0, by its kicks 3:0");
});

test("sets are those of tennis, and as many as it takes", () => {
  const offence = (
    line: Parameters<typeof setsOffence>[0]["line"],
    status: "live" | "finished",
    ending: "retired" | null = null,
  ) => setsOffence({ line, status, ending, bestOf: 3 });
  expect(
    offence(
      [
        [6, 4],
        [6, 7, 3],
        [7, 5],
      ],
      "finished",
    ),
  ).toBeNull();
  expect(
    offence(
      [
        [6, 4],
        [5, 6],
      ],
      "live",
    ),
  ).toBeNull();
  expect(
    offence(
      [
        [6, 4],
        [5, 6],
      ],
      "finished",
      "retired",
    ),
  ).toBeNull();
  expect(
    offence(
      [
        [6, 4],
        [5, 6],
      ],
      "finished",
    ),
  ).toBe("set 2 of 5:6");
  expect(
    offence(
      [
        [6, 5],
        [0, 0],
      ],
      "live",
    ),
  ).toBe("set 1 of 6:5");
  expect(
    offence(
      [
        [8, 6],
        [0, 0],
      ],
      "live",
    ),
  ).toBe("set 1 of 8:6");
  expect(
    offence(
      [
        [7, 6],
        [0, 0],
      ],
      "live",
    ),
  ).toMatch(/with undefined/);
  expect(
    offence(
      [
        [6, 4],
        [6, 4],
        [0, 0],
      ],
      "live",
    ),
  ).toBe("it goes on after 2 sets");
  expect(
    offence(
      [
        [6, 4],
        [4, 6],
      ],
      "finished",
    ),
  ).toBe("over after 1 sets");
});

test("the serve changes with the game, and in a tie-break after one point and then after two", () => {
  const at = (server: "home" | "away", games: readonly [number, number], points: string) => {
    const [homePoints = null, awayPoints = null] = points.split(":");
    return { server, line: [games], homePoints, awayPoints };
  };
  const offence = (before: ReturnType<typeof at>, now: ReturnType<typeof at>) =>
    serveOffence(now, before);
  expect(offence(at("home", [3, 2], "40:0"), at("away", [4, 2], "0:0"))).toBeNull();
  expect(offence(at("home", [3, 2], "40:0"), at("home", [4, 2], "0:0"))).toMatch(/next game/);
  expect(offence(at("home", [3, 2], "30:0"), at("away", [3, 2], "40:0"))).toMatch(/same game/);
  expect(offence(at("home", [3, 2], "40:0"), at("home", [5, 2], "0:0"))).toBe("2 games at once");
  expect(offence(at("home", [6, 6], "0:0"), at("away", [6, 6], "1:0"))).toBeNull();
  expect(offence(at("away", [6, 6], "1:0"), at("away", [6, 6], "1:1"))).toBeNull();
  expect(offence(at("away", [6, 6], "1:1"), at("home", [6, 6], "2:1"))).toBeNull();
  expect(offence(at("away", [6, 6], "1:1"), at("away", [6, 6], "2:1"))).toMatch(/tie-break/);
  // Home began this tie-break, so away begins the next set, whoever served last.
  expect(offence(at("away", [6, 6], "6:3"), at("away", [7, 6], "0:0"))).toBeNull();
  expect(offence(at("away", [6, 6], "6:3"), at("home", [7, 6], "0:0"))).toMatch(/next game/);
});

const quote = {
  status: "trading",
  previousClose: 100,
  open: 101,
  high: 103,
  low: 99,
  last: 102,
  volume: 500,
  trades: 3,
} as const;

test("a day is the sum of its candles", () => {
  const candles = [
    { open: 101, high: 103, low: 101, close: 103, volume: 200, trades: 2 },
    { open: 99, high: 102, low: 99, close: 102, volume: 300, trades: 1 },
  ];
  expect(sumsOffence(quote, candles)).toBeNull();
  for (const column of ["open", "high", "low", "last", "volume", "trades"] as const) {
    expect(sumsOffence({ ...quote, [column]: 100 }, candles)).toMatch(`${column} of the day 100`);
  }
  expect(sumsOffence({ ...quote, trades: 0 }, candles)).toMatch(/without prints/);
});

test("the newest print is the last price, and none comes in a halt", () => {
  const halted = { ...quote, status: "halted" } as const;
  expect(printOffence(halted, { since: 7 }, { time: 7, price: 102 })).toBeNull();
  expect(printOffence(halted, { since: 7 }, { time: 8, price: 102 })).toBe("prints while halted");
  expect(printOffence(quote, { since: 7 }, { time: 8, price: 101 })).toMatch(/printed 101/);
});

test("an index is worth what its members are", () => {
  const members = [[quote, 10] as const, [{ ...quote, last: 51, previousClose: 50 }, 20] as const];
  const index = { ...quote, last: 1_020, previousClose: 1_000 };
  expect(indexOffence(index, members, 2_000)).toBeNull();
  expect(indexOffence({ ...index, last: 1_020.01 }, members, 2_000)).toMatch(/members 1020/);
  expect(indexOffence({ ...index, previousClose: 999 }, members, 2_000)).toMatch(/closed at 999/);
});

const match = {
  sport: "football",
  status: "finished",
  home: "A",
  away: "B",
  homeScore: 2,
  awayScore: 1,
  ending: null,
  homeWin: 1,
  awayWin: 0,
} as const;

test("a table is what its matches come to", () => {
  const first = {
    rank: 1,
    played: 1,
    won: 1,
    drawn: 0,
    lost: 0,
    scored: 2,
    conceded: 1,
    points: 3,
  };
  const last = { rank: 2, played: 1, won: 0, drawn: 0, lost: 1, scored: 1, conceded: 2, points: 0 };
  const table = (live: boolean, ranks = [1, 2]) =>
    new Map([
      ["A", { ...first, live, rank: ranks[0] ?? 0 }],
      ["B", { ...last, live, rank: ranks[1] ?? 0 }],
    ]);
  expect(leagueOffence(table(false), [match])).toBeNull();
  expect(leagueOffence(table(true), [{ ...match, status: "live" }])).toBeNull();
  expect(leagueOffence(table(false), [{ ...match, status: "live" }])).toBe("A plays");
  expect(leagueOffence(table(false), [{ ...match, awayScore: 2 }])).toMatch(/by its matches 0 1 0/);
  expect(leagueOffence(table(false, [2, 1]), [match])).toBe("rank 2 with 3 points");
});

test("who scored more has won", () => {
  expect(resultOffence(match)).toBeNull();
  expect(resultOffence({ ...match, homeScore: 0 })).toMatch(/0:1 ends with chances of 1/);
  expect(resultOffence({ ...match, sport: "basketball", awayScore: 2 })).toBe("it ends 2:2");
  expect(resultOffence({ ...match, homeScore: 1, ending: "shoot-out" })).toBeNull();
});
