import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import { boardForTest, boardWith, dayStart, listing } from "./support.ts";

test("an index is weighted by capitalisation and stands at 1,000 at the previous close", () => {
  const { board, sink, writer } = boardWith(
    listing("A", { shares: 3_000_000 }),
    listing("B", { shares: 1_000_000, sector: "Financials" }),
    listing("C", { shares: null }),
    listing("D", { shares: 0 }),
    listing("E", { shares: 1 }),
  );
  const quotes = board.place(topics.quotes).table;
  expect(quotes.get("BIG500")).toMatchObject({ kind: "index", last: 1_000, previousClose: 1_000 });
  sink.transact(() => {
    for (const symbol of ["A", "B", "C", "D", "E"])
      writer(symbol).status(dayStart - 60_000, "trading");
  });
  expect(quotes.get("BIG500")).toMatchObject({ open: 1_000, status: "trading" });
  sink.transact(() => writer("A").trade(dayStart, 11_000, 1, "buy"));
  // Three quarters of the value rise by a tenth.
  expect(quotes.get("BIG500")).toMatchObject({
    last: 1_075,
    high: 1_075,
    low: 1_000,
    time: dayStart,
  });
  expect(board.place(topics.candles("BIG500", "1m")).table.rows().at(-1)?.close).toBe(1_075);
  expect(board.place(topics.sparklines).table.get("BIG500")).toEqual({ points: [1_000, 1_075] });
  sink.transact(() => {
    for (const symbol of ["A", "B", "C", "D", "E"]) writer(symbol).newDay(dayStart + 1);
  });
  expect(quotes.get("BIG500")).toMatchObject({ previousClose: 1_075, open: 1_075, low: 1_075 });
  expect(quotes.has("BIG.FINANCIALS")).toBe(false);
});

test("movers list the day's extremes and what is traded most", () => {
  const { board, clock, sink, writer } = boardWith(
    ...["A", "B", "C", "D"].map((symbol) => listing(symbol)),
  );
  clock.advance(2_000);
  sink.transact(() => {
    writer("A").trade(dayStart, 10_500, 1, "buy");
    writer("B").trade(dayStart, 9_000, 50, "sell");
    writer("C").trade(dayStart, 10_100, 2, "sell");
  });
  const movers = board.place(topics.movers).table;
  expect(movers.get("gainers.1")).toMatchObject({ symbol: "A", change: 0.05, last: 105 });
  expect(movers.get("losers.1")).toMatchObject({ symbol: "B", change: -0.1 });
  expect(movers.get("active.1")).toMatchObject({ symbol: "B", turnover: 4_500 });
  expect(movers.keys().filter((key) => key.startsWith("losers"))).toEqual(["losers.1"]);
  clock.advance(2_000);
  sink.transact(() => writer("B").trade(dayStart, 10_000, 1, "buy"));
  expect(movers.has("losers.1")).toBe(false);
});

test("a move of three per cent is told once a day and direction, a halt each time", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const trade = (ticks: number) =>
    sink.transact(() => writer("A").trade(dayStart, ticks, 1, "buy"));
  for (const ticks of [10_200, 10_301, 10_299, 10_310, 10_510, 9_600]) trade(ticks);
  sink.transact(() => writer("A").status(dayStart, "halted"));
  sink.transact(() => writer("A").status(dayStart, "trading"));
  const told = board.place(topics.headlines).table.rows();
  expect(told.map((row) => row.kind)).toEqual(["mover", "mover", "mover", "halt", "resume"]);
  expect(told[0]?.text).toBe("A +3.0 % since the previous close");
  expect(told[2]?.text).toBe("A −4.0 % since the previous close");
});

