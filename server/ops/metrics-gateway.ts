/** What the gateway counts, as Prometheus has it. */
import {
  Counter,
  Gauge,
  type Metric,
  type MetricObjectWithValues,
  type MetricValueWithName,
  type Registry,
} from "prom-client";
import type { GatewayCounters } from "../gateway/gateway.ts";
import type { HistogramCounts } from "../gateway/histogram.ts";

type Read<Value> = (counters: GatewayCounters) => Value;

const gauges: readonly [name: string, help: string, read: Read<number>][] = [
  [
    "bigboard_subscriptions",
    "Different subscriptions that somebody has.",
    (of) => of.subscriptions,
  ],
  [
    "bigboard_lanes",
    "Lanes: subscriptions at one pace in one encoding for one slice of viewers.",
    (of) => of.lanes,
  ],
  [
    "bigboard_slow_readers",
    "Viewers for whom something has waited for a second or longer.",
    (of) => of.slowReaders,
  ],
];

const counters: readonly [name: string, help: string, read: Read<number>][] = [
  [
    "bigboard_sent_deltas_total",
    "Deltas handed to sockets: one to a hundred viewers counts a hundred.",
    (of) => of.deltas,
  ],
  ["bigboard_sent_rows_total", "Rows in deltas, times viewers.", (of) => of.rows],
  [
    "bigboard_sent_bytes_total",
    "Bytes of messages handed to sockets, without what TCP and TLS add.",
    (of) => of.bytes,
  ],
  [
    "bigboard_skipped_deltas_total",
    "Deltas that a viewer was not sent, since it had not taken what came before.",
    (of) => of.skipped,
  ],
  [
    "bigboard_slow_readers_closed_total",
    "Connections that were closed because they read too slowly.",
    (of) => of.closedSlow,
  ],
];

const histograms: readonly [name: string, help: string, read: Read<HistogramCounts>][] = [
  [
    "bigboard_flush_duration_seconds",
    "How long a lane took to look at its table, encode and write to all its viewers.",
    (of) => of.flushMs,
  ],
  [
    "bigboard_tick_to_socket_seconds",
    "From the newest change in a delta to the last socket that it was written to.",
    (of) => of.lagMs,
  ],
];

/** @param read gives the counters of the collection that is running. */
export function describeGateway(registry: Registry, read: () => GatewayCounters): void {
  const registers = [registry];
  new Gauge({
    name: "bigboard_viewers",
    help: "Viewers who are connected, by transport.",
    labelNames: ["transport"],
    registers,
    collect() {
      for (const [transport, count] of Object.entries(read().viewers)) {
        this.set({ transport }, count);
      }
    },
  });
  for (const [name, help, value] of gauges) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value(read()));
      },
    });
  }
  // The library's counters only add; ours are added up already, so each starts anew.
  for (const [name, help, value] of counters) {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value(read()));
      },
    });
  }
  new Counter({
    name: "bigboard_delta_writes_total",
    help: "Deltas by the way they took: straight to the TCP socket, through the engine, over HTTP.",
    labelNames: ["way"],
    registers,
    collect() {
      this.reset();
      this.inc({ way: "socket" }, read().privateWrites);
      this.inc({ way: "engine" }, read().fallbackWrites);
      this.inc({ way: "http" }, read().httpWrites);
    },
  });
  new Counter({
    name: "bigboard_http_questions_total",
    help: "Questions over HTTP by what became of them; a stream of events counts once.",
    labelNames: ["answer"],
    registers,
    collect() {
      this.reset();
      for (const [answer, count] of Object.entries(read().questions)) this.inc({ answer }, count);
    },
  });
  // The library's histograms take single values; ours are counted where they arise.
  for (const [name, help, value] of histograms) {
    const get = () => Promise.resolve(inSeconds(name, help, value(read())));
    registry.registerMetric({ name, help, get } as unknown as Metric);
  }
}

/** A histogram of ms as Prometheus has them: in seconds, and each bucket with those below it. */
function inSeconds(
  name: string,
  help: string,
  { bounds, counts, sum, count }: HistogramCounts,
): Omit<MetricObjectWithValues<MetricValueWithName<"le">>, "collect"> {
  let below = 0;
  const buckets = bounds.map((bound, index) => {
    below += counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { le: bound / 1_000 }, value: below };
  });
  return {
    name,
    help,
    // A name of its enumeration, which TypeScript has and the module has not.
    type: "histogram" as unknown as MetricObjectWithValues<never>["type"],
    aggregator: "sum",
    values: [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { le: "+Inf" }, value: count },
      { metricName: `${name}_sum`, labels: {}, value: sum / 1_000 },
      { metricName: `${name}_count`, labels: {}, value: count },
    ],
  };
}
