/** All viewers in one process on one core. */
import { answer } from "../child.ts";
import { percentile } from "../fanout/latency.ts";
import { Stopwatch } from "../stopwatch.ts";
import type { CrowdLap, Joined, JoinOptions, Rows } from "./facts.ts";
import { SocketIoViewer, WebSocketViewer } from "./frame-viewers.ts";
import { EventViewer, LongPoller, ShortPoller } from "./http-viewers.ts";
import type { Viewer } from "./viewer.ts";
import type { WayName } from "./ways.ts";

/** How many connect at once, so that nobody is turned away from a full backlog. */
const atOnce = 50;

const makers: Readonly<Record<WayName, (port: number, pace: number) => Viewer>> = {
  short: (port) => new ShortPoller(port),
  long: (port) => new LongPoller(port),
  events: (port, pace) => new EventViewer(port, pace),
  websocket: (port, pace) => new WebSocketViewer(port, pace),
  socketio: (port, pace) => new SocketIoViewer(port, pace),
};

const stopwatch = new Stopwatch();
const viewers: Viewer[] = [];
let passedBefore = { up: 0, down: 0 };

function passed(): { up: number; down: number } {
  const all = { up: 0, down: 0 };
  for (const viewer of viewers) {
    const { up, down } = viewer.passed;
    all.up += up;
    all.down += down;
  }
  return all;
}

const sumOf = (of: (viewer: Viewer) => number) =>
  viewers.reduce((sum, viewer) => sum + of(viewer), 0);

answer({
  /** Brings all in. @throws Error where one gets no first picture. */
  async join({ port, way, viewers: count, pace }: JoinOptions): Promise<Joined> {
    const joined = { bytesUp: 0, bytesDown: 0 };
    while (viewers.length < count) {
      const length = Math.min(atOnce, count - viewers.length);
      const next = Array.from({ length }, () => makers[way](port, pace));
      viewers.push(...next);
      await Promise.all(
        next.map(async (viewer) => {
          await viewer.ready;
          joined.bytesUp += viewer.passed.up;
          joined.bytesDown += viewer.passed.down;
        }),
      );
    }
    const periodMs = 1_000 / pace;
    // People do not begin all at once either.
    viewers.forEach((viewer, index) => {
      viewer.begin(periodMs, (index / count) * periodMs);
    });
    return joined;
  },
  /** @throws Error where a viewer was lost. */
  lap(): CrowdLap {
    const lost = viewers.filter(({ ended }) => ended !== null);
    if (lost.length > 0) {
      throw new Error(`${lost.length} of ${viewers.length} viewers were lost: ${lost[0]?.ended}`);
    }
    const now = passed();
    const ages = Float64Array.from(viewers.flatMap((viewer) => viewer.ages)).sort();
    const sorted = Array.from(ages);
    const lap = {
      ...stopwatch.lap(),
      requests: sumOf(({ requests }) => requests),
      empty: sumOf(({ empty }) => empty),
      deltas: sumOf(({ deltas }) => deltas),
      bytesUp: now.up - passedBefore.up,
      bytesDown: now.down - passedBefore.down,
      ageP50: percentile(sorted, 0.5),
      ageP99: percentile(sorted, 0.99),
    };
    passedBefore = now;
    for (const viewer of viewers) {
      viewer.requests = 0;
      viewer.empty = 0;
      viewer.deltas = 0;
      viewer.ages = [];
    }
    return lap;
  },
  /** How many do not have what stands on the board. */
  differing: (rows: Rows): number => viewers.filter((viewer) => !viewer.holds(rows)).length,
});
