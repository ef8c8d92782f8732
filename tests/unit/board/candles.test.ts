import { expect, test } from "vitest";
import { type Interval, intervals, type Row, topics } from "../../../lib/schema/topics.ts";
import { cells, clear, fold } from "../../../server/board/derive/candle.ts";
import { boardWith, dayStart, listing } from "./support.ts";

/** A generator good enough to scatter test prints: x ← 1664525 x + 1013904223 mod 2^32. */
function scatter(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Print {
  time: number;
  ticks: number;
  size: number;
}

/** Candles the plain way: group, then look at each group. */
function expected(prints: readonly Print[], lengthMs: number): [string, Row<"candles">][] {
  const groups = new Map<number, Print[]>();
  for (const print of prints) {
    const start = print.time - (print.time % lengthMs);
    groups.set(start, [...(groups.get(start) ?? []), print]);
  }
  return [...groups].slice(-500).map(([start, group]) => {
    const prices = group.map((print) => print.ticks / 100);
    const candle = {
      open: prices[0] ?? 0,
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices.at(-1) ?? 0,
      volume: group.reduce((sum, print) => sum + print.size, 0),
      trades: group.length,
    };
    return [String(start), candle];
  });
}

test("candles of every interval equal what grouping the prints gives, and the last 500 are kept", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const next = scatter(7);
  const prints: Print[] = [];
  let time = dayStart;
  for (let batch = 0; batch < 400; batch += 1) {
    // Some tables are asked for in mid-day, the others at its end, and all rest for a while: it
    // must not show.
    if (batch === 250) board.rest(() => false);
    if (batch === 150 || batch === 350)
      for (const interval of ["1s", "1m", "1d"]) board.table(`candles/A/${interval}`);
    sink.transact(() => {
      for (let count = 0; count < 10; count += 1) {
        time += Math.floor(next() * 900);
        const print = {
          time,
          ticks: 9_000 + Math.floor(next() * 2_000),
          size: 1 + Math.floor(next() * 9),
        };
        prints.push(print);
        writer("A").trade(print.time, print.ticks, print.size, "buy");
      }
    });
  }
  for (const [interval, lengthMs] of Object.entries(intervals)) {
    const { table } = board.place(topics.candles("A", interval as Interval));
    const rows = table.keys().map((key) => [key, table.get(key)]);
    expect(rows, interval).toEqual(expected(prints, lengthMs));
  }
});

test("a table of candles that is asked for before the first print follows from the first on", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const table = board.table(topics.candles("A", "1m"));
  for (const price of [10_000, 10_100]) {
    sink.transact(() => writer("A").trade(dayStart, price, 1, "buy"));
    expect(table?.rows()).toMatchObject([{ open: 100, close: price / 100 }]);
  }
});

test("a late print mends its own bucket and leaves the newest close alone", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => {
    writer("A").trade(dayStart, 10_000, 1, "buy");
    writer("A").trade(dayStart + 60_000, 10_100, 1, "buy");
    writer("A").trade(dayStart + 30_000, 9_500, 2, "sell");
  });
  const { table } = board.place(topics.candles("A", "1m"));
  expect(table.rows()).toEqual([
    { open: 100, high: 100, low: 95, close: 100, volume: 3, trades: 2 },
    { open: 101, high: 101, low: 101, close: 101, volume: 1, trades: 1 },
  ]);
});

test("a late print moves neither open nor close of the candles that hold it", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const trade = (second: number, price: number) =>
    writer("A").trade(dayStart + second * 1_000, price, 1, "buy");
  sink.transact(() => {
    trade(7, 10_000);
    // In no other candle of a second, but in that of 5 s, 15 s and so on.
    trade(6, 10_500);
    trade(9, 10_100);
    trade(6, 9_500);
    trade(1, 9_000);
  });
  const rows = (interval: Interval) => board.place(topics.candles("A", interval)).table.rows();
  expect(rows("1s").map(({ open }) => open)).toEqual([100, 101]);
  expect(rows("5s")).toEqual([{ open: 100, high: 105, low: 95, close: 101, volume: 4, trades: 4 }]);
  expect(rows("15s")).toEqual([
    { open: 100, high: 105, low: 90, close: 101, volume: 5, trades: 5 },
  ]);
  expect(rows("1d")).toEqual(rows("15s"));
});

