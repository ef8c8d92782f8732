/** The table with twenty thousand instruments, scrolled without a pause. */
import { setTimeout as sleep } from "node:timers/promises";
import { median } from "../fanout/latency.ts";
import { short, tableOf } from "../fanout/report.ts";
import { atLeast, type Findings, type PageCase, percent, type Stage } from "./findings.ts";
import { startPages, visitLive } from "./pages.ts";
import { busyBetween, inBrowser, type Visit, viewport } from "./visit.ts";

const instruments = 20_000;
const rate = 10_000;
const framesMin = 55;
const secondsDefault = 30;
/** Turns of the wheel a second, and px each: some eight screens a second. */
const wheelEveryMs = 16;
const wheelPixels = 100;
/** Turns that the page has not taken yet, at most: a wheel makes no debts. */
const waitingMax = 4;
/** Turns in one direction before the wheel goes the other way. */
const wheelTurns = 600;

interface Scrolled {
  readonly frames: number;
  readonly frameLongest: number;
  readonly busy: number;
  readonly processor: number;
  /** px/s that the table has moved. */
  readonly speed: number;
  /** Share of the frames in which no row stood in the middle of the table. */
  readonly bare: number;
}

interface Counter {
  frames: number;
  longest: number;
  moved: number;
  looked: number;
  bare: number;
}

/** Runs in the page: counts frames, and how far what scrolls has moved. */
function countFrames(look: boolean): void {
  const box = [...document.querySelectorAll<HTMLElement>("*")]
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > 100_000 && clientHeight < 2_000)
    .at(-1);
  if (box === undefined) throw new Error("nothing to scroll");
  const { left, top, width, height } = box.getBoundingClientRect();
  const counter = { frames: 0, longest: 0, moved: 0, looked: 0, bare: 0 };
  let last = performance.now();
  let place = box.scrollTop;
  const frame = (now: number) => {
    counter.frames += 1;
    counter.longest = Math.max(counter.longest, now - last);
    last = now;
    const next = box.scrollTop;
    counter.moved += Math.abs(next - place);
    place = next;
    if (look) {
      counter.looked += 1;
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      if (found?.closest("[aria-rowindex]") == null) counter.bare += 1;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.assign(globalThis, { counter });
}

const read = (visit: Visit): Promise<Counter> =>
  visit.page.evaluate(() => ({ ...(globalThis as unknown as { counter: Counter }).counter }));

/** Turns the wheel over the table until the time is over. */
async function scroll(visit: Visit, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  const place = { x: viewport.width / 2, y: viewport.height / 2 };
  let turn = 0;
  let waiting = 0;
  for (let next = performance.now(); next < end; next += wheelEveryMs) {
    const deltaY = Math.floor(turn / wheelTurns) % 2 === 0 ? wheelPixels : -wheelPixels;
    // Not waited for one by one: the browser answers once the page has taken the event.
    if (waiting < waitingMax) {
      turn += 1;
      waiting += 1;
      visit.cdp
        .send("Input.dispatchMouseEvent", { type: "mouseWheel", ...place, deltaX: 0, deltaY })
        .catch(() => {})
        .finally(() => {
          waiting -= 1;
        });
    }
    await sleep(Math.max(0, next + wheelEveryMs - performance.now()));
  }
}

async function measure(address: string, stage: Stage, look: boolean): Promise<Scrolled> {
  const { options, cores } = stage;
  const seconds = options.seconds ?? secondsDefault;
  const most = options.warmUp + seconds;
  return inBrowser(cores?.crowd ?? null, most, async (browser) => {
    const visit = await visitLive(browser, address, "/markets");
    await sleep(options.warmUp * 1_000);
    await visit.page.evaluate(countFrames, look);
    await scroll(visit, 2);
    const before = await visit.busy();
    const from = await read(visit);
    await scroll(visit, look ? Math.min(5, seconds) : seconds);
    const after = await visit.busy();
    const to = await read(visit);
    visit.mustBeWell();
    const time = after.at - before.at;
    const { tasks, processor } = busyBetween(before, after);
    return {
      frames: (to.frames - from.frames) / time,
      frameLongest: to.longest,
      busy: tasks,
      processor,
      speed: (to.moved - from.moved) / time,
      bare: (to.bare - from.bare) / Math.max(1, to.looked - from.looked),
    };
  });
}

async function run(stage: Stage): Promise<Findings> {
  const server = await startPages(stage, { rate, instruments });
  const runs: Scrolled[] = [];
  try {
    for (let run = 1; run <= stage.options.runs; run += 1) {
      stage.progress(`scrolling ${instruments.toLocaleString("en")} rows, run ${run} …`);
      runs.push(await measure(server.address, stage, false));
    }
    const { bare } = await measure(server.address, stage, true);
    const of = (name: keyof Scrolled) => median(runs.map((one) => one[name])) ?? 0;
    const rows = [
      ["frames/s", short(of("frames"))],
      ["longest time between two frames", `${short(of("frameLongest"))} ms`],
      ["main thread busy", percent(of("busy"))],
      ["the same by processor time", percent(of("processor"))],
      ["px/s that the table moved", short(of("speed"))],
      ["frames without a row in the middle of the table (a look of its own)", percent(bare)],
    ];
    return {
      text: [tableOf(["", "Markets"], rows)],
      goals: [
        {
          question: "20,000 instruments: frames/s while scrolling",
          values: runs.map(({ frames }) => frames),
          show: short,
          goal: `≥ ${framesMin}`,
          holds: atLeast(framesMin),
        },
      ],
    };
  } finally {
    await server.end();
  }
}

export const large: PageCase = {
  title: `Table of ${instruments.toLocaleString("en")} instruments at ${rate.toLocaleString("en")} ticks/s, scrolled`,
  run,
};
