/** How the end of a match is called out, sport by sport. */
import { expect, test } from "vitest";
import { type Row, type Sport, topics } from "../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../../server/feed/feed.ts";
import { boardForTest, dayStart } from "./support.ts";

type Cells = Partial<Row<"matches">>;

const event: Row<"events"> = {
  clock: "",
  period: null,
  kind: "full-time",
  side: null,
  player: null,
  other: null,
  text: "",
  homeScore: null,
  awayScore: null,
  time: dayStart,
};

/** What is called out of a match of A against B that ends. @param before P(A wins) at its start */
function called(sport: Sport, cells: Cells, told: Partial<Row<"events">> = {}, before = 0.5) {
  const { board, sink } = boardForTest();
  const writers: MatchWriter[] = [];
  sink.transact(() => {
    const league = {
      id: "l",
      name: "L",
      table: false,
      tiebreak: "difference",
      position: 1,
    } as const;
    sink.league({ ...league, sport });
    const shared = { sport, league: "l", home: "A", away: "B", startTime: dayStart };
    const match = sink.match("m", { ...shared, status: "live" });
    match.probability("", before, 0, 1 - before);
    writers.push(match);
  });
  const { homeScore = null, awayScore = null } = cells;
  sink.transact(() => {
    for (const match of writers) {
      match.set({ ...cells, status: "finished" });
      const won = cells.homeWin ?? Number((homeScore ?? 0) > (awayScore ?? 0));
      match.probability("", won, 0, 1 - won);
      match.event({ ...event, homeScore, awayScore, ...told });
    }
  });
  return board
    .place(topics.headlines)
    .table.rows()
    .map(({ kind, text }) => `${kind}: ${text}`);
}

test("a game of basketball ends with its score, and says that it took overtime", () => {
  const score = { homeScore: 112, awayScore: 108 };
  expect(called("basketball", score)).toEqual(["final: A 112–108 B (Final)"]);
  expect(called("basketball", { ...score, ending: "overtime" })).toEqual([
    "final: A 112–108 B (Final after overtime)",
  ]);
});

test("a match of tennis ends with its sets, and says how it ended before its end", () => {
  const line = [
    [6, 4],
    [6, 7, 5],
    [3, 0],
  ] as const;
  const score = { homeScore: 1, awayScore: 1, line };
  expect(called("tennis", { homeScore: 2, awayScore: 1, line })).toEqual([
    "final: A 2–1 B (Final, 6–4 6–7 3–0)",
  ]);
  expect(called("tennis", { ...score, ending: "retired", homeWin: 1 })).toEqual([
    "final: A 1–1 B (Final, retired, 6–4 6–7 3–0)",
  ]);
  const away = { ending: "walkover", homeWin: 0, awayWin: 1 } as const;
  expect(called("tennis", away, { kind: "retirement" })).toEqual(["final: A – B (Walkover for B)"]);
  // Who retires is told with the end.
  expect(called("tennis", { ...score, ending: "retired" }, { kind: "retirement" })).toEqual([]);
});

test("a winner whom nobody expected is an upset, in sports that have a favourite", () => {
  const score = { homeScore: 90, awayScore: 88 };
  expect(called("basketball", score, {}, 0.2)).toEqual(["final: A 90–88 B (Upset)"]);
  expect(called("basketball", score, {}, 0.21)).toEqual(["final: A 90–88 B (Final)"]);
  expect(called("basketball", { homeScore: 88, awayScore: 90 }, {}, 0.2)).toEqual([
    "final: A 88–90 B (Final)",
  ]);
});

test("after a shoot-out football tells its goals, whatever the clock says", () => {
  const line = [
    [0, 0],
    [1, 1],
    [0, 0],
    [4, 3],
  ] as const;
  const score = { homeScore: 1, awayScore: 1, line, ending: "shoot-out" } as const;
  expect(called("football", score, { clock: "FT" })).toEqual([
    "final: Full time: A 1–1 B (4–3 pen.)",
  ]);
});

test("baskets and sets are not called out", () => {
  expect(called("basketball", { homeScore: 2, awayScore: 0 }, { kind: "field-goal" })).toEqual([]);
  expect(called("tennis", { homeScore: 1, awayScore: 0 }, { kind: "set" })).toEqual([]);
});
