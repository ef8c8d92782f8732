/** A viewer with the real mirror at the end of a line that is as slow as it is told. */
import { systemClock } from "../../../lib/clock.ts";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import { View } from "../../../lib/mirror/view.ts";
import { schemaOf } from "../../../lib/schema/topics.ts";
import { BriskSurroundings } from "../../support/brisk-surroundings.ts";
import { answer } from "../child.ts";
import { differenceOf } from "../mirror-state.ts";
import type { TableRows } from "../watched-server.ts";
import { SequenceWatch } from "./sequence-watch.ts";
import { ThrottledLine } from "./throttled-line.ts";

export interface ReaderOptions {
  readonly port: number;
  readonly selections: readonly Selection[];
}

/** What the slow viewer has to tell since it was last asked. */
export interface ReaderLap {
  /** From where the server sees it now: elsewhere after a cut. */
  readonly address: string;
  /** Bytes that it took, all layers above TCP. */
  readonly bytes: number;
  /** Times that its views were told of something new. */
  readonly changes: number;
  readonly reconnects: number;
  readonly status: string;
  /** Of all kept-last-N topics, since the start. */
  readonly holes: number;
  readonly agedOut: number;
  readonly newest: number;
}

let line: ThrottledLine | null = null;
let mirror: Mirror | null = null;
let views: View[] = [];
let selections: readonly Selection[] = [];
const logs = new Map<string, SequenceWatch>();
let changes = 0;

answer({
  /** Comes in on a fast line. @returns from where the server sees it. */
  async start(options: ReaderOptions): Promise<string> {
    selections = options.selections;
    line = new ThrottledLine(options.port);
    const url = `http://127.0.0.1:${await line.listen()}`;
    const made = new Mirror(socketConnect({ clock: systemClock, url }), new BriskSurroundings());
    mirror = made;
    views = selections.map((selection) => {
      const view = new View(made, selection);
      const isLog = schemaOf(selection.topic)?.keep != null;
      const log = new SequenceWatch();
      if (isLog) logs.set(selection.topic, log);
      view.onChange(() => {
        changes += 1;
        if (isLog) log.look(view.now.keys());
      });
      return view;
    });
    made.start();
    while (made.connection.status !== "live") {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return line.address;
  },
  /** @param rate bytes/s; null for all. */
  throttle(rate: number | null): void {
    if (line !== null) line.rate = rate ?? Number.POSITIVE_INFINITY;
  },
  lap(): ReaderLap {
    const watches = [...logs.values()];
    const lap: ReaderLap = {
      address: line?.address ?? "",
      bytes: line?.taken ?? 0,
      changes,
      reconnects: mirror?.connection.reconnects ?? 0,
      status: mirror?.connection.status ?? "",
      holes: watches.reduce((sum, { holes }) => sum + holes, 0),
      agedOut: watches.reduce((sum, { agedOut }) => sum + agedOut, 0),
      newest: watches.reduce((sum, { newest }) => sum + newest, 0),
    };
    changes = 0;
    if (line !== null) line.taken = 0;
    return lap;
  },
  /** What differs from the server's tables, in words. */
  compare(tables: readonly (TableRows | null)[]): string[] {
    return selections.flatMap((selection, index) => {
      const view = views[index];
      const table = tables[index] ?? null;
      const difference = view === undefined ? null : differenceOf(selection, view.now, table);
      return difference === null ? [] : [difference];
    });
  },
});
