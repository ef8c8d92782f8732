/** A crowd of viewers: most of them count, a few keep a mirror. */
import { setTimeout as sleep } from "node:timers/promises";
import { topics } from "../../lib/schema/topics.ts";
import { answer } from "./child.ts";
import type { BoardState, CrowdFacts, CrowdOptions } from "./facts.ts";
import { MirrorViewer } from "./mirror-viewer.ts";
import { RawViewer } from "./raw-viewer.ts";
import { Stopwatch } from "./stopwatch.ts";

const stopwatch = new Stopwatch();
let raw: RawViewer[] = [];
let mirrors: MirrorViewer[] = [];

/** How many connect at once, so that nobody is turned away from a full backlog. */
const atOnce = 25;

async function connect({ port, viewers, mirrors: kept, pace }: CrowdOptions): Promise<void> {
  const subscribe = JSON.stringify(["subscribe", { topic: topics.quotes, pace }]);
  const hello = pace === null ? [] : [`420${subscribe}`];
  const event = pace === null ? "tick" : "delta";
  for (let made = 0; made < viewers - kept; made += atOnce) {
    const count = Math.min(atOnce, viewers - kept - made);
    const next = Array.from({ length: count }, () => new RawViewer(port, event, hello));
    raw.push(...next);
    await Promise.all(next.map(({ ready }) => ready));
  }
  mirrors = Array.from({ length: kept }, () => new MirrorViewer(port, pace ?? 0));
}

answer({
  connect,
  lap(): CrowdFacts {
    const ended = raw.find((viewer) => viewer.ended !== null);
    if (ended !== undefined) throw new Error(`a viewer lost its connection: ${ended.ended}`);
    const deltas = mirrors.reduce((sum, viewer) => sum + viewer.deltas, 0);
    const rows = mirrors.reduce((sum, viewer) => sum + viewer.rows, 0);
    const facts: CrowdFacts = {
      ...stopwatch.lap(),
      messages: [...raw, ...mirrors].map((viewer) =>
        "messages" in viewer ? viewer.messages : viewer.deltas,
      ),
      bytes: raw.map(({ bytes }) => bytes),
      rowsPerMessage: deltas > 0 ? rows / deltas : 1,
    };
    for (const viewer of raw) {
      viewer.messages = 0;
      viewer.bytes = 0;
    }
    for (const viewer of mirrors) {
      viewer.deltas = 0;
      viewer.rows = 0;
    }
    return facts;
  },
  /** What every mirror holds, and at which cursor every counting viewer stands. */
  state(): { mirrors: BoardState[]; cursors: string[] } {
    return {
      mirrors: mirrors.map(({ state }) => state),
      cursors: raw.map(({ latest }) => (latest[0] as { to: string }).to),
    };
  },
  async close(): Promise<void> {
    for (const viewer of [...raw, ...mirrors]) viewer.close();
    raw = [];
    mirrors = [];
    await sleep(100);
  },
});
