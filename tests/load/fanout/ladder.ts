/**
 * How many viewers hold: they join a running server step by step until somebody is late or misses
 * messages. A step that fails is measured once more, for anything else that runs on the machine can
 * hold up a step; both show in the table.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cores } from "../pinning.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { crowdCoreMax, milliseconds, percent, tableOf, yesOrNo } from "./report.ts";
import { on, Stage } from "./stage.ts";
import type { Way } from "./ways.ts";

/** What holding means: the 99th percentile from flush to client, ms … */
const flushP99Max = 150;
/** … and every viewer's messages/s, of the pace asked for. */
const paceShareMin = 0.95;

/** How often a step is measured before it has failed. */
const attempts = 2;

/** How many join at once while there is room for sure. */
const stride = 2_000;
const roomForSure = 6_000;

/** Between joining and measuring, s: new connections are served from a snapshot, others wait. */
const settle = 4;

export interface LadderOptions {
  readonly pace: number;
  readonly rate: number;
  /** How many viewers join from step to step once it may get tight. */
  readonly step: number;
  /** How long to measure each step, s. */
  readonly seconds: number;
  readonly cores: Cores | null;
}

export interface Climb {
  readonly steps: readonly Figures[];
  /** The most that held. */
  readonly held: number;
  /** Why it went no further. */
  readonly end: string;
}

/** Whether all is well with so many viewers; else what is not. */
export function whatBreaks(figures: Figures, pace: number): string | null {
  const { viewers, flushP99, messagesLeast, crowdCore, equal } = figures;
  if (equal === false) return `with ${viewers} viewers a mirror was not equal to the board`;
  const full = crowdCore > crowdCoreMax;
  const doubt = full ? "; the viewers' own core was full, so it may be their doing" : "";
  if (flushP99 === null || flushP99 > flushP99Max) {
    const p99 = milliseconds(flushP99) || "unknown";
    return `with ${viewers} viewers the p99 from flush to client is ${p99}, not under ${flushP99Max} ms${doubt}`;
  }
  const least = pace * paceShareMin;
  if (messagesLeast < least) {
    return `with ${viewers} viewers one of them got ${messagesLeast.toFixed(2)} messages/s, under ${least}${doubt}`;
  }
  return null;
}

/** @param told hears of each step. */
export function climb(
  way: Way,
  { pace, rate, step, seconds, cores }: LadderOptions,
  told: (figures: Figures) => void,
): Promise<Climb> {
  return on(Stage.of(way, pace, cores), async (stage) => {
    const steps: Figures[] = [];
    let viewers = 0;
    let held = 0;
    await stage.start({ rate, viewers: stride, pace, watched: true });
    for (;;) {
      const more = viewers < roomForSure ? Math.min(Math.max(stride, step), roomForSure) : step;
      try {
        await stage.join(more, { mirrors: viewers === 0 ? 10 : 0 });
      } catch (error) {
        return { steps, held, end: whyNobodyJoins(error, viewers) };
      }
      viewers += more;
      let broken: string | null = null;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        await sleep(settle * 1_000);
        const stretch = await stage.measure(seconds);
        const equal = await stage.compare();
        await stage.run(true);
        const figures = figuresOf(stretch, { connectionKilobytes: null, equal });
        steps.push(figures);
        told(figures);
        broken = whatBreaks(figures, pace);
        if (broken === null) break;
      }
      if (broken !== null) return { steps, held, end: broken };
      held = viewers;
    }
  });
}

/** Explains that no more viewers could join. */
export function whyNobodyJoins(error: unknown, viewers: number): string {
  const message = error instanceof Error ? error.message : String(error);
  const beyond = `beyond ${viewers} viewers nobody could join`;
  if (/EMFILE|ENFILE/.test(message)) {
    return `${beyond}: this system lets a process open no more files (ulimit -n)`;
  }
  if (/EADDRNOTAVAIL/.test(message)) return `${beyond}: there were no more ports to come from`;
  return `${beyond}: ${message.split("\n", 1)[0]}`;
}

/** The steps as a table. */
export function climbTable({ steps }: Climb): string {
  const heading = [
    "viewers",
    "server, of one core",
    "all viewers, of one core",
    "messages/s, least",
    "messages/s, median",
    "flush to client, p50",
    "flush to client, p99",
    "tick to client, p99",
    "mirrors equal",
  ];
  const rows = steps.map((figures) => [
    figures.viewers.toLocaleString("en"),
    percent(figures.serverCore),
    percent(figures.crowdCore),
    figures.messagesLeast.toFixed(1),
    figures.messagesMedian.toFixed(1),
    milliseconds(figures.flushP50),
    milliseconds(figures.flushP99),
    milliseconds(figures.tickP99),
    yesOrNo(figures.equal),
  ]);
  return tableOf(heading, rows);
}
