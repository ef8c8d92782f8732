/** Visitors, in a process of their own: each comes by a connection of its own and loads one page. */
import { request } from "node:http";
import { answer } from "../child.ts";
import { percentile } from "../fanout/latency.ts";
import { monotonicMs } from "../monotonic.ts";

export interface VisitOptions {
  readonly port: number;
  /** Visitors/s. */
  readonly rate: number;
  /** Taken in turn. */
  readonly paths: readonly string[];
}

export interface Visits {
  /** For how long they came, s. */
  readonly seconds: number;
  /** Pages that came whole, with status 200. */
  readonly loaded: number;
  /** Those that were told to come again. */
  readonly refused: number;
  /** All others. */
  readonly failed: number;
  /** Of those that came whole, as they travel. */
  readonly bytes: number;
  /** ms until a page was there, median and 99th percentile; null where none came. */
  readonly p50: number | null;
  readonly p99: number | null;
}

const stepMs = 10;

let begunAt = 0;
let timer: NodeJS.Timeout | undefined;
let counts = { loaded: 0, refused: 0, failed: 0, bytes: 0 };
let waits: number[] = [];

function visit(port: number, path: string): void {
  const begun = monotonicMs();
  const headers = { "accept-encoding": "gzip", accept: "text/html" };
  const asked = request({ host: "127.0.0.1", port, path, headers, agent: false });
  asked.on("error", () => {
    counts.failed += 1;
  });
  asked.on("response", (response) => {
    let bytes = 0;
    response.on("data", (part: Buffer) => {
      bytes += part.length;
    });
    response.on("end", () => {
      if (response.statusCode === 503) counts.refused += 1;
      else if (response.statusCode !== 200) counts.failed += 1;
      else {
        counts.loaded += 1;
        counts.bytes += bytes;
        waits.push(monotonicMs() - begun);
      }
    });
  });
  asked.end();
}

answer({
  start({ port, rate, paths }: VisitOptions): void {
    counts = { loaded: 0, refused: 0, failed: 0, bytes: 0 };
    waits = [];
    begunAt = monotonicMs();
    let come = 0;
    timer = setInterval(() => {
      const due = ((monotonicMs() - begunAt) * rate) / 1_000;
      for (; come < due; come += 1) visit(port, paths[come % paths.length] ?? "/");
    }, stepMs);
  },
  stop(): Visits {
    clearInterval(timer);
    const sorted = waits.sort((a, b) => a - b);
    const seconds = (monotonicMs() - begunAt) / 1_000;
    return { ...counts, seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
  },
});
