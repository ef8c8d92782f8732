import { expect, test } from "vitest";
import { candlesOf } from "../../../app/_views/candles/candle.ts";
import { parseChartStyle } from "../../../app/_views/markets/chart-styles.ts";
import { bookOf, ladderKeys } from "../../../app/_views/markets/depth-book.ts";
import { figuresOf } from "../../../app/_views/markets/instrument-figures.ts";
import type { Listed } from "../../../app/_views/markets/instruments.ts";
import {
  countdown,
  exchangeWords,
  type SessionNow,
  statusView,
} from "../../../app/_views/markets/session-words.ts";
import { volumePace } from "../../../app/_views/markets/volume-pace.ts";
import type { InstrumentStatus } from "../../../lib/schema/topics.ts";
import { candle } from "../candles/support.ts";

const share: Listed = {
  symbol: "AAPL",
  name: "Apple Inc.",
  sector: "Technology",
  kind: "equity",
  currency: "USD",
  tickSize: 0.01,
};
type Status = InstrumentStatus | null | undefined;
const minute = 60_000;
const minutes = (volumes: readonly number[]) =>
  volumes.map((volume, index) => candle(index * minute, { volume }));

test("an address names a chart, else the instrument's own is drawn", () => {
  expect(parseChartStyle("area", "candles")).toBe("area");
  expect(parseChartStyle("pie", "line")).toBe("line");
  expect(parseChartStyle(null, "candles")).toBe("candles");
});

test("a ladder goes from the highest ask down to the lowest bid", () => {
  expect(ladderKeys[0]).toBe("a10");
  expect(ladderKeys[9]).toBe("a1");
  expect(ladderKeys[10]).toBe("b1");
  expect(ladderKeys.at(-1)).toBe("b10");
});

test("levels are compared with the largest of both sides, the spread with its middle", () => {
  const rows = new Map([
    ["a1", { price: 101, size: 50, orders: 1 }],
    ["b1", { price: 99, size: 200, orders: null }],
  ]);
  const book = bookOf((key) => rows.get(key) ?? null);
  expect(book.levels[9]).toMatchObject({ side: "ask", price: 101, share: 0.25 });
  expect(book.levels[10]).toMatchObject({ side: "bid", orders: null, share: 1 });
  expect(book.levels[0]).toMatchObject({ price: null, share: 0 });
  expect(book.spread).toBe(2);
  expect(book.bps).toBeCloseTo(200, 6);
  expect(bookOf(() => null)).toMatchObject({ spread: null, bps: null });
});

test("the last minutes are held against the session before them", () => {
  const calm = Array.from({ length: 20 }, () => 100);
  // The newest minute is not over and counts for nothing.
  expect(volumePace(minutes([...calm, 200, 200, 200, 200, 200, 9_999]))).toBeCloseTo(2, 6);
  expect(volumePace(minutes([...calm, 0, 0, 0, 0, 0, 1]))).toBe(0);
});

test("minutes without trades count as time", () => {
  const sparse = minutes(Array.from({ length: 26 }, () => 100)).filter(
    (_, index) => index >= 20 || index % 2 === 0,
  );
  expect(volumePace(sparse)).toBeCloseTo(2, 1);
});

test("a session is not held against the one before it, nor a short one against anything", () => {
  const yesterday = minutes(Array.from({ length: 100 }, () => 1_000));
  const start = 24 * 60 * minute;
  const today = Array.from({ length: 21 }, (_, index) =>
    candle(start + index * minute, { volume: 100 }),
  );
  expect(volumePace([...yesterday, ...today])).toBeCloseTo(1, 6);
  expect(volumePace(today.slice(0, 12))).toBeNull();
  expect(volumePace([])).toBeNull();
  expect(volumePace(candlesOf([]))).toBeNull();
  expect(volumePace(minutes(Array.from({ length: 30 }, () => 0)))).toBeNull();
});

