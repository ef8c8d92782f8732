/** The crowd: all viewers in one process on one core, which must not be what is measured. */

import { Random } from "../../support/random.ts";
import { answer } from "../child.ts";
import { Stopwatch } from "../stopwatch.ts";
import type { CrowdLap, CrowdState, JoinOptions, Want } from "./crowd-facts.ts";
import { markOf } from "./mark.ts";
import { Viewer } from "./viewer.ts";

/** How many connect at once, so that nobody is turned away from a full backlog. */
const atOnce = 50;

/** Connections from one address to one port; the system has some 28,000 ports to come from. */
const perAddress = 20_000;

const stopwatch = new Stopwatch();
const viewers: Viewer[] = [];
let sampled: Viewer[] = [];
let random: Random | null = null;
let want: Want = { kind: "tick" };

/** The first come from where the system likes, the rest from further addresses of the loopback. */
function placeOf(index: number, port: number): { port: number; localAddress?: string } {
  const block = Math.floor(index / perAddress);
  return block === 0 ? { port } : { port, localAddress: `127.0.0.${block + 1}` };
}

async function join(options: JoinOptions): Promise<void> {
  want = options.want;
  if (want.kind === "board" && want.own !== undefined) random ??= new Random(want.own.seed);
  for (let made = 0; made < options.viewers; made += atOnce) {
    const count = Math.min(atOnce, options.viewers - made);
    const next = Array.from({ length: count }, (_, index) => {
      const place = placeOf(viewers.length + index, options.port);
      // Mirrors are spread over the order of joining, as samples are.
      const mirrored = isChosen(made + index, options.viewers, options.mirrors);
      return new Viewer(options.want, place, mirrored, random);
    });
    viewers.push(...next);
    await Promise.all(next.map((viewer) => viewer.arrive()));
  }
}

/** Whether one of `total` is among `wanted` that are spread evenly over them. */
function isChosen(index: number, total: number, wanted: number): boolean {
  return Math.floor(((index + 1) * wanted) / total) > Math.floor((index * wanted) / total);
}

function mustBeThere(): void {
  const lost = viewers.filter(({ connection }) => connection.ended !== null);
  if (lost.length === 0) return;
  const [reason] = lost.map(({ connection }) => connection.ended);
  throw new Error(`${lost.length} of ${viewers.length} viewers were lost: ${reason}`);
}

answer({
  join,
  /** Samples some of the viewers, spread over all. @returns from where they are connected. */
  sample(count: number): string[] {
    for (const viewer of sampled) viewer.stopSampling();
    sampled = viewers.filter((_, index) => isChosen(index, viewers.length, count));
    const mark = markOf(want);
    return sampled.map((viewer, reader) => viewer.sample(reader, mark));
  },
  lap(): CrowdLap {
    mustBeThere();
    const lap = {
      ...stopwatch.lap(),
      messages: viewers.map(({ connection }) => connection.messages),
      bytes: viewers.map(({ connection }) => connection.bytes),
      mirrored: viewers.reduce(
        (sum, { mirrored }) => ({
          messages: sum.messages + mirrored.messages,
          rows: sum.rows + mirrored.rows,
        }),
        { messages: 0, rows: 0 },
      ),
      arrivals: sampled.flatMap((viewer) => viewer.takeArrivals() ?? []),
    };
    for (const viewer of viewers) {
      viewer.connection.messages = 0;
      viewer.connection.bytes = 0;
      viewer.mirrored = { messages: 0, rows: 0 };
    }
    return lap;
  },
  state(): CrowdState {
    mustBeThere();
    return {
      mirrors: viewers.flatMap(({ mirror }) => (mirror === null ? [] : [mirror.state()])),
      marks: sampled.map(({ mark }) => mark),
    };
  },
});
