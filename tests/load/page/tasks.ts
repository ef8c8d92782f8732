/** The main thread's tasks, from a trace of the browser. */
import { percentile } from "../fanout/latency.ts";

/** An event of a trace as far as it is read; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** A task of the main thread, ms since its trace's first mark. */
export interface Task {
  readonly start: number;
  readonly duration: number;
  /** How much of that it had the processor, ms. */
  readonly processor: number;
}

/** The name of the mark that a page sets (`performance.mark`), by which its thread is found. */
export const markName = "bigboard-bench";

/** Categories of a trace that hold the tasks and the mark. */
export const taskCategories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
];

/**
 * The tasks of the thread that set the mark, from the mark on, in order.
 * @throws Error where nobody set it.
 */
export function tasksOf(events: readonly TraceEvent[]): Task[] {
  const mark = events.find(({ name }) => name === markName);
  if (mark === undefined) throw new Error("the trace does not hold the page's mark");
  return events
    .filter(
      ({ name, ph, pid, tid, ts }) =>
        name === "RunTask" && ph === "X" && pid === mark.pid && tid === mark.tid && ts >= mark.ts,
    )
    .map(({ ts, dur = 0, tdur = dur }) => ({
      start: (ts - mark.ts) / 1_000,
      duration: dur / 1_000,
      processor: tdur / 1_000,
    }))
    .sort((one, other) => one.start - other.start);
}

/** Of each whole second up to the end, the longest task that began in it, ms; 0 without any. */
export function longestBySecond(
  tasks: readonly Task[],
  seconds: number,
  by: "duration" | "processor" = "duration",
): number[] {
  const longest = new Array<number>(Math.floor(seconds)).fill(0);
  for (const task of tasks) {
    const second = Math.floor(task.start / 1_000);
    const known = longest[second];
    if (known !== undefined && task[by] > known) longest[second] = task[by];
  }
  return longest;
}

export interface TaskFigures {
  /** Of the longest task in each second, ms. */
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
  /** As `p99`, by the time that tasks had the processor. */
  readonly p99Processor: number;
  /** How many tasks took more than 50 ms. */
  readonly long: number;
  /** Share of the time that was spent in tasks. */
  readonly busy: number;
}

const ascending = (a: number, b: number) => a - b;

/** What is too long for who touches the page meanwhile, ms. */
export const longTaskMs = 50;

export function taskFigures(tasks: readonly Task[], seconds: number): TaskFigures {
  const within = tasks.filter(({ start }) => start < seconds * 1_000);
  const longest = longestBySecond(within, seconds).sort(ascending);
  const byProcessor = longestBySecond(within, seconds, "processor").sort(ascending);
  return {
    median: percentile(longest, 0.5) ?? 0,
    p99: percentile(longest, 0.99) ?? 0,
    worst: longest.at(-1) ?? 0,
    p99Processor: percentile(byProcessor, 0.99) ?? 0,
    long: within.filter(({ duration }) => duration > longTaskMs).length,
    busy: within.reduce((sum, { duration }) => sum + duration, 0) / (seconds * 1_000),
  };
}

/** What in a task took the processor's time: the largest parts, with the function's place. */
export function partsOf(events: readonly TraceEvent[], task: Task, count: number): string[] {
  const mark = events.find(({ name }) => name === markName);
  if (mark === undefined) return [];
  const from = mark.ts + task.start * 1_000;
  const to = from + task.duration * 1_000;
  return events
    .filter(
      ({ name, ph, pid, tid, ts, dur = 0 }) =>
        ph === "X" &&
        name !== "RunTask" &&
        pid === mark.pid &&
        tid === mark.tid &&
        ts >= from - 1 &&
        ts + dur <= to + 1,
    )
    .map(({ name, dur = 0, tdur = dur, args }) => ({ name, taken: tdur, args }))
    .sort((one, other) => other.taken - one.taken)
    .slice(0, count)
    .map(({ name, taken, args }) => `${(taken / 1_000).toFixed(1)} ms ${name}${placeOf(args)}`);
}

function placeOf(args: TraceEvent["args"]): string {
  const data = args?.data;
  if (typeof data !== "object" || data === null) return "";
  const { functionName = "", url = "", type = "" } = data as Record<string, unknown>;
  const file = String(url).split("/").at(-1) ?? "";
  return [functionName, type, file].map((part) => (part ? ` ${String(part)}` : "")).join("");
}
