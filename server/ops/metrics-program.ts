/** What the program does besides serving viewers, and what went wrong and was borne, as Prometheus has it. */
import { Counter, Gauge, type Registry } from "prom-client";
import type { Faults } from "./faults.ts";
import type { Heap } from "./strain.ts";

/** What parts of the program count that the server itself does not know; since the start. */
export interface ProgramCounts {
  /** How often each feed has been started again. */
  readonly feedRestarts: Readonly<Record<string, number>>;
  /** Requests for pages, by what became of them. */
  readonly pages: Readonly<Record<string, number>>;
  /** How often the event loop has stood still. */
  readonly loopStalls: number;
  readonly heap: Heap;
}

/** Of a server without a program around it. */
export const programNone: ProgramCounts = {
  feedRestarts: {},
  pages: { drawn: 0, shared: 0, refused: 0 },
  loopStalls: 0,
  heap: { used: 0, limit: 0 },
};

export interface ProgramParts {
  readonly counts: () => ProgramCounts;
  readonly faults: Pick<Faults, "counts">;
  /** How many were refused since the start, by reason. */
  readonly refused: () => Readonly<Record<string, number>>;
}

export function describeProgram(registry: Registry, parts: ProgramParts): void {
  const { counts, faults, refused } = parts;
  const registers = [registry];
  const byLabel: readonly [
    name: string,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ][] = [
    [
      "bigboard_faults_total",
      "Errors of the program's own that were contained, by where they arose.",
      "place",
      () => faults.counts(),
    ],
    [
      "bigboard_refused_total",
      "Connections, requests, keys and links that were refused, by reason.",
      "reason",
      refused,
    ],
    [
      "bigboard_feed_restarts_total",
      "How often a feed was started again after an error.",
      "source",
      () => counts().feedRestarts,
    ],
    [
      "bigboard_pages_total",
      "Requests for pages: drawn, given a drawing that another had asked for, or refused.",
      "how",
      () => counts().pages,
    ],
  ];
  // The library's counters only add; ours are added up already, so each starts anew.
  for (const [name, help, label, read] of byLabel) {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of Object.entries(read())) this.inc({ [label]: value }, count);
      },
    });
  }
  new Counter({
    name: "bigboard_loop_stalls_total",
    help: "How often the event loop stood still for more than half a second.",
    registers,
    collect() {
      this.reset();
      this.inc(counts().loopStalls);
    },
  });
  new Gauge({
    name: "bigboard_heap_limit_bytes",
    help: "The size of the heap at which the process ends.",
    registers,
    collect() {
      this.set(counts().heap.limit);
    },
  });
}
