/**
 * Lets what one connection is sent within one turn of the event loop go out as one write: several
 * lanes that wake at the same change then share a packet. Done only for connections with more
 * subscriptions than one, since it costs more than a plain write.
 */

/** What is gathered goes out when it would fill a packet, bytes. */
const packetBytes = 1_400;

/** What is needed of a TCP socket. */
export interface Corkable {
  readonly writableLength: number;
  cork(): void;
  uncork(): void;
}

export class Gathering {
  readonly #socket: Corkable;
  readonly #released: () => void;
  #bytes = 0;

  /** @param released is told when what was gathered has been handed to the socket. */
  constructor(socket: Corkable, released: () => void) {
    this.#socket = socket;
    this.#released = released;
  }

  /** Whether the socket holds nothing but what came since it began to gather. */
  get drained(): boolean {
    return this.#bytes > 0 || this.#socket.writableLength === 0;
  }

  /** To be called before something is written: from here on it is gathered. */
  begin(): void {
    if (this.#bytes > 0) return;
    this.#socket.cork();
    process.nextTick(() => this.#release());
  }

  /** To be called when something has been written. */
  wrote(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes >= packetBytes) this.#release();
  }

  #release(): void {
    if (this.#bytes === 0) return;
    this.#bytes = 0;
    this.#socket.uncork();
    this.#released();
  }
}
