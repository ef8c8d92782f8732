/** One way with a number of viewers: start, join, warm up, measure, compare. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cores } from "../pinning.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { on, Stage } from "./stage.ts";
import type { Way } from "./ways.ts";

/** Viewers that keep a mirror, to be held against the board at the end. */
const mirrorsMax = 10;

export interface RunOptions {
  readonly viewers: number;
  /** Deltas/s. */
  readonly pace: number;
  /** Ticks/s. */
  readonly rate: number;
  readonly seconds: number;
  /** s. */
  readonly warmUp: number;
  readonly cores: Cores | null;
}

/** @throws Error where a process ends or viewers are lost. */
export function runWay(way: Way, options: RunOptions): Promise<Figures> {
  const { viewers, pace, rate, seconds, warmUp, cores } = options;
  return on(Stage.of(way, pace, cores), async (stage) => {
    // A server that sends every tick has no time to let anybody in while there are ticks.
    await stage.start({ rate, viewers, pace, watched: true, paused: true });
    const before = await stage.memory();
    await stage.join(viewers, { mirrors: Math.min(mirrorsMax, viewers) });
    await stage.run(true);
    await sleep(warmUp * 1_000);
    const stretch = await stage.measure(seconds);
    const equal = await stage.compare();
    const after = await stage.memory();
    const connectionKilobytes = (after.resident - before.resident) / viewers / 1_000;
    return figuresOf(stretch, { connectionKilobytes, equal });
  });
}
