import { expect, test } from "vitest";
import {
  longestBySecond,
  markName,
  partsOf,
  type Task,
  type TraceEvent,
  taskFigures,
  tasksOf,
} from "../../load/page/tasks.ts";

const page = { pid: 7, tid: 3, ph: "X" } as const;
const task = (start: number, duration: number, processor = duration): Task => ({
  start,
  duration,
  processor,
});

/** As a browser writes it: µs, by another clock, other threads and processes in between. */
const trace: TraceEvent[] = [
  { ...page, name: "RunTask", ts: 500_000, dur: 90_000 },
  { ...page, name: "RunTask", ts: 1_030_000, dur: 60_000, tdur: 40_000 },
  { ...page, name: markName, ph: "I", ts: 1_000_000 },
  { ...page, tid: 4, name: "RunTask", ts: 1_010_000, dur: 80_000 },
  { ...page, pid: 8, name: "RunTask", ts: 1_010_000, dur: 80_000 },
  { ...page, name: "RunTask", ts: 1_010_000, dur: 5_000 },
  { ...page, name: "Layout", ts: 1_040_000, dur: 20_000, tdur: 8_000 },
  {
    ...page,
    name: "FunctionCall",
    ts: 1_060_000,
    dur: 15_000,
    args: { data: { functionName: "draw", url: "http://here/_next/static/a.js" } },
  },
  { ...page, name: "Paint", ts: 1_095_000, dur: 4_000 },
  { ...page, name: "RunTask", ph: "B", ts: 1_200_000 },
];

test("tasks are those of the thread that set the mark, from the mark on, in order, in ms", () => {
  expect(tasksOf(trace)).toEqual([task(10, 5), task(30, 60, 40)]);
});

test("a trace without the mark is no trace of the page", () => {
  expect(() => tasksOf(trace.filter(({ name }) => name !== markName))).toThrow(/mark/);
});

test("each second has its longest task, 0 where none began in it, and none after the end", () => {
  const tasks = [task(0, 3), task(900, 300), task(1_100, 20), task(3_999, 7), task(4_000, 99)];
  expect(longestBySecond(tasks, 4)).toEqual([300, 20, 0, 7]);
});

test("by processor time another task may be the longest", () => {
  expect(longestBySecond([task(0, 90, 10), task(200, 40, 35)], 1, "processor")).toEqual([35]);
});

test("figures are of the longest of each second, but for the count and the share of the time", () => {
  const tasks = Array.from({ length: 100 }, (_, second) => task(second * 1_000, second + 1, 1));
  const figures = taskFigures([...tasks, task(50_500, 51), task(100_000, 900)], 100);
  expect(figures).toEqual({
    median: 50,
    p99: 99,
    worst: 100,
    p99Processor: 1,
    long: 51,
    busy: (5_050 + 51) / 100_000,
  });
});

test("the parts of a task are those within it, the dearest first, with their function", () => {
  expect(partsOf(trace, task(30, 60, 40), 5)).toEqual([
    "15.0 ms FunctionCall draw a.js",
    "8.0 ms Layout",
  ]);
  expect(partsOf(trace, task(30, 60, 40), 1)).toHaveLength(1);
});
