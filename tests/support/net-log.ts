/** Chromium's own log of the network: what passed its sockets, told by the requests that used them. */
import { readFileSync } from "node:fs";

/** A request, or a WebSocket from its handshake on. */
export interface LoggedRequest {
  readonly url: string;
  /** The head as it was sent; empty where nothing was. */
  readonly head: readonly string[];
  /** Bytes that passed the socket while it was this request's, headers and all. */
  readonly up: number;
  readonly down: number;
}

/** What of a log is read; there is more in it. */
interface Log {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly source: { readonly id: number };
    readonly params?: {
      readonly url?: string;
      readonly byte_count?: number;
      readonly headers?: readonly string[];
      readonly source_dependency?: { readonly id: number };
    };
  }[];
}

/** The argument that has a browser write its log; it is whole once the browser has ended. */
export const netLogArgument = (path: string) => `--log-net-log=${path}`;

/**
 * Reads a log's requests to a server that speaks HTTP/1.1, where a socket is one request's at a
 * time. Requests that never got a socket have neither head nor bytes.
 */
export function readNetLog(path: string): LoggedRequest[] {
  const { constants, events } = JSON.parse(readFileSync(path, "utf8")) as Log;
  const names = new Map(
    Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]),
  );
  const requests = new Map<
    number,
    { url: string; head: readonly string[]; up: number; down: number }
  >();
  /** The request of a job that finds a socket, and the job that a socket is used by. */
  const requestOf = new Map<number, number>();
  const jobOf = new Map<number, number>();
  for (const { type, source, params = {} } of events) {
    const name = names.get(type);
    const other = params.source_dependency?.id;
    const holder = () => requests.get(requestOf.get(jobOf.get(source.id) ?? -1) ?? -1);
    if (name === "REQUEST_ALIVE" && params.url !== undefined) {
      requests.set(source.id, { url: params.url, head: [], up: 0, down: 0 });
    } else if (name === "HTTP_STREAM_REQUEST_BOUND_TO_JOB" && other !== undefined) {
      requestOf.set(other, source.id);
    } else if (name === "SOCKET_IN_USE" && other !== undefined) jobOf.set(source.id, other);
    else if (name === "HTTP_TRANSACTION_SEND_REQUEST_HEADERS") {
      const request = requests.get(source.id);
      if (request !== undefined) request.head = params.headers ?? [];
    } else if (name === "SOCKET_BYTES_SENT" || name === "SOCKET_BYTES_RECEIVED") {
      const request = holder();
      const bytes = params.byte_count ?? 0;
      if (request === undefined) continue;
      if (name === "SOCKET_BYTES_SENT") request.up += bytes;
      else request.down += bytes;
    }
  }
  return [...requests.values()];
}
