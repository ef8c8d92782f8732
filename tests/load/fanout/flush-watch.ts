/**
 * Notes when the flushes began that wrote to some sockets, without the product's help: a flush is
 * what the gateway's clock calls, and the table cannot change while it runs, so that its
 * version says what the messages lead to.
 */
import type { Socket } from "node:net";
import type { Clock } from "../../../lib/clock.ts";
import { monotonicMs } from "../monotonic.ts";
import type { Flush } from "./latency.ts";

interface OpenFlush extends Flush {
  readonly readers: number[];
}

export class FlushWatch {
  readonly #describe: () => Pick<Flush, "mark" | "at">;
  readonly #sockets = new Map<string, Socket>();
  /** Takes the watch off its sockets again. */
  #unwatch: (() => void)[] = [];
  #flushes: Flush[] = [];
  /** When the running call of the clock began; 0 between calls. */
  #startedAt = 0;
  #open: OpenFlush | null = null;

  /** @param describe what messages lead to now, and when their newest tick was made. */
  constructor(describe: () => Pick<Flush, "mark" | "at">) {
    this.#describe = describe;
  }

  /** The clock to give to a gateway. */
  clock(inner: Clock): Clock {
    const noted = (call: () => void) => () => {
      this.#startedAt = monotonicMs();
      try {
        call();
      } finally {
        this.#startedAt = 0;
        this.#open = null;
      }
    };
    return {
      now: () => inner.now(),
      after: (delayMs, call) => inner.after(delayMs, noted(call)),
      every: (periodMs, call) => inner.every(periodMs, noted(call)),
      soon: (call) => inner.soon?.(noted(call)) ?? inner.after(0, noted(call)),
    };
  }

  /** Takes note of a connection, so that it can be watched. */
  accept(socket: Socket): void {
    const key = addressOf(socket.remoteAddress, socket.remotePort);
    this.#sockets.set(key, socket);
    socket.once("close", () => this.#sockets.delete(key));
  }

  /**
   * Watches these connections and no others, from now on.
   * @param addresses as `addressOf` gives them; their order numbers the readers.
   * @throws RangeError for one that is not there.
   */
  watch(addresses: readonly string[]): void {
    for (const unwatch of this.#unwatch) unwatch();
    this.#flushes = [];
    this.#unwatch = addresses.map((address, reader) => {
      const socket = this.#sockets.get(address);
      if (socket === undefined) throw new RangeError(`nobody is connected from ${address}`);
      const write = socket.write;
      socket.write = ((...args: Parameters<Socket["write"]>) => {
        this.#note(reader);
        return write.apply(socket, args);
      }) as Socket["write"];
      return () => {
        socket.write = write;
      };
    });
  }

  /** What was noted since `watch`. */
  take(): Flush[] {
    const flushes = this.#flushes;
    this.#flushes = [];
    return flushes;
  }

  #note(reader: number): void {
    if (this.#startedAt === 0) {
      // To a reader that catches up by itself, or an answer.
      const now = monotonicMs();
      this.#flushes.push({ ...this.#describe(), startedAt: now, readers: [reader] });
      return;
    }
    if (this.#open === null) {
      this.#open = { ...this.#describe(), startedAt: this.#startedAt, readers: [] };
      this.#flushes.push(this.#open);
    }
    // A message can be written in two parts, header and payload.
    if (this.#open.readers.at(-1) !== reader) this.#open.readers.push(reader);
  }
}

/** Names a connection from either end of it. */
export function addressOf(address: string | undefined, port: number | undefined): string {
  return `${address ?? ""} ${port ?? 0}`;
}
