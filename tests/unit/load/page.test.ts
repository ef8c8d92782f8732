import { expect, test } from "vitest";
import { type Goal, goalsTable } from "../../load/page/findings.ts";
import { lookMinutes } from "../../load/page/heap.ts";
import { blockedAfter, blockedByProcessor, namedScripts } from "../../load/page/load-figures.ts";
import { caseNames, helpText, readOptions } from "../../load/page/options.ts";
import { fileOf } from "../../load/page/rig/asked.ts";
import { Market } from "../../load/page/rig/market.ts";
import { RandomWalks } from "../../load/page/rig/random-walks.ts";
import { WideFeed } from "../../load/page/wide-feed.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { RecordingSink } from "../../support/recording-sink.ts";

test("what is not said is as the help says, and the half hour of the heap is asked for by name", () => {
  expect(readOptions([])).toEqual({
    cases: caseNames.filter((name) => name !== "heap"),
    runs: 3,
    seconds: null,
    warmUp: 5,
    minutes: 30,
    pages: null,
    traces: null,
  });
});

test("what is said holds", () => {
  const args =
    "--cases heap,charts --runs 1 --seconds 2.5 --warm-up 1 --minutes 6 --pages /,/markets";
  expect(readOptions([...args.split(" "), "--traces", "/tmp"])).toEqual({
    cases: ["heap", "charts"],
    runs: 1,
    seconds: 2.5,
    warmUp: 1,
    minutes: 6,
    pages: ["/", "/markets"],
    traces: "/tmp",
  });
});

test.each([
  ["--cases", "charts,chats", /chats.*give some of charts, chart/],
  ["--runs", "1.5", /--runs is "1.5": give a whole number/],
  ["--seconds", "0", /--seconds is "0": give a number over 0/],
  ["--minutes", "long", /--minutes is "long"/],
])("%s %s is refused with what would be right", (name, value, message) => {
  expect(() => readOptions([name, value])).toThrow(message);
});

test("help names every case and every option", () => {
  expect(readOptions(["--help"])).toBeNull();
  for (const name of caseNames) expect(helpText).toContain(name);
  for (const name of ["cases", "runs", "seconds", "warm-up", "minutes", "pages", "traces"]) {
    expect(helpText).toContain(`--${name} `);
  }
});

test("the median of the runs decides whether a goal is met", () => {
  const goal = (values: Goal["values"]): Goal => ({
    question: "busy",
    values,
    show: (value) => `${value} %`,
    goal: "≤ 10 %",
    holds: (value) => value <= 10,
  });
  expect(goalsTable([goal([9, 30, 8])])).toContain(
    "| busy | 9 %, 30 %, 8 % | 9 % | ≤ 10 % | yes |",
  );
  expect(goalsTable([goal([11, 12, 1])])).toContain("| 11 % | ≤ 10 % | NO |");
  expect(goalsTable([goal([null, 3])])).toContain("| failed, 3 % | 3 % | ≤ 10 % | yes |");
  expect(goalsTable([goal([null])])).toContain("| failed |  | ≤ 10 % | NO |");
});

test("scripts of the first load are those that the document names, less those for old browsers", () => {
  const html = `<script src="/_next/a.js?x=1" async=""></script><script>var s="<script src='no'>"</script>
    <script id="old" src="/_next/old.js" noModule=""></script><script src="http://h/_next/b.js"></script>`;
  expect([...namedScripts(html)]).toEqual(["/_next/a.js", "/_next/b.js"]);
});

test("blocking is what a task has beyond 50 ms, of that only what came after the first paint", () => {
  expect(blockedAfter(100, [{ start: 200, duration: 80 }])).toBe(30);
  expect(blockedAfter(100, [{ start: 200, duration: 50 }])).toBe(0);
  expect(blockedAfter(100, [{ start: 0, duration: 90 }])).toBe(0);
  expect(blockedAfter(100, [{ start: 40, duration: 130 }])).toBe(20);
  const both = [
    { start: 200, duration: 60 },
    { start: 300, duration: 70 },
  ];
  expect(blockedAfter(0, both)).toBe(30);
});

