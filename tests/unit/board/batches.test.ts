import { expect, test } from "vitest";
import { type Interval, intervals, topics } from "../../../lib/schema/topics.ts";
import type { InstrumentWriter } from "../../../server/feed/feed.ts";
import { Random } from "../../support/random.ts";
import { stateOf } from "../../support/table-state.ts";
import { boardWith, dayStart, listing } from "./support.ts";

// Pairs belong to no index: an index is sampled once a transaction, so it does depend on batches.
const symbols = Array.from({ length: 12 }, (_, index) => `P${index}`);
const intervalNames = Object.keys(intervals) as Interval[];

type Made = ReturnType<typeof boardWith>;
type Write = (writer: (symbol: string) => InstrumentWriter) => void;

function boardOfPairs(): Made {
  return boardWith(...symbols.map((symbol) => listing(symbol, { kind: "crypto", shares: null })));
}

/** Calls of a feed at random, time going on by up to `stepMs` from one to the next. */
function story(random: Random, length: number, stepMs: number): Write[] {
  let time = dayStart;
  return Array.from({ length }, () => {
    time += random.below(stepMs);
    const at = time;
    const symbol = random.pick(symbols);
    const price = 9_000 + random.below(2_000);
    // Sizes whose sums round differently in another order.
    const size = random.unit() * 10;
    const kind = random.unit();
    if (kind < 0.4) return (of) => of(symbol).quote(at, price - 1, size, price + 1, 2 * size);
    if (kind < 0.8) {
      const late = random.chance(0.05) ? random.below(4 * stepMs) : 0;
      const side = random.pick(["buy", "sell"] as const);
      return (of) => of(symbol).trade(at - late, price, size, side);
    }
    if (kind < 0.97) {
      const side = random.pick(["bid", "ask"] as const);
      const level = random.below(10);
      const empty = random.chance(0.1);
      return (of) => of(symbol).level(side, level, empty ? Number.NaN : price, size, 3);
    }
    const status = random.pick(["halted", "trading"] as const);
    if (kind < 0.98) return (of) => of(symbol).status(at, status);
    if (kind < 0.99) return (of) => of(symbol).day({ volume: size, high: price, last: price });
    return (of) => of(symbol).newDay(at);
  });
}

/** All tables that follow from ticks alone. */
function stateOfBoard({ board }: Made) {
  return [
    ["quotes", stateOf(board.place(topics.quotes).table)],
    ...symbols.flatMap((symbol) => [
      [topics.trades(symbol), stateOf(board.place(topics.trades(symbol)).table)],
      [topics.depth(symbol), stateOf(board.place(topics.depth(symbol)).table)],
      ...intervalNames.map((name) => {
        const topic = topics.candles(symbol, name);
        return [topic, stateOf(board.place(topic).table)];
      }),
    ]),
  ];
}

function play({ sink, writer }: Made, writes: readonly Write[]): void {
  sink.transact(() => {
    for (const write of writes) write(writer);
  });
}

/** Asks for some tables and lets others rest: neither may show. */
function askAtRandom({ board }: Made, random: Random): void {
  if (random.chance(0.2)) board.rest(() => random.chance(0.5));
  const symbol = random.pick(symbols);
  board.table(topics.trades(symbol));
  board.table(topics.depth(symbol));
  board.table(topics.candles(symbol, random.pick(intervalNames)));
}

test("the end is the same however ticks are shared out to transactions, and whoever reads", () => {
  for (const [seed, stepMs] of [
    [1, 30],
    [2, 700],
    [3, 40_000],
  ] as const) {
    const writes = story(new Random(seed), 8_000, stepMs);
    const oneByOne = boardOfPairs();
    for (const write of writes) play(oneByOne, [write]);
    const atOnce = boardOfPairs();
    play(atOnce, writes);
    const batched = boardOfPairs();
    const random = new Random(seed + 100);
    for (let from = 0; from < writes.length; ) {
      const count = 1 + random.below(300);
      play(batched, writes.slice(from, from + count));
      from += count;
      askAtRandom(batched, random);
    }
    const expected = stateOfBoard(oneByOne);
    expect(stateOfBoard(atOnce)).toEqual(expected);
    expect(stateOfBoard(batched)).toEqual(expected);
  }
});

test("a batch that throws leaves nothing behind, wherever it breaks", () => {
  const random = new Random(4);
  const clean = boardOfPairs();
  const broken = boardOfPairs();
  const failures: readonly Write[] = [
    () => {
      throw new RangeError("the feed broke");
    },
    // A price off the grid shows when the batch is written to the tables, after other instruments.
    (of) => of("P11").quote(dayStart, 99.5, 1, 101, 1),
    (of) => of("P11").trade(dayStart, 99.5, 1, "buy"),
    (of) => of("P11").trade(dayStart, 100, Number.POSITIVE_INFINITY, "buy"),
  ];
  for (let round = 0; round < 60; round += 1) {
    const writes = story(random, 200, 500);
    const lost = story(random, 200, 500).filter(() => random.chance(0.9));
    play(clean, writes);
    play(broken, writes);
    const versions = () =>
      symbols.map((symbol) => broken.board.placeToWrite(topics.trades(symbol)).table.version);
    const before = versions();
    expect(() => play(broken, [...lost, random.pick(failures)])).toThrow(RangeError);
    expect(versions()).toEqual(before);
    askAtRandom(broken, random);
  }
  expect(stateOfBoard(broken)).toEqual(stateOfBoard(clean));
});

test("a hundred quotes of a batch are one change, and one that ends where it began is none", () => {
  const made = boardOfPairs();
  const { table } = made.board.place(topics.quotes);
  play(made, [(of) => of("P1").quote(dayStart, 9_999, 1, 10_001, 1)]);
  const changes = table.rowChanges(["P1"]);
  const { version } = table;
  play(
    made,
    Array.from({ length: 100 }, (_, cents): Write => {
      return (of) => of("P1").quote(dayStart, 9_000 + cents, 1, 10_001, 1);
    }),
  );
  expect([table.version, table.rowChanges(["P1"])]).toEqual([version + 1, changes + 1]);
  const still = (bid: number): Write => {
    return (of) => of("P1").quote(dayStart, bid, 1, 10_001, 1);
  };
  play(made, [still(9_500), still(9_099)]);
  expect(table.version).toBe(version + 1);
});

test("where deriving throws, prints reach trades and candles with the next that does not", () => {
  const { board, sink, writer } = boardOfPairs();
  let breaks = false;
  board.derive({
    derive() {
      if (breaks) throw new Error("a deriver broke");
    },
  });
  const trades = board.place(topics.trades("P1")).table;
  const candles = board.place(topics.candles("P1", "1s")).table;
  const trade = (second: number) =>
    sink.transact(() => writer("P1").trade(dayStart + second * 1_000, 10_000, 1, "buy"));
  trade(0);
  breaks = true;
  expect(() => trade(1)).toThrow("a deriver broke");
  expect([trades.size, candles.size]).toEqual([1, 1]);
  breaks = false;
  trade(2);
  expect([trades.keys(), candles.size]).toEqual([["1", "2", "3"], 3]);
});
