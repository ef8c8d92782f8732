/** Opens the rig's pages one after the other and reads what they cost. */
import type { Browser } from "playwright";
import type { Stage } from "./findings.ts";
import type { Asked, Lap, Rig } from "./rig/asked.ts";
import { busyBetween, failureOf, inBrowser, Visit } from "./visit.ts";

export interface Way {
  /** As the rig's main.ts calls it. */
  readonly way: string;
  readonly title: string;
}

export interface RigCase {
  readonly title: string;
  readonly asked: Omit<Asked, "way">;
  /** Ours first, then rivals. */
  readonly ways: readonly [Way, ...Way[]];
  /** Share of the main thread; without for information. */
  readonly busyMax?: number;
  /** Ours to the first rival. */
  readonly ratioMax?: number;
  readonly framesMin?: number;
  /** Share of the updates that must be shown. */
  readonly shownMin?: number;
}

export interface Measured {
  /** Shares of the main thread; `busy` without what an empty page takes. */
  readonly busy: number;
  /** The processor's part of it: steadier where others want the processor, too. */
  readonly processor: number;
  readonly script: number;
  readonly layout: number;
  readonly frames: number;
  readonly frameLongest: number;
  /** Updates/s. */
  readonly shown: number;
  /** Texts of cells/s. */
  readonly cells: number;
}

export type Run = ReadonlyMap<string, Measured | string>;
type RigWindow = { readonly rig: Rig };

/** How long cells are looked at after what is measured, s. */
const lookSeconds = 3;
const secondsDefault = 15;
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function measure(
  browser: Browser,
  address: string,
  asked: Asked,
  { warmUp, seconds }: { warmUp: number; seconds: number },
): Promise<Measured> {
  const visit = await Visit.begin(browser);
  const parameters = new URLSearchParams(
    Object.entries(asked).map(([name, value]) => [name, String(value)]),
  );
  await visit.page.goto(`${address}/?${parameters}`);
  await visit.page.evaluate(() => (globalThis as unknown as RigWindow).rig.ready);
  const lap = (): Promise<Lap> =>
    visit.page.evaluate(() => (globalThis as unknown as RigWindow).rig.lap());
  await pause(warmUp);
  await lap();
  const before = await visit.busy();
  await pause(seconds);
  const after = await visit.busy();
  const counted = await lap();
  const cells = await visit.page.evaluate(
    (time) => (globalThis as unknown as RigWindow).rig.cellsPerSecond(time),
    lookSeconds,
  );
  visit.mustBeWell();
  const { tasks, processor, script, layout, style } = busyBetween(before, after);
  return {
    busy: tasks,
    processor,
    script,
    layout: layout + style,
    frames: counted.frames / counted.seconds,
    frameLongest: counted.frameLongest,
    shown: counted.shown / counted.seconds,
    cells,
  };
}

/** One run of all ways, each in a browser of its own; every other run the other way round. */
export async function runOnce(found: RigCase, run: number, stage: Stage): Promise<Run> {
  const { options, progress } = stage;
  const { address } = await stage.rig();
  const times = { warmUp: options.warmUp, seconds: options.seconds ?? secondsDefault };
  const most = times.warmUp + times.seconds + lookSeconds;
  const measured = (way: string) =>
    inBrowser(null, most, (browser) => measure(browser, address, { ...found.asked, way }, times));
  const empty = await measured("empty");
  const outcomes = new Map<string, Measured | string>();
  for (const { way, title } of run % 2 === 0 ? found.ways.toReversed() : found.ways) {
    progress(`${found.title}, run ${run} of ${options.runs}: ${title} …`);
    try {
      const outcome = await measured(way);
      outcomes.set(way, {
        ...outcome,
        busy: Math.max(0, outcome.busy - empty.busy),
        processor: Math.max(0, outcome.processor - empty.processor),
      });
    } catch (error) {
      progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
      outcomes.set(way, failureOf(error));
    }
  }
  return outcomes;
}