test("key figures stand in the same places whatever is known", () => {
  const quote = { bid: 100, bidSize: 5, ask: 100.1, volume: 1_000, vwap: 100, trades: 8 };
  const names = (figures: readonly { name: string }[]) => figures.map(({ name }) => name);
  const known = figuresOf(share, quote, 1.26);
  expect(names(known)).toEqual(names(figuresOf(share, null, null)));
  const value = (name: string) => known.find((figure) => figure.name === name);
  expect(value("Turnover")?.value).toBe("100K USD");
  expect(value("Average trade")?.value).toBe("125");
  expect(value("Pace, 5 min")?.value).toBe("1.3× session");
  expect(value("Bid")).toMatchObject({ before: "5 ×", value: "100.00" });
  expect(names(figuresOf({ ...share, kind: "index" }, quote, null))).not.toContain("Volume");
});

test("that nothing trades is told apart from that nothing arrives", () => {
  const now = Date.UTC(2026, 7, 25, 17, 2, 11);
  const view = (status: Status, other: Partial<SessionNow> = {}) =>
    statusView({ status, session: null, now, zone: "UTC", ...other });
  expect(view("trading")).toMatchObject({ word: "Trading", meaning: "", tone: "live" });
  expect(view("halted")).toMatchObject({ tone: "warning" });
  expect(view("halted", { stale: true })).toMatchObject({
    word: "Last known: Halted",
    tone: "quiet",
  });
  expect(view(null)).toBeNull();
  const session = { since: now - 60_000, until: now + 192_000, tickSize: 0.01 };
  expect(view("halted", { reason: "LUDP", session })).toEqual({
    word: "Halted LUDP",
    meaning: "No trades since 17:01:11, back at 17:05:23 (in 3:12) · its price left the band",
    tone: "warning",
  });
  expect(view("halted", { reason: "T1", session: { since: now } })?.meaning).toBe(
    "No trades since 17:02:11, no time given for its end · news pending",
  );
  const auction = { ...session, indicative: 101.5, paired: 4_100, imbalance: -1_100 };
  expect(view("auction", { reason: "LUDP", session: auction })).toEqual({
    word: "Reopening LUDP",
    meaning: "Trades again in 3:12 · indicative 101.50 for 4,100, 1,100 left to sell",
    tone: "warning",
  });
  expect(view("preopen", { session: { ...auction, until: now + 4_320_000 } })?.meaning).toBe(
    "Opens in 1 h 12 min · indicative 101.50 for 4,100, 1,100 left to sell",
  );
  expect(view("trading", { reason: "LIMIT", session })).toMatchObject({
    word: "Limit state",
    meaning: "At its price band: pauses in 3:12 unless it comes back",
  });
  expect(view("trading", { session: auction })?.meaning).toBe(
    "Closing auction in 3:12 · indicative 101.50 for 4,100, 1,100 left to sell",
  );
  const opens = Date.UTC(2026, 7, 26, 13, 30);
  expect(view("closed", { session: { until: opens } })?.meaning).toBe("Opens Wed 13:30");
});

test("the exchange stands in one line", () => {
  const now = Date.UTC(2026, 7, 25, 13, 18);
  const until = Date.UTC(2026, 7, 25, 13, 30);
  const words = (status: Status, other: Partial<SessionNow> = {}) =>
    exchangeWords({ status, session: { until }, now, zone: "UTC", ...other });
  expect(words("preopen")).toBe("Opening auction in 12 min");
  expect(words("preopen", { now: null })).toBe("Opening auction at 13:30");
  expect(words("trading")).toBe("Open, closes 13:30");
  expect(words("closed")).toBe("Closed, opens Tue 13:30");
  expect(words("closed", { session: null })).toBe("Closed");
  expect(words("halted", { reason: "M1" })).toBe("Market-wide halt M1, back in 12 min");
  expect(words("auction")).toBe("Auction, one price for all in 12 min");
  expect(words("auction", { reason: "M1" })).toBe("Trading resumes in 12 min");
  expect(words(undefined)).toBe("");
  expect([countdown(599_001), countdown(599_000), countdown(-1)]).toEqual([
    "10 min",
    "9:59",
    "0:00",
  ]);
});
