/** What the ways came to, as a table. */
import { crowdCoreMax, percent, short, tableOf, whole } from "../fanout/report.ts";
import type { CrowdLap, Joined, ServerLap } from "./facts.ts";
import { type WayName, wayTitles } from "./ways.ts";

export interface Outcome {
  readonly way: WayName;
  readonly viewers: number;
  readonly joined: Joined;
  readonly server: ServerLap;
  readonly crowd: CrowdLap;
  /** Viewers that do not end with what the board holds. */
  readonly differing: number;
}

const heading = [
  "",
  "requests/s",
  "empty answers/s",
  "deltas/s of a viewer",
  "bytes up, viewer and second",
  "bytes down",
  "to join, bytes up and down",
  "server, of one core",
  "all viewers, of one core",
  "age p50, ms",
  "age p99, ms",
  "all end with what the board holds",
];

const crowdCore = ({ crowd }: Outcome) => crowd.cpuSeconds / crowd.seconds;

/** One row a way. */
export function transportsTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { way, viewers, joined, server, crowd, differing } = outcome;
    const { seconds } = crowd;
    const each = (total: number) => total / seconds / viewers;
    const age = (ms: number | null) => (ms === null ? "" : whole(ms));
    return [
      wayTitles[way],
      whole(crowd.requests / seconds),
      whole(crowd.empty / seconds),
      each(crowd.deltas).toFixed(2),
      short(each(crowd.bytesUp)),
      short(each(crowd.bytesDown)),
      `${whole(joined.bytesUp / viewers)}, ${whole(joined.bytesDown / viewers)}`,
      percent(server.cpuSeconds / server.seconds),
      percent(crowdCore(outcome)),
      age(crowd.ageP50),
      age(crowd.ageP99),
      differing === 0 ? "yes" : `NO: ${differing} do not`,
    ];
  });
  return tableOf(heading, rows);
}

/** What is to be doubted, a line each. @param rate changes/s that were wanted. */
export function remarksOn(outcomes: readonly Outcome[], rate: number): string[] {
  return outcomes.flatMap((outcome) => {
    const { way, server } = outcome;
    const found: string[] = [];
    if (crowdCore(outcome) > crowdCoreMax) {
      const core = percent(crowdCore(outcome));
      found.push(`the viewers used ${core} of their core and may have held things up`);
    }
    // One more or less lies at the edges of the time.
    if (Math.abs(server.changes - rate * server.seconds) > 1 + rate * server.seconds * 0.02) {
      found.push(`${short(server.changes / server.seconds)} changes/s, not ${rate}`);
    }
    return found.map((remark) => `${wayTitles[way]}: ${remark}`);
  });
}
