/** The server as a user runs it, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { Control, Delta } from "../../lib/wire/messages.ts";
import { leash } from "./leash.ts";
import { root } from "./sources.ts";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How much of the server's output is kept. */
const outputMax = 64_000;

/** What a process has written. */
interface Output {
  text: string;
}

export class BoardProcess implements AsyncDisposable {
  /** Such as `http://127.0.0.1:43210`. */
  readonly address: string;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #output: Output;

  private constructor(child: ChildProcess, address: string, ended: Promise<Ended>, output: Output) {
    this.#child = child;
    this.address = address;
    this.ended = ended;
    this.#output = output;
  }

  /**
   * Starts the built server and waits until it can serve.
   * @param args as given to `npm start`.
   * @param environment besides that of the tests.
   * @throws Error with the server's output when it does not start.
   */
  static async start(
    args: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<BoardProcess> {
    const dev = args.includes("--dev");
    if (!dev && !existsSync(join(root, ".next/BUILD_ID"))) {
      throw new Error("the pages are not built: run `npm test`, or `npm run build` first");
    }
    const all = ["server/index.ts", "--host", "127.0.0.1", ...args];
    const child = spawn(process.execPath, all, {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: dev ? "development" : "production",
        LOG_LEVEL: "info",
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    leash(child);
    const ended = new Promise<Ended>((resolve) => {
      child.once("close", (code, signal) => resolve({ code, signal }));
    });
    const output: Output = { text: "" };
    const address = await addressFrom(child, ended, output);
    const server = new BoardProcess(child, address, ended, output);
    await server.#untilReady();
    return server;
  }

  /** The port on which it listens. */
  get port(): number {
    return Number(new URL(this.address).port);
  }

  /** What it has written, the newest of it. */
  get output(): string {
    return this.#output.text;
  }

  /** Sends a signal. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill("SIGKILL");
  }

  /** A client that any program could be. The caller disconnects it. */
  async client(): Promise<BoardClient> {
    const socket = io(this.address, { transports: ["websocket"], forceNew: true });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return new BoardClient(socket);
  }

  async #untilReady(): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.address}/readyz`).catch(() => null);
      const page = await fetch(this.address).catch(() => null);
      // A board that wants a key from who looks says so in place of its page.
      if (answer?.status === 200 && (page?.status === 200 || page?.status === 401)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** What a test asks the board, without a page. */
export class BoardClient {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** A topic as it is now. */
  async snapshot(topic: string, rows?: readonly string[]): Promise<Delta> {
    const heard = new Promise<Delta>((resolve) => {
      const listen = (delta: Delta) => {
        if (delta.topic !== topic || delta.from !== null) return;
        this.#socket.off("delta", listen);
        resolve(delta);
      };
      this.#socket.on("delta", listen);
    });
    const wish = { topic, pace: 10, ...(rows && { rows }) };
    const told = await this.#socket.emitWithAck("subscribe", wish);
    if (!told.ok) throw new Error(told.error.message);
    const delta = await heard;
    await this.#socket.emitWithAck("unsubscribe", { subscription: told.subscription });
    return delta;
  }

  /** Turns the feed's knobs. */
  async control(change: Control): Promise<void> {
    const told = await this.#socket.emitWithAck("control", change);
    if (!told.ok) throw new Error(told.error.message);
  }

  disconnect(): void {
    this.#socket.disconnect();
  }
}

/** Reads the server's output until it says where it is. */
function addressFrom(child: ChildProcess, ended: Promise<Ended>, output: Output): Promise<string> {
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output.text = (output.text + chunk.toString()).slice(-outputMax);
      const [, address] = output.text.match(/Bigboard is at (http:\/\/[\w.:[\]]+)/) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    void ended.then(({ code }) =>
      reject(new Error(`the server ended with ${code}\n${output.text}`)),
    );
  });
}
