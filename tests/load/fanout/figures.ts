/** The figures of one way with a number of viewers, from what its server and its crowd say. */
import { median, percentile } from "./latency.ts";
import type { Stretch } from "./stage.ts";

export interface Figures {
  readonly viewers: number;
  /** Share of one core that the server used, user and system. */
  readonly serverCore: number;
  /** Share of one core that all viewers used. */
  readonly crowdCore: number;
  /** Ticks/s that the feed made. */
  readonly feedRate: number;
  /** kB/s of a viewer, frames of WebSocket included, on average. */
  readonly kilobytes: number;
  /** Messages/s of a viewer. */
  readonly messagesLeast: number;
  readonly messagesMedian: number;
  /** Rows in a message, on average. */
  readonly rowsPerMessage: number;
  /** Rows that reached viewers for each second of a core of the server. */
  readonly rowsPerCoreSecond: number;
  /** ms; null where nothing is flushed, or nothing came. */
  readonly flushP50: number | null;
  readonly flushP99: number | null;
  readonly tickP50: number | null;
  readonly tickP99: number | null;
  /** Of the messages that were timed, the share whose flush nobody noted. */
  readonly unmatched: number;
  /** Resident memory of the server for each connection, kB. */
  readonly connectionKilobytes: number | null;
  /** Whether all who keep something ended with what the server holds; null where nobody does. */
  readonly equal: boolean | null;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** @param rest what cannot be seen from the stretch. */
export function figuresOf(
  { server, crowd, latencies }: Stretch,
  rest: Pick<Figures, "connectionKilobytes" | "equal">,
): Figures {
  const messages = crowd.messages.map((count) => count / crowd.seconds);
  const { mirrored } = crowd;
  const rowsPerMessage = mirrored.messages > 0 ? mirrored.rows / mirrored.messages : 1;
  const serverCore = server.cpuSeconds / server.seconds;
  const { flushToClient, tickToClient, unmatched } = latencies;
  return {
    ...rest,
    viewers: messages.length,
    serverCore,
    crowdCore: crowd.cpuSeconds / crowd.seconds,
    feedRate: server.ticks / server.seconds,
    kilobytes: mean(crowd.bytes) / crowd.seconds / 1_000,
    messagesLeast: messages.reduce((least, rate) => Math.min(least, rate), Infinity),
    messagesMedian: median(messages) ?? 0,
    rowsPerMessage,
    rowsPerCoreSecond: (mean(messages) * messages.length * rowsPerMessage) / serverCore,
    flushP50: percentile(flushToClient, 0.5),
    flushP99: percentile(flushToClient, 0.99),
    tickP50: percentile(tickToClient, 0.5),
    tickP99: percentile(tickToClient, 0.99),
    unmatched: unmatched / Math.max(1, unmatched + tickToClient.length),
  };
}