test("a late print mends candles that were written and candles that rest", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const { table } = board.place(topics.candles("A", "1s"));
  const trade = (second: number, price: number) =>
    sink.transact(() => writer("A").trade(dayStart + second * 1_000, price, 1, "buy"));
  const highs = () => table.rows().map(({ high }) => high);
  for (const second of [0, 1, 2]) trade(second, 10_000);
  trade(0, 10_100);
  expect(highs()).toEqual([101, 100, 100]);
  board.rest(() => false);
  trade(1, 10_200);
  expect(highs()).toEqual([101, 100, 100]);
  board.place(topics.candles("A", "1s"));
  expect(highs()).toEqual([101, 102, 100]);
});

test("a late print loses no candle that was made in the same batch", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const { table } = board.place(topics.candles("A", "1s"));
  const trade = (second: number) => writer("A").trade(dayStart + second * 1_000, 10_000, 1, "buy");
  sink.transact(() => trade(0));
  sink.transact(() => {
    for (const second of [1, 2, 3]) trade(second);
    trade(2);
  });
  expect(table.rows().map(({ trades }) => trades)).toEqual([1, 1, 2, 1]);
});

test("candles that nobody reads rest, and are whole when they are asked for again", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const topic = topics.candles("A", "1s");
  const trade = (second: number) =>
    sink.transact(() => writer("A").trade(dayStart + second * 1_000, 10_000, 1, "buy"));
  for (let second = 0; second < 600; second += 1) trade(second);
  const { table } = board.place(topic);
  const keys = table.keys();
  expect(keys).toHaveLength(500);
  board.rest(() => false);
  board.place(topic);
  expect(table.keys()).toEqual(keys);
  // The newest second once more, so that the table follows before it rests.
  trade(599);
  board.rest(() => false);
  const { version } = table;
  trade(600);
  expect(() =>
    sink.transact(() => {
      board.place(topic);
      throw new Error("the feed broke");
    }),
  ).toThrow("the feed broke");
  trade(601);
  expect(table.version).toBe(version);
  board.place(topic);
  expect(table.version).toBe(version + 1);
  expect(table.keys()).toEqual([
    ...keys.slice(2),
    String(dayStart + 600_000),
    String(dayStart + 601_000),
  ]);
});

test("an empty candle adds nothing to another", () => {
  const values = Float64Array.of(5, 7, 3, 4, 10, 2, ...new Array<number>(cells).fill(0));
  clear(values, cells);
  fold(values, 0, values, cells);
  expect([...values.slice(0, cells)]).toEqual([5, 7, 3, 4, 10, 2]);
  fold(values, cells, values, 0);
  expect([...values.slice(cells)]).toEqual([5, 7, 3, 4, 10, 2]);
});

test("a batch over many boundaries leaves each candle whole, though nobody saw it open", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const shown = board.place(topics.candles("A", "5s")).table;
  sink.transact(() => {
    for (let second = 0; second < 3_600; second += 1) {
      writer("A").trade(dayStart + second * 1_000, 10_000 + second, 1, "buy");
    }
  });
  for (const table of [shown, board.place(topics.candles("A", "5m")).table]) {
    const rows = table.rows();
    const length = table === shown ? 5 : 300;
    expect(rows).toHaveLength(Math.min(500, 3_600 / length));
    for (const [index, row] of rows.entries()) {
      const first = 3_600 - (rows.length - index) * length;
      const [low, high] = [first, first + length - 1].map((second) => (10_000 + second) / 100);
      expect(row).toEqual({ open: low, high, low, close: high, volume: length, trades: length });
    }
  }
});

test("sparklines take a point a minute and never hold more than 60", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const lengths: number[] = [];
  for (let minute = 0; minute < 500; minute += 1) {
    for (const second of [0, 20, 40]) {
      const time = dayStart + minute * 60_000 + second * 1_000;
      sink.transact(() => writer("A").trade(time, 10_000 + minute, 1, "buy"));
    }
    const points = board.place(topics.sparklines).table.get("A")?.points ?? [];
    lengths.push(points.length);
    expect(points[0]).toBe(100);
    // The price rises by a cent a minute, so equal distances in time are equal steps in price.
    const steps = points.slice(1).map((point, at) => Math.round((point - (points[at] ?? 0)) * 100));
    expect(new Set(steps).size).toBeLessThanOrEqual(1);
  }
  expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
  expect(lengths[29]).toBe(30);
  expect(lengths.at(-1)).toBeGreaterThan(30);
});
