/**
 * What Prometheus collects: how the process is, what the gateway has sent, what the feeds bring.
 * All of it is read when somebody asks, except that the event loop and the garbage collector are
 * watched from the start: what happened before the first question could not be told else.
 */
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Board } from "../board/board.ts";
import type { GatewayCounters } from "../gateway/gateway.ts";
import { describeBoard } from "./metrics-board.ts";
import { describeGateway } from "./metrics-gateway.ts";
import { describeProgram, type ProgramParts } from "./metrics-program.ts";

export interface MetricsParts {
  readonly board: Board;
  readonly counters: () => GatewayCounters;
  readonly program: ProgramParts;
  /** The program's version. */
  readonly version: string;
}

/** The metrics of one server; two servers in one process share what is said of the process. */
export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;
  readonly #parts: MetricsParts;
  #registry: Registry | null = null;
  /** As of the collection that is running. */
  #counters: GatewayCounters;

  constructor(parts: MetricsParts) {
    this.#parts = parts;
    processMetrics();
    this.#counters = parts.counters();
  }

  /** All of them, as they are now, in Prometheus' text format. */
  collect(): Promise<string> {
    // Once for all of them: it counts the viewers.
    this.#counters = this.#parts.counters();
    this.#registry ??= this.#describe();
    return Registry.merge([processMetrics(), this.#registry]).metrics();
  }

  #describe(): Registry {
    const { board, program, version } = this.#parts;
    const { epoch } = board;
    const registry = new Registry();
    new Gauge({
      name: "bigboard_info",
      help: "The program's version and the epoch of its board; always 1.",
      labelNames: ["version", "epoch"],
      registers: [registry],
    }).set({ version, epoch }, 1);
    describeGateway(registry, () => this.#counters);
    describeBoard(registry, board);
    describeProgram(registry, program);
    return registry;
  }
}

/** How often the event loop is looked at, ms: each look wakes the process. */
const loopLookMs = 50;

/** One for all servers of the process: there is no way to end what it watches. */
let processRegistry: Registry | null = null;

/** Event loop, memory, CPU and garbage collector, under the names that programs on Node.js use. */
function processMetrics(): Registry {
  if (processRegistry === null) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry, eventLoopMonitoringPrecision: loopLookMs });
  }
  return processRegistry;
}