/** A league of four teams and two matches, of which one is over. */
function league() {
  const made = boardForTest();
  const { sink } = made;
  const matches = new Map<string, ReturnType<typeof sink.match>>();
  sink.transact(() => {
    sink.league({
      id: "l",
      name: "League",
      sport: "football",
      table: true,
      tiebreak: "difference",
      position: 1,
    });
    const shared = { sport: "football", league: "l", startTime: dayStart } as const;
    matches.set(
      "m1",
      sink.match("m1", {
        ...shared,
        home: "Reds",
        away: "Blues",
        status: "finished",
        homeScore: 2,
        awayScore: 1,
      }),
    );
    matches.set(
      "m2",
      sink.match("m2", { ...shared, home: "Greens", away: "Greys", status: "scheduled" }),
    );
  });
  const match = (id: string) => {
    const found = matches.get(id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  return { ...made, match };
}

test("a league table counts a running match as if it ended now, and says so", () => {
  const { board, sink, match } = league();
  const table = board.place(topics.standings("l")).table;
  expect(table.get("Reds")).toMatchObject({
    rank: 1,
    points: 3,
    form: ["W"],
    live: false,
    moved: 0,
  });
  expect(table.get("Greys")).toMatchObject({ rank: 3, played: 0 });
  sink.transact(() => match("m2").set({ status: "live", homeScore: 0, awayScore: 4 }));
  expect(table.get("Greys")).toMatchObject({ rank: 1, points: 3, live: true, moved: 2 });
  expect(table.get("Reds")).toMatchObject({ rank: 2, moved: -1 });
  const version = table.version;
  sink.transact(() => match("m2").set({ clock: "12'" }));
  expect(table.version).toBe(version);
});

test("a goal, one that is taken back, and a final are told with score and scorer", () => {
  const { board, sink, match } = league();
  const event = {
    clock: "12'",
    period: "1H",
    side: "away",
    player: null,
    other: null,
    text: "Goal",
    homeScore: 0,
    awayScore: 1,
    time: dayStart,
  } as const;
  sink.transact(() => {
    match("m2").event({ ...event, kind: "goal" });
    match("m2").event({ ...event, kind: "own-goal", player: "A. Name", awayScore: 2 });
    match("m2").event({ ...event, kind: "goal-cancelled", player: "A. Name", clock: "14'" });
    match("m2").event({ ...event, kind: "full-time" });
  });
  expect(
    board
      .place(topics.headlines)
      .table.rows()
      .map(({ kind, text }) => [kind, text]),
  ).toEqual([
    ["goal", "Greens 0–1 Greys (Greys 12')"],
    ["goal", "Greens 0–2 Greys (A. Name 12', own goal)"],
    ["no-goal", "Greens 0–1 Greys (Goal cancelled: A. Name 14')"],
    ["final", "Full time: Greens 0–1 Greys"],
  ]);
});

test("a final after a shoot-out is told with its total", () => {
  const { board, sink, match } = league();
  sink.transact(() => {
    match("m2").set({
      line: [
        [0, 0],
        [1, 1],
        [4, 2],
      ],
    });
    match("m2").event({
      clock: "PEN",
      period: "PEN",
      kind: "full-time",
      side: null,
      player: null,
      other: null,
      text: null,
      homeScore: 1,
      awayScore: 1,
      time: dayStart,
    });
  });
  const [told] = board.place(topics.headlines).table.rows();
  expect(told?.text).toBe("Full time: Greens 1–1 Greys (4–2 pen.)");
});

test("a match that starts again has no events, and numbers them from 1", () => {
  const { board, sink, match } = league();
  sink.transact(() => {
    match("m2").probability("1'", 0.5, 0.3, 0.2);
    match("m2").stat("shots", "Shots", 1, 0);
    match("m2").probability("2'", 0.123456, 0.5, 0.376544);
  });
  expect(board.place(topics.matches).table.get("m2")).toMatchObject({ homeWin: 0.1235 });
  expect(board.place(topics.probability("m2")).table.keys()).toEqual(["1", "2"]);
  sink.transact(() => match("m2").restart());
  expect(board.place(topics.probability("m2")).table.size).toBe(0);
  expect(board.place(topics.stats("m2")).table.size).toBe(0);
  sink.transact(() => match("m2").probability("1'", 1, 0, 0));
  expect(board.place(topics.probability("m2")).table.keys()).toEqual(["1"]);
});

test("a league is its feed's own: another feed's of the same name is refused", () => {
  const { board, sink } = boardForTest();
  const league = { id: "cup", sport: "football", table: true, position: 1 } as const;
  const announce = (to: typeof sink, name: string) =>
    to.transact(() => to.league({ ...league, name, tiebreak: "difference" }));
  announce(sink, "Cup 2025");
  announce(sink, "Cup 2026");
  const other = sinkFor(board, "other");
  expect(() => announce(other, "Another cup")).toThrow(/league "cup" is there already/);
  expect(board.place(topics.leagues).table.get("cup")?.name).toBe("Cup 2026");
});

test("a match of a league that nobody announced is refused", () => {
  const { sink } = league();
  expect(() => sink.transact(() => sink.match("m9", { league: "x" }))).toThrow(/league "x"/);
});
