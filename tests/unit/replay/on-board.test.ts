/** Recordings on the real board: what a viewer reads is what the files say. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import { createReplay, type ReplayOptions } from "../../../server/feed/replay/replay.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { shipped } from "./play.ts";

async function onBoard(options: ReplayOptions) {
  const clock = new ManualClock();
  const board = createBoard({ epoch: "test", clock });
  const sink = sinkFor(board, "replay");
  const feed = createReplay({ sink, clock, log: () => {} }, { speed: 600, ...options });
  await feed.open();
  feed.start();
  const status = () => board.place(topics.feed).table.get("replay")?.status;
  const step = (ms: number, steps: number, until: () => boolean) => {
    for (let done = 0; done < steps && !until(); done += 1) clock.advance(ms);
  };
  const toEnd = () => step(1_000, 5_000, () => status() !== "running");
  return { board, feed, clock, status, step, toEnd };
}

test("a Coinbase session: last price, best bid and ask, prints and depth in the tables", async () => {
  const text = gunzipSync(readFileSync(shipped("coinbase-2021-04-17.jsonl.gz"))).toString("utf8");
  const last = new Map<string, number>();
  const prints = new Map<string, number>();
  const books = new Map<string, Map<number, number>>();
  for (const row of text.split("\n")) {
    const data = row === "" ? null : JSON.parse(row).data;
    if (data?.product_id === undefined) continue;
    const { product_id: product, type } = data;
    const side = (name: string) => {
      const key = `${product} ${name}`;
      const book = books.get(key) ?? new Map<number, number>();
      books.set(key, book);
      return book;
    };
    if (type === "snapshot") {
      for (const [price, size] of data.bids) side("buy").set(Number(price), Number(size));
      for (const [price, size] of data.asks) side("sell").set(Number(price), Number(size));
    } else if (type === "l2update") {
      for (const [name, price, size] of data.changes) side(name).set(Number(price), Number(size));
    } else last.set(product, Number(data.price));
    if (type === "match") prints.set(product, (prints.get(product) ?? 0) + 1);
  }
  const { board, status, toEnd } = await onBoard({ file: "coinbase-2021-04-17" });
  toEnd();
  expect(status()).toBe("ended");
  const quotes = board.place(topics.quotes).table;
  expect(last.size).toBe(10);
  for (const [product, price] of last) {
    const standing = (name: string) =>
      [...(books.get(`${product} ${name}`) ?? [])].flatMap(([at, size]) => (size > 0 ? [at] : []));
    const row = quotes.get(product);
    expect(row, product).toMatchObject({
      last: price,
      bid: Math.max(...standing("buy")),
      ask: Math.min(...standing("sell")),
      trades: prints.get(product) ?? 0,
      status: "trading",
    });
    expect(board.place(topics.trades(product)).table.size).toBe(prints.get(product) ?? 0);
    const depth = board.place(topics.depth(product)).table;
    expect(depth.get("b1")).toMatchObject({ price: row?.bid, size: row?.bidSize, orders: null });
    expect(depth.get("a10")?.price).toBe(standing("sell").sort((a, b) => a - b)[9]);
  }
});

for (const order of ["calendar", "together"] as const) {
  test(`World Cup 2026, ${order}: results, goals and the groups' tables`, async () => {
    const { matches: file } = JSON.parse(readFileSync(shipped("worldcup-2026.json"), "utf8"));
    const { board, status, toEnd } = await onBoard({ file: "worldcup-2026", order });
    toEnd();
    expect(status()).toBe("ended");
    const teams = new Map<string, { points: number; scored: number; conceded: number }>();
    const played = board.place(topics.matches).table;
    expect(played.size).toBe(104);
    let goals = 0;
    for (const [index, id] of played.keys().entries()) {
      const { score, team1, team2, group } = file[index];
      const [home, away] = score.et ?? score.ft;
      expect(played.get(id), id).toMatchObject({ homeScore: home, awayScore: away });
      const events = board.place(topics.events(id)).table.rows();
      goals += events.filter(({ player }) => player !== null).length;
      if (group === undefined) continue;
      for (const [team, scored, conceded] of [
        [team1, home, away],
        [team2, away, home],
      ]) {
        const sum = teams.get(team) ?? { points: 0, scored: 0, conceded: 0 };
        sum.points += scored > conceded ? 3 : scored === conceded ? 1 : 0;
        sum.scored += scored;
        sum.conceded += conceded;
        teams.set(team, sum);
      }
    }
    expect(goals).toBe(308);
    expect(teams.size).toBe(48);
    const leagues = board.place(topics.leagues).table;
    const groups = leagues.keys().filter((id) => leagues.get(id)?.table === true);
    expect(groups).toHaveLength(12);
    for (const group of groups) {
      const table = board.place(topics.standings(group)).table;
      expect(table.keys()).toHaveLength(4);
      for (const team of table.keys()) {
        expect(table.get(team), team).toMatchObject({ played: 3, ...teams.get(team) });
      }
      const ranked = table.rows().sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
      const points = ranked.map((row) => row.points ?? 0);
      expect(points).toEqual([...points].sort((a, b) => b - a));
    }
  });
}

test("a looping tournament sets the board back and ends a second time as the first", async () => {
  const { board, feed, step } = await onBoard({
    file: "worldcup-2022",
    order: "together",
    loop: true,
  });
  const matches = board.place(topics.matches).table;
  const goals = () =>
    matches
      .keys()
      .flatMap((id) => board.place(topics.events(id)).table.rows())
      .filter(({ player }) => player !== null).length;
  const all = (status: string) => matches.rows().every((row) => row.status === status);
  step(20, 2_000, () => all("finished"));
  const [results, tables] = [
    matches.rows(),
    board.place(topics.standings("world-cup-2022.a")).table,
  ];
  const first = tables.rows();
  expect(goals()).toBe(172);
  step(20, 2_000, () => all("scheduled"));
  expect(all("scheduled")).toBe(true);
  expect(goals()).toBe(0);
  expect(tables.rows().every(({ played }) => played === 0)).toBe(true);
  step(20, 2_000, () => all("finished"));
  expect(goals()).toBe(172);
  expect(matches.rows()).toEqual(results);
  expect(tables.rows()).toEqual(first);
  feed.stop();
});

test("a looping session begins a new day each time, and candles go on in time", async () => {
  const { board, feed, clock, status } = await onBoard({
    file: "coinbase-2021-04-17",
    loop: true,
    speed: 10,
  });
  clock.advance(12_000);
  expect(status()).toBe("running");
  const row = board.place(topics.quotes).table.get("SKL-USD");
  expect(row?.previousClose).toBe(0.7055);
  expect(row?.trades).toBeLessThanOrEqual(97);
  const starts = board.place(topics.candles("SKL-USD", "1s")).table.keys().map(Number);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(60_000);
  feed.stop();
});
