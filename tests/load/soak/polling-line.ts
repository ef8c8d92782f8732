/** A line that lets no WebSocket through, as some proxies do not: who comes over it has to poll. */
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from "node:net";

/** Stands in the address of every handshake that asks Socket.IO for a WebSocket. */
const webSocket = "transport=websocket";

export class PollingLine {
  readonly #server: Server;
  readonly #target: number;
  readonly #open = new Set<Socket>();

  /** @param target the server's port on this machine. */
  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((near) => this.#carry(near));
  }

  /** Begins to listen. @returns its port. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }

  #carry(near: Socket): void {
    this.#open.add(near);
    near.on("error", () => undefined);
    near.once("close", () => this.#open.delete(near));
    near.once("data", (first: Buffer) => {
      if (first.includes(webSocket)) {
        near.destroy();
        return;
      }
      const far = dial(this.#target, "127.0.0.1");
      // An error is followed by a close, which ends both.
      far.on("error", () => undefined);
      far.once("close", () => near.destroy());
      near.once("close", () => far.destroy());
      far.write(first);
      near.pipe(far);
      far.pipe(near);
    });
  }
}