test("by processor time a task counts as long as it had the processor, so many times", () => {
  const task = { start: 200, duration: 500, processor: 20 };
  expect(blockedByProcessor(100, [task], 4)).toBe(30);
  expect(blockedByProcessor(100, [{ ...task, processor: 12 }], 4)).toBe(0);
  expect(blockedByProcessor(900, [task], 4)).toBe(0);
  // Half of it was before the first paint.
  expect(blockedByProcessor(450, [{ ...task, processor: 40 }], 4)).toBe(30);
  expect(blockedByProcessor(100, [task, task], 4)).toBe(60);
  expect(blockedByProcessor(0, [{ start: 0, duration: 0, processor: 0 }], 4)).toBe(0);
});

test("memory is looked at after five minutes and every five to the end; a short run after a sixth", () => {
  expect(lookMinutes(30)).toEqual([5, 10, 15, 20, 25, 30]);
  expect(lookMinutes(6)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a way's manner is no part of its file", () => {
  expect(fileOf("table-ag-grid:1ms")).toBe("table-ag-grid");
  expect(fileOf("empty")).toBe("empty");
});

test("a step changes as many rows as asked, each once, the first always, all in what is seen of it", () => {
  const market = new Market(485);
  for (let step = 0; step < 50; step += 1) {
    const before = market.instruments.map(({ last }) => last);
    const changed = market.step(50);
    expect(changed[0]).toBe(0);
    expect(new Set(changed).size).toBe(50);
    for (const [index, { last, bid, ask, low, high }] of market.instruments.entries()) {
      expect(last !== before[index], `row ${index}`).toBe(changed.includes(index));
      expect(bid < ask && low <= last && last <= high).toBe(true);
    }
  }
  expect(new Set(market.step(485)).size).toBe(485);
});

test("two markets make the same changes, and all rows have their turn", () => {
  const [one, other] = [new Market(100), new Market(100)];
  const seen = new Set<number>();
  for (let step = 0; step < 150; step += 1) {
    const changed = one.step(10);
    expect([...other.step(10)]).toEqual([...changed]);
    for (const index of changed) seen.add(index);
  }
  expect(one.instruments).toEqual(other.instruments);
  expect(seen.size).toBe(100);
});

test("symbols are in order, so that all ways show the same rows", () => {
  const symbols = new Market(1_000).instruments.map(({ symbol }) => symbol);
  expect(symbols.toSorted()).toEqual(symbols);
  expect(new Set(symbols).size).toBe(1_000);
});

test("walks repeat, a second apart, and never stand still", () => {
  const [one, other] = [new RandomWalks(3), new RandomWalks(3)];
  let last = one.next();
  expect([...other.next()]).toEqual([...last]);
  for (let point = 0; point < 100; point += 1) {
    const next = one.next();
    expect([...other.next()]).toEqual([...next]);
    expect((next[0] ?? 0) - (last[0] ?? 0)).toBe(1_000);
    for (const series of [1, 2, 3]) expect(next[series]).not.toBe(last[series]);
    last = next;
  }
});

test("a wide feed lists as many instruments as asked and ticks at its rate, over all of them", async () => {
  const clock = new ManualClock();
  const sink = new RecordingSink();
  const feed = new WideFeed({ sink, clock, log: () => {} }, { instruments: 500, rate: 10_025 });
  await feed.open();
  expect(sink.instruments.size).toBe(500);
  for (const { last, bid, ask } of sink.instruments.values()) {
    expect(last > 0 && bid < ask).toBe(true);
  }
  const opened = sink.ticks;
  feed.start();
  clock.advance(2_000);
  expect(sink.ticks - opened).toBe(20_050);
  const touched = new Set(sink.calls.slice(-20_000).map(({ target }) => target));
  expect(touched.size).toBe(500);
  feed.control({ paused: true });
  const paused = sink.ticks;
  clock.advance(1_000);
  expect(sink.ticks).toBe(paused);
  feed.stop();
});
