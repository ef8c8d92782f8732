/** The main thread's end of the thread that draws pages: asks it, and answers what it asks. */
import { MessageChannel, Worker } from "node:worker_threads";
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { BoardSeam } from "../../lib/seam.ts";
import type { Faults } from "../ops/faults.ts";
import type { Logger } from "../ops/log.ts";
import { onBehalfOf, requestNow } from "../ops/requests.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import type {
  DrawMessage,
  SaidMessage,
  SnapshotAnswer,
  ThreadMessage,
  ThreadStart,
} from "./thread-messages.ts";

export interface PageThreadOptions extends Pick<ThreadStart, "root" | "host" | "port"> {
  readonly seam: BoardSeam;
  readonly clock: Clock;
  /** For lines of the thread's console. */
  readonly log: Pick<Logger, "debug" | "warn">;
  /** For what goes wrong in it. */
  readonly faults: Pick<Faults, "note">;
  /** What the thread runs; thread.ts unless given. */
  readonly program?: URL;
}

const threadProgram = new URL("./thread.ts", import.meta.url);

/** How much the thread may hold before it is begun anew, MB. */
const heapMaxMb = 1_024;
/** After how long one that has ended is followed by another, ms. */
const restartAfterMs = 1_000;

/** One that takes longer to start has got stuck, and is begun anew, ms. */
const startWithinMs = 60_000;
/** A thread that takes longer for a page has got stuck, and is begun anew, ms. */
const drawWithinMs = 30_000;

interface Asked {
  /** Forgets how long it takes. */
  readonly cancel: Cancel;
  readonly resolve: (page: Page) => void;
  readonly reject: (error: Error) => void;
}

export class PageThread {
  readonly #options: PageThreadOptions;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | null = null;
  #isReady = false;
  /** Whether there was ever one that could draw. */
  #wasReady = false;
  #isClosed = false;
  /** Forgets that another is to follow; null where none is. */
  #restart: Cancel | null = null;
  #lastId = 0;

  private constructor(options: PageThreadOptions) {
    this.#options = options;
  }

  /** Starts it and waits until it can draw. @throws Error where it cannot start. */
  static async start(options: PageThreadOptions): Promise<PageThread> {
    const thread = new PageThread(options);
    await thread.#begin();
    return thread;
  }

  /** @throws Error where the page cannot be drawn. */
  draw({ url, headers }: PageRequest): Promise<Page> {
    const worker = this.#worker;
    if (worker === null || !this.#isReady) {
      return Promise.reject(new Error("the thread that draws pages is being started again"));
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const { clock, faults } = this.#options;
    const cancel = clock.after(drawWithinMs, () => {
      faults.note("page", new Error(`${url} took too long`), "the thread of pages is stuck");
      void worker.terminate();
    });
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { cancel, resolve, reject });
      worker.postMessage({ id, url, headers, scope: requestNow() } satisfies DrawMessage);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#restart?.();
    await this.#worker?.terminate();
  }

  #begin(): Promise<void> {
    const { root, host, port, seam, clock, program = threadProgram } = this.#options;
    const { port1: mine, port2: snapshots } = new MessageChannel();
    const answered = new Int32Array(new SharedArrayBuffer(4));
    const start = { epoch: seam.epoch, version: seam.version, snapshots, answered };
    const worker = new Worker(program, {
      workerData: { root, host, port, ...start } satisfies ThreadStart,
      transferList: [snapshots],
      env: { ...process.env, NODE_ENV: "production" },
      resourceLimits: { maxOldGenerationSizeMb: heapMaxMb },
    });
    this.#worker = worker;
    const cancel = clock.after(startWithinMs, () => void worker.terminate());
    return new Promise((resolve, reject) => {
      worker.on("message", (message: ThreadMessage) => {
        if (message.kind === "ready") {
          cancel();
          this.#isReady = true;
          this.#wasReady = true;
          resolve();
        } else if (message.kind === "snapshot") {
          mine.postMessage(snapshotOf(seam, message.topic, message.options));
          Atomics.store(answered, 0, 1);
          Atomics.notify(answered, 0);
        } else if (message.kind === "said") {
          this.#hear(message);
        } else {
          this.#settle(message);
        }
      });
      worker.on("error", (error) => {
        const wasReady = this.#isReady;
        cancel();
        reject(error);
        if (wasReady) this.#options.faults.note("page", error, "the thread of pages has failed");
      });
      worker.on("exit", () => {
        cancel();
        mine.close();
        reject(new Error("the thread that draws pages has ended"));
        this.#end();
      });
    });
  }

  #hear({ level, what, doing, scope }: SaidMessage): void {
    const { log, faults } = this.#options;
    onBehalfOf(scope, () => {
      if (level === "error") faults.note("page", what, doing);
      else log[level](String(what));
    });
  }

  #settle(message: Extract<ThreadMessage, { kind: "page" | "failed" }>): void {
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    asked?.cancel();
    if (message.kind === "page") asked?.resolve(message.page);
    else asked?.reject(new Error(message.message));
  }

  #end(): void {
    this.#isReady = false;
    this.#worker = null;
    for (const { cancel, reject } of this.#asked.values()) {
      cancel();
      reject(new Error("the thread that draws pages has ended"));
    }
    this.#asked.clear();
    if (this.#wasReady) this.#beginAgain();
  }

  /** One that starts and fails has ended after that, so that another follows it, too. */
  #beginAgain(): void {
    const { clock, faults } = this.#options;
    if (this.#isClosed) return;
    this.#restart ??= clock.after(restartAfterMs, async () => {
      this.#restart = null;
      try {
        await this.#begin();
      } catch (error) {
        faults.note("page", error, "the thread of pages does not start");
        // The system may not even let it begin: then nothing ends either.
        if (this.#worker === null) this.#beginAgain();
      }
    });
  }
}

function snapshotOf(seam: BoardSeam, ...asked: Parameters<BoardSeam["snapshot"]>): SnapshotAnswer {
  try {
    return { snapshot: seam.snapshot(...asked) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
