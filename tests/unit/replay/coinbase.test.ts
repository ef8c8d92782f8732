import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { line, opened, played, shipped, withFile } from "./play.ts";

interface Expected {
  last: string;
  readonly bids: Map<string, string>;
  readonly asks: Map<string, string>;
  prints: number;
  buys: number;
  volume: string;
}

/** What the shipped session ends with, straight from its lines: text, plain maps, no grid. */
function expectations(): Map<string, Expected> {
  const products = new Map<string, Expected>();
  const of = (id: string) => {
    const found = products.get(id);
    if (found !== undefined) return found;
    const made = { last: "", bids: new Map(), asks: new Map(), prints: 0, buys: 0, volume: "" };
    products.set(id, made);
    return made;
  };
  const text = gunzipSync(readFileSync(shipped("coinbase-2021-04-17.jsonl.gz"))).toString("utf8");
  for (const row of text.split("\n")) {
    if (!row.includes('"from":"server"')) continue;
    const { data } = JSON.parse(row);
    if (data.product_id === undefined) continue;
    const product = of(data.product_id);
    if (data.type === "snapshot") {
      for (const [price, size] of data.bids) product.bids.set(price, size);
      for (const [price, size] of data.asks) product.asks.set(price, size);
    } else if (data.type === "l2update") {
      for (const [side, price, size] of data.changes) {
        const levels = side === "buy" ? product.bids : product.asks;
        if (Number(size) === 0) levels.delete(price);
        else levels.set(price, size);
      }
    } else {
      product.last = data.price;
      if (data.type === "ticker") product.volume = data.volume_24h;
      if (data.type === "match") {
        product.prints += 1;
        if (data.side === "sell") product.buys += 1;
      }
    }
  }
  return products;
}

const sorted = (levels: Map<string, string>, sign: 1 | -1) =>
  [...levels]
    .map(([price, size]) => [Number(price), Number(size)] as const)
    .sort(([a], [b]) => (a - b) * sign);

test("a replayed session ends as its file says: last, best bid and ask, ten levels, prints", async () => {
  const expected = expectations();
  const { sink } = await played({ file: "coinbase-2021-04-17" });
  expect(sink.feed.status).toBe("ended");
  expect([...sink.instruments.keys()].sort()).toEqual([...expected.keys()].sort());
  expect(expected.size).toBe(10);
  for (const [symbol, seen] of sink.instruments) {
    const want = expected.get(symbol);
    if (want === undefined) continue;
    const price = (ticks: number) => (ticks * seen.grid.units) / seen.grid.scale;
    expect(price(seen.last), `${symbol} last`).toBe(Number(want.last));
    const bids = sorted(want.bids, -1);
    const asks = sorted(want.asks, 1);
    expect([price(seen.bid), seen.bidSize], `${symbol} bid`).toEqual(bids[0]);
    expect([price(seen.ask), seen.askSize], `${symbol} ask`).toEqual(asks[0]);
    for (let level = 0; level < 10; level += 1) {
      const bid = seen.levels.get(`bid${level}`);
      const ask = seen.levels.get(`ask${level}`);
      expect([price(bid?.price ?? 0), bid?.size], `${symbol} b${level}`).toEqual(bids[level]);
      expect([price(ask?.price ?? 0), ask?.size], `${symbol} a${level}`).toEqual(asks[level]);
    }
    expect(seen.trades, `${symbol} prints`).toBe(want.prints);
    const buys = seen.prints.filter(({ side }) => side === "buy").length;
    expect(buys, `${symbol} prints with a buying aggressor`).toBe(want.buys);
    expect(seen.volume, `${symbol} volume of 24 h`).toBeCloseTo(Number(want.volume), 6);
  }
  const prints = [...sink.instruments.values()].reduce((sum, { trades }) => sum + trades, 0);
  expect(prints).toBe(97);
});

