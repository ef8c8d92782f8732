/** The table of `npm run bench:pages`, and what it comes to. */
import { median, percentile } from "../fanout/latency.ts";
import type { Stretch } from "../fanout/stage.ts";
import type { Visits } from "./visitors.ts";

/** A stretch without visitors and one with them, one after the other. */
export interface Round {
  readonly without: Stretch;
  readonly with: Stretch;
  readonly visits: Visits;
}

/** How much longer messages may take beside visitors, as a ratio of the 99th percentiles. */
export const goal = 2;

const p99Of = ({ latencies }: Stretch) =>
  percentile(latencies.flushToClient, 0.99) ?? Number.POSITIVE_INFINITY;

/** How many times as long messages take beside visitors: the median of the rounds. */
export function ratioOf(rounds: readonly Round[]): number {
  const ratios = rounds.map((round) => p99Of(round.with) / p99Of(round.without));
  return median(ratios) ?? Number.POSITIVE_INFINITY;
}

/** Whether the goal is kept, and every visitor got a page. */
export function isFine(rounds: readonly Round[]): boolean {
  const served = rounds.every(({ visits }) => visits.failed === 0 && visits.refused === 0);
  return served && rounds.some(({ visits }) => visits.loaded > 0) && ratioOf(rounds) <= goal;
}

export function roundsTable(rounds: readonly Round[]): string {
  const head = [
    "| round | visitors | flush to client p50 | p99 | server, of one core | pages/s | refused | page p50 | p99 |",
    "|---|---|---|---|---|---|---|---|---|",
  ];
  const rows = rounds.flatMap((round, index) => {
    const { visits } = round;
    const pages = [
      (visits.loaded / visits.seconds).toFixed(0),
      `${visits.refused + visits.failed}`,
      ms(visits.p50),
      ms(visits.p99),
    ];
    return [
      lineOf(`${index + 1}`, "none", round.without, ["–", "–", "–", "–"]),
      lineOf("", "coming", round.with, pages),
    ];
  });
  return [...head, ...rows].join("\n");
}

function lineOf(round: string, visitors: string, stretch: Stretch, pages: readonly string[]) {
  const { latencies, server } = stretch;
  const share = `${((100 * server.cpuSeconds) / server.seconds).toFixed(0)} %`;
  const p50 = ms(percentile(latencies.flushToClient, 0.5));
  return `| ${[round, visitors, p50, ms(p99Of(stretch)), share, ...pages].join(" | ")} |`;
}

const ms = (value: number | null) => (value === null ? "–" : `${value.toFixed(1)} ms`);
