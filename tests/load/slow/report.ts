/** What the slow-reader benchmark has to say. */
import { percentile } from "../fanout/latency.ts";
import { milliseconds, short, tableOf } from "../fanout/report.ts";
import type { Stretch } from "../fanout/stage.ts";
import { type Point, settled, slopeOf } from "../slope.ts";
import type { StoppedOutcome } from "./stopped-reader.ts";

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Latencies of the healthy, of one stretch or of several one after the other. */
export interface Healthy {
  readonly flushToClient: number[];
  readonly tickToClient: number[];
  readonly core: number;
}

/** Puts stretches together. */
export function healthyOf(stretches: readonly Stretch[]): Healthy {
  const ascending = (a: number, b: number) => a - b;
  const all = (of: (stretch: Stretch) => readonly number[]) =>
    stretches.flatMap((stretch) => [...of(stretch)]).sort(ascending);
  const sum = (of: (stretch: Stretch) => number) =>
    stretches.reduce((total, stretch) => total + of(stretch), 0);
  return {
    flushToClient: all(({ latencies }) => latencies.flushToClient),
    tickToClient: all(({ latencies }) => latencies.tickToClient),
    core: sum(({ server }) => server.cpuSeconds) / sum(({ server }) => server.seconds),
  };
}

export function healthyTable(without: Healthy, beside: Healthy): string {
  const row = (name: string, of: (healthy: Healthy) => number | null) => [
    name,
    milliseconds(of(without)),
    milliseconds(of(beside)),
  ];
  return tableOf(
    ["the healthy", "without the slow one", "beside it"],
    [
      row("flush to client, p50", (of) => percentile(of.flushToClient, 0.5)),
      row("flush to client, p99", (of) => percentile(of.flushToClient, 0.99)),
      row("tick to client, p50", (of) => percentile(of.tickToClient, 0.5)),
      row("tick to client, p99", (of) => percentile(of.tickToClient, 0.99)),
      ["server, of one core", `${short(without.core * 100)} %`, `${short(beside.core * 100)} %`],
    ],
  );
}

/** One look at the server while the slow one reads. */
export interface Look extends Point {
  /** Bytes that are alive. */
  readonly live: number;
  /** The most that was held for the slow one since the look before; null once it was closed. */
  readonly held: number | null;
  /** Changes that reached the slow one's views, and bytes/s that it took. */
  readonly changes: number;
  readonly rate: number;
  readonly status: string;
}

/** @param looks values are bytes of resident memory. */
export function looksTable(looks: readonly Look[]): string {
  const rows = looks.map((look) => [
    `${Math.round(look.minute * 60)} s`,
    megabytes(look.value),
    megabytes(look.live),
    look.held === null ? "closed" : look.held.toLocaleString("en"),
    `${(look.rate / 1_000).toFixed(1)} kB/s`,
    String(look.changes),
    look.status,
  ]);
  const heading = ["after", "resident", "live", "held for it, bytes", "it took", "news", "it is"];
  return tableOf(heading, rows);
}

/** Slopes after the first third. */
export function slopeLine(looks: readonly Look[]): string {
  const later = settled(looks);
  const resident = slopeOf(later) / 1e6;
  const live = slopeOf(later.map(({ minute, live: value }) => ({ minute, value }))) / 1e6;
  return `After the first third, resident memory rose by ${resident.toFixed(2)} MB/min and live memory by ${live.toFixed(2)} MB/min.`;
}

/** Readers that stopped, and how the server sent them away. */
export function stoppedTable(outcomes: readonly StoppedOutcome[]): string {
  const rows = outcomes.map(({ encoding, rate, goneAfter, ended, heldMost, grown }) => [
    encoding,
    `${(rate / 1_000).toFixed(1)} kB/s`,
    goneAfter === null ? "NEVER" : `${goneAfter.toFixed(1)} s`,
    ended ?? "",
    heldMost.toLocaleString("en"),
    megabytes(grown),
  ]);
  return tableOf(
    [
      "one that stops reading",
      "took",
      "gone after",
      "with",
      "held for it, bytes",
      "memory grew by",
    ],
    rows,
  );
}