test("what is known of a product before the first tick: names, grid, previous close, last", async () => {
  const { sink } = await opened({ file: "coinbase-2021-04-17" });
  const skl = sink.instruments.get("SKL-BTC");
  expect(skl?.listing).toMatchObject({
    name: "SKL/BTC",
    kind: "crypto",
    currency: "BTC",
    tickSize: 0.00000001,
  });
  expect(skl?.day).toMatchObject({ previousClose: 1144, open: 1144, high: 1337, low: 1122 });
  expect(skl?.status).toBe("trading");
  expect(skl?.last).toBe(1303);
  expect(sink.instruments.get("BAND-GBP")?.listing.tickSize).toBe(0.0001);
  expect(sink.feed).toMatchObject({ message: "Recorded 2021-04-17", simulated: false });
});

test("orders of a level are unknown", async () => {
  const { sink } = await played({ file: "coinbase-2021-04-17" });
  for (const { levels } of sink.instruments.values()) {
    for (const { orders } of levels.values()) expect(orders).toBeNaN();
  }
});

const ticker = (sequence: number, price: string, more: object = {}) => ({
  type: "ticker",
  product_id: "AB-USD",
  sequence,
  price,
  open_24h: "9",
  high_24h: "12",
  low_24h: "8",
  volume_24h: "100.5",
  time: "2021-04-17T16:43:37.100200Z",
  ...more,
});

const match = (sequence: number, price: string, size: string, side = "sell") => ({
  type: "match",
  product_id: "AB-USD",
  sequence,
  price,
  size,
  side,
  time: "2021-04-17T16:43:37.250700Z",
});

const t = 1_618_677_817;

test("messages that repeat or go back are dropped and counted, those of other types passed over", async () => {
  const lines = [
    line(t, { ...match(9, "10.0", "1"), type: "last_match" }),
    line(t + 0.1, match(10, "10.1", "2")),
    line(t + 0.2, match(10, "10.1", "2")),
    line(t + 0.3, match(8, "10.7", "5")),
    line(t + 0.4, ticker(10, "10.1")),
    line(t + 0.5, ticker(9, "10.0")),
    line(t + 0.6, { type: "status", products: [] }),
    line(t + 0.7, match(11, "10.2", "3", "buy")),
  ];
  const { sink, said } = await withFile("s.jsonl", lines.join("\n"), (file) => played({ file }));
  const seen = sink.instruments.get("AB-USD");
  expect(seen?.prints.map(({ price, size, side }) => [price, size, side])).toEqual([
    [101, 2, "buy"],
    [102, 3, "sell"],
  ]);
  expect(seen?.last).toBe(102);
  const told = said.join("\n");
  expect(told).toContain("3 messages dropped");
  expect(told).toContain('1 messages of type "status" passed over');
});

test("times are the venue's, in whole ms, and never go back", async () => {
  const update = (time: string) => ({
    type: "l2update",
    product_id: "AB-USD",
    changes: [["buy", "9.5", "1"]],
    time,
  });
  const lines = [
    line(t + 0.3, match(1, "10.0", "1")),
    line(t + 0.31, { type: "snapshot", product_id: "AB-USD", bids: [["9.4", "1"]], asks: [] }),
    line(t + 0.32, update("2021-04-17T16:43:37.100000Z")),
  ];
  const { sink } = await withFile("s.jsonl", lines.join("\n"), (file) => played({ file }));
  const times = sink.calls
    .filter(({ method }) => method === "trade" || method === "quote")
    .map(({ values }) => values[0]);
  const received = Math.floor((t + 0.31) * 1_000);
  expect(times).toEqual([Date.UTC(2021, 3, 17, 16, 43, 37, 250), received, received]);
});

test("without a book the ticker's best bid and ask are shown", async () => {
  const best = { best_bid: "9.98", best_ask: "10.02", best_bid_size: "3", best_ask_size: "4" };
  const text = line(t, ticker(1, "10.00", best));
  const { sink } = await withFile("s.jsonl", text, (file) => played({ file }));
  const seen = sink.instruments.get("AB-USD");
  expect(seen).toMatchObject({ bid: 998, bidSize: 3, ask: 1002, askSize: 4, last: 1000 });
});

