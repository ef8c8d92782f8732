/**
 * A reader over a WebSocket whose frames are written straight to the TCP socket below, as much as
 * the kernel takes and the window allows.
 *
 * What the sending of a delta looks at is kept in the reader itself: with thousands of readers,
 * every further object is a wait for memory.
 */
import type { Socket as NetSocket } from "node:net";
import { ConnectionReader } from "./connection-reader.ts";
import { Gathering } from "./gathering.ts";
import { firstCredit, ReadWindow } from "./read-window.ts";
import type { Ways } from "./traffic.ts";

/** What is needed of a WebSocket of ws. */
export interface WebSocket {
  ping(payload: Uint8Array): void;
  close(code: number, reason: string): void;
  on(event: "ping" | "pong", call: (payload: Uint8Array) => void): void;
}

/** A WebSocket with its TCP socket, to which a whole frame may be written at any time. */
export interface FramePath {
  readonly webSocket: WebSocket;
  readonly socket: Pick<NetSocket, "write" | "cork" | "uncork" | "writable" | "writableLength">;
}

export interface FrameReaderParts {
  readonly now: () => number;
  readonly ways: Ways;
  /** The most that may be on the way unconfirmed; see ReadWindow. */
  readonly windowBytes: number;
}

const nothing = Buffer.alloc(0);

export abstract class FrameReader extends ConnectionReader {
  protected readonly parts: FrameReaderParts;
  /** The path, where there is one. */
  #tcp: FramePath["socket"] | null = null;
  #webSocket: WebSocket | null = null;
  /** Where several lanes send to it: what they send in one turn goes out together. */
  #gathering: Gathering | null = null;
  #several = false;
  #window: ReadWindow | null = null;
  /** How many bytes may be written until the window is told of them, and how many there were. */
  #credit: number;
  #granted: number;
  /** Whether the window is full. */
  #full = false;

  constructor(parts: FrameReaderParts) {
    super(parts.now);
    this.parts = parts;
    this.#credit = firstCredit(parts.windowBytes);
    this.#granted = this.#credit;
  }

  override gather(several: boolean): void {
    const tcp = this.#tcp;
    this.#several = several;
    if (!several || tcp === null) this.#gathering = null;
    else {
      this.#gathering ??= new Gathering(tcp, () => {
        if (tcp.writableLength > 0) this.#awaitDrain(tcp);
        else this.serve();
      });
    }
  }

  /** Takes hold of the path that there is now; null for none. */
  protected follow(path: FramePath | null): void {
    this.#tcp = path?.socket ?? null;
    this.#webSocket = path?.webSocket ?? null;
    this.#gathering = null;
    this.gather(this.#several);
  }

  /** Whether there is a path. */
  protected get hasPath(): boolean {
    return this.#tcp !== null;
  }

  /** Whether the kernel has taken all, and not too much of it is unconfirmed. */
  protected get flows(): boolean {
    const tcp = this.#tcp;
    if (tcp === null || this.#full) return false;
    const held = this.#gathering === null ? tcp.writableLength > 0 : !this.#gathering.drained;
    return !held && tcp.writable;
  }

  protected override get owes(): boolean {
    return this.waits || this.#window?.owed === true;
  }

  /** To be called when the kernel has taken something that was not written here. */
  tookOther(): void {
    // That it takes an answer says nothing of a reader that owes us one.
    if (this.#window?.owed === true) this.serve();
    else this.progress();
  }

  /** Writes a frame to the path, which must flow. */
  protected write(frame: Buffer): void {
    const tcp = this.#tcp;
    if (tcp === null) return;
    this.parts.ways.privateWrites += 1;
    const gathering = this.#gathering;
    gathering?.begin();
    this.#credit -= frame.length;
    // Without a callback, which would cost a turn of Node's queue for every reader.
    if (this.#credit > 0) tcp.write(frame);
    else this.#writeAndAsk(tcp, frame);
    if (gathering !== null) gathering.wrote(frame.length);
    else if (tcp.writableLength > 0) this.#awaitDrain(tcp);
  }

  /** The question goes out in one write with the frame before it. */
  #writeAndAsk(tcp: FramePath["socket"], frame: Buffer): void {
    tcp.cork();
    tcp.write(frame);
    this.#tellWindow();
    tcp.uncork();
  }

  /** Tells the window what has been written; the first time, makes it. */
  #tellWindow(): void {
    this.#window ??= this.#makeWindow();
    this.#window.wrote(this.#granted - this.#credit);
    this.#takeCredit(this.#window);
  }

  #takeCredit(window: ReadWindow): void {
    this.#granted = window.credit;
    this.#credit = window.credit;
    this.#full = window.full;
  }

  /** From now on the reader is asked whether it reads. Most of the small ones never are. */
  #makeWindow(): ReadWindow {
    const webSocket = this.#webSocket;
    const { windowBytes, now } = this.parts;
    const ask = (payload: Uint8Array) => {
      webSocket?.ping(payload);
      this.owe();
    };
    const window = new ReadWindow({ bytesMax: windowBytes, now, ask });
    webSocket?.on("pong", (payload) => {
      window.wrote(this.#granted - this.#credit);
      const confirmed = window.confirm(payload);
      this.#takeCredit(window);
      if (confirmed) this.progress();
    });
    return window;
  }

  /** A write of nothing is done when all before it is: the kernel has taken it. */
  #awaitDrain(tcp: FramePath["socket"]): void {
    this.owe();
    tcp.write(nothing, () => this.progress());
  }
}
