/**
 * What each way costs, as the server's sockets counted it: bytes of HTTP and of WebSocket with all
 * their headers. What is below, TCP and TLS, is not in it.
 */
import { type LabWay, type labCostsSchema, labWays } from "../../lib/schema/lab.ts";
import type { Table } from "../../lib/table/table.ts";

/** What is needed of a TCP socket. */
export interface CountedSocket {
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** What had passed a socket at some moment. */
export interface Passed {
  readonly read: number;
  readonly written: number;
}

export const nothingPassed: Passed = { read: 0, written: 0 };

/** The part of a connection's life that belongs to one way: a request, or all from an upgrade on. */
export interface Span {
  /** Counts it for good. To be called once, when it is over. */
  end(empty: boolean): void;
}

class WayCosts {
  requests = 0;
  empty = 0;
  connections = 0;
  open = 0;
  #up = 0;
  #down = 0;
  readonly #sockets = new WeakSet<CountedSocket>();
  readonly #running = new Set<{ socket: CountedSocket; from: Passed }>();

  /** @returns whether the socket carries this way for the first time. */
  begin(socket: CountedSocket, from: Passed): { span: Span; fresh: boolean } {
    const running = { socket, from };
    this.#running.add(running);
    this.requests += 1;
    const fresh = !this.#sockets.has(socket);
    if (fresh) {
      this.#sockets.add(socket);
      this.connections += 1;
      this.open += 1;
    }
    const end = (empty: boolean) => {
      if (!this.#running.delete(running)) return;
      this.#up += socket.bytesRead - from.read;
      this.#down += socket.bytesWritten - from.written;
      if (empty) this.empty += 1;
    };
    return { span: { end }, fresh };
  }

  /** All so far, what is still running included. */
  get row() {
    let bytesUp = this.#up;
    let bytesDown = this.#down;
    for (const { socket, from } of this.#running) {
      bytesUp += socket.bytesRead - from.read;
      bytesDown += socket.bytesWritten - from.written;
    }
    const { requests, empty, connections, open } = this;
    return { requests, empty, connections, open, bytesUp, bytesDown };
  }
}

export class Costs {
  readonly table: Table<typeof labCostsSchema>;
  readonly #ways = new Map<LabWay, WayCosts>(labWays.map((way) => [way, new WayCosts()]));

  constructor(table: Table<typeof labCostsSchema>) {
    this.table = table;
    this.write(0);
  }

  /**
   * A request has come in, or a handshake.
   * @param from what had passed the socket before it.
   * @returns its span, and whether `left` is to be called when the socket closes.
   */
  begin(way: LabWay, socket: CountedSocket, from: Passed): { span: Span; fresh: boolean } {
    return this.#of(way).begin(socket, from);
  }

  /** A connection that has carried a way is gone. */
  left(way: LabWay): void {
    this.#of(way).open -= 1;
  }

  /** Writes all down. @returns whether anything was another. */
  write(now: number): boolean {
    const before = this.table.version;
    const put = () => {
      for (const [way, costs] of this.#ways) this.table.put(way, costs.row);
    };
    return this.table.transact(put, undefined, now) !== before;
  }

  #of(way: LabWay): WayCosts {
    const costs = this.#ways.get(way);
    if (costs === undefined) throw new RangeError(`no way "${way}"`);
    return costs;
  }
}