test("a crossed book is not quoted, and an emptied side is", async () => {
  const update = (side: string, price: string, size: string) => ({
    type: "l2update",
    product_id: "AB-USD",
    changes: [[side, price, size]],
  });
  const snapshot = {
    type: "snapshot",
    product_id: "AB-USD",
    bids: [["10", "1"]],
    asks: [["11", "2"]],
  };
  const lines = [
    line(t, snapshot),
    line(t + 0.1, update("buy", "11", "5")),
    line(t + 0.2, update("sell", "11", "0")),
  ];
  const { sink } = await withFile("s.jsonl", lines.join("\n"), (file) => played({ file }));
  const quotes = sink.calls.filter(({ method }) => method === "quote");
  expect(quotes.map(({ values }) => values.slice(1))).toEqual([
    [10, 1, 11, 2],
    [11, 5, Number.NaN, Number.NaN],
  ]);
});

test("it keeps the recorded pace: speed 1 takes 31 s, speed 10 takes 3.1 s", async () => {
  for (const [speed, ms] of [
    [1, 30_800],
    [10, 3_080],
  ] as const) {
    const { feed, sink, clock } = await opened({ file: "coinbase-2021-04-17", speed });
    feed.start();
    clock.advance(ms - 200);
    expect(sink.feed.status).toBe("running");
    clock.advance(400);
    expect(sink.feed.status).toBe("ended");
    expect(clock.waiting).toBe(0);
  }
});

test("after a halt of the process it does not race after what it missed", async () => {
  const { feed, sink, clock } = await opened({ file: "coinbase-2021-04-17" });
  feed.start();
  clock.advance(1_000);
  const before = sink.feed.clock ?? 0;
  const now = clock.now.bind(clock);
  clock.now = () => now() + 20_000;
  clock.advance(1_000);
  expect((sink.feed.clock ?? 0) - before).toBeLessThan(2_000);
  feed.stop();
});

test("looping, every run begins a new day and time goes on", async () => {
  const { feed, sink, clock } = await opened({ file: "coinbase-2021-04-17", loop: true });
  feed.start();
  clock.advance(31_000 * 3);
  expect(sink.feed.status).toBe("running");
  const days = sink.calls.filter(({ method }) => method === "newDay").length;
  expect(days).toBe(10 * 2);
  clock.advance(2_000);
  const runs = sink.calls.filter(({ method }) => method === "trade").length;
  expect(runs).toBeGreaterThan(97 * 2);
  const prints = [...sink.instruments.values()].reduce((sum, { trades }) => sum + trades, 0);
  expect(prints).toBeLessThanOrEqual(97);
  expect(sink.instruments.get("SKL-USD")?.last).toBeGreaterThan(0);
  feed.stop();

  const skl = sink.calls.filter(({ target }) => target === "SKL-USD");
  const day = skl.findIndex(({ method }) => method === "newDay");
  const emptied = skl.slice(day).filter(({ method }) => method === "level");
  expect(emptied.slice(0, 20).map(({ values }) => values[2])).toEqual(Array(20).fill(Number.NaN));
  // A run takes 30,769 ms, from the first message with data to the last, and a second of rest.
  const times = skl.filter(({ method }) => method === "trade");
  const first = times.filter((call) => skl.indexOf(call) < day).length;
  const passed = Number(times[first]?.values[0]) - Number(times[0]?.values[0]);
  expect(passed).toBe(30_769 + 1_000);
});

test("a second run ends as the first", async () => {
  const ends = async (ms: number) => {
    const { feed, sink, clock } = await opened({ file: "coinbase-2021-04-17", loop: true });
    feed.start();
    clock.advance(ms);
    feed.stop();
    return [...sink.instruments].map(([symbol, { prints, time, ...seen }]) => {
      return [symbol, { ...seen, prints: time > 0 && prints.length > 0 }];
    });
  };
  const first = await ends(31_200);
  expect(await ends(31_200 + 31_770)).toEqual(first);
});
