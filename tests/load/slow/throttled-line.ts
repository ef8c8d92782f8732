/** A line whose viewer takes no more than so many bytes a second of what the server sends. */
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from "node:net";
import { addressOf } from "../fanout/flush-watch.ts";

/** Read at a time, so that also a slow line moves several times a second. */
const readBytes = 2_048;

export class ThrottledLine {
  /** Bytes that the viewer has taken. */
  taken = 0;
  readonly #server: Server;
  readonly #target: number;
  /** Bytes/s; Infinity for all, 0 for none at all. */
  #rate = Number.POSITIVE_INFINITY;
  #far: Socket | null = null;

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

  /** Bytes/s from now on; Infinity for all, 0 for none at all. */
  set rate(rate: number) {
    this.#rate = rate;
    if (rate > 0) this.#far?.resume();
  }

  /** From where it is connected to the server. */
  get address(): string {
    return addressOf(this.#far?.localAddress, this.#far?.localPort);
  }

  close(): void {
    this.#server.close();
    this.#far?.destroy();
  }

  #carry(near: Socket): void {
    const buffer = Buffer.alloc(readBytes);
    const far: Socket = dial({
      port: this.#target,
      host: "127.0.0.1",
      onread: { buffer, callback: (length) => this.#read(near, far, buffer, length) },
    });
    this.#far = far;
    near.on("data", (chunk) => far.write(chunk));
    near.on("error", () => undefined);
    far.on("error", () => undefined);
    near.on("close", () => far.destroy());
    far.on("end", () => near.end());
    far.on("close", () => near.destroy());
  }

  /** @returns whether to read on at once. */
  #read(near: Socket, far: Socket, buffer: Buffer, length: number): boolean {
    this.taken += length;
    near.write(Buffer.from(buffer.subarray(0, length)));
    if (this.#rate === Number.POSITIVE_INFINITY) return true;
    if (this.#rate > 0) setTimeout(() => far.resume(), (length / this.#rate) * 1_000);
    return false;
  }
}
