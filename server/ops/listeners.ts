/**
 * Several listeners on one port. The loop takes one connection a turn from each: with a single one,
 * a server that is busy with those who are back lets the others stand outside, since each of its
 * turns is long.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import {
  type AddressInfo,
  createServer,
  type ListenOptions,
  type Server as NetServer,
} from "node:net";
import { tryAddress } from "./port.ts";

/** How many there are where the system lets several listen on one port; elsewhere there is one. */
const listenerCount = 16;

/**
 * How many connections the system may hold for each that have not been taken yet; it may hold fewer.
 * Where thousands come back at once, those for whom there is no place hear nothing, and ask again
 * after 1, 3 and 7 s.
 */
const backlog = 4_096;

export class Listeners {
  readonly #http: Server;
  /** Besides the server's own. */
  readonly #others: NetServer[] = [];

  constructor(http: Server) {
    this.#http = http;
  }

  /**
   * Begins to listen.
   * @param port 0 is any that is free.
   * @throws Error of the system, such as EADDRINUSE where somebody listens there already.
   */
  async open(host: string, port: number): Promise<AddressInfo> {
    // Two programs that both share a port would both get it.
    if (port !== 0) await tryAddress(host, port);
    const several = await listen(this.#http, { host, port, reusePort: true }).then(
      () => true,
      () => false,
    );
    if (!several) await listen(this.#http, { host, port });
    const own = this.#http.address() as AddressInfo;
    while (several && this.#others.length + 1 < listenerCount) await this.#openAnother(own);
    return own;
  }

  /** Takes no more connections. @returns when all that there were have ended. */
  async close(): Promise<void> {
    const servers = [this.#http, ...this.#others];
    await Promise.all(
      servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
  }

  async #openAnother({ address, port }: AddressInfo): Promise<void> {
    // As HTTP's own: without delay, and a client that has said all still gets its answer.
    const other = createServer({ allowHalfOpen: true, noDelay: true });
    other.on("connection", (socket) => this.#http.emit("connection", socket));
    await listen(other, { host: address, port, reusePort: true });
    this.#others.push(other);
  }
}

/** @throws Error of the system. */
async function listen(server: NetServer, options: ListenOptions): Promise<void> {
  server.listen({ ...options, backlog });
  await once(server, "listening");
}
