/** Asks a child process by name and waits for its answer, over Node's own message channel. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { commandOn } from "./pinning.ts";

interface Question {
  readonly id: number;
  readonly name: string;
  readonly value: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export interface ChildOptions {
  /** The core to run on and on no other; any unless given. */
  readonly core?: number | null;
  /** Options for Node. */
  readonly node?: readonly string[];
}

/** A server or a crowd of viewers in a process of its own, so that each has its own core. */
export class Child {
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown>;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void }
  >();
  #next = 1;

  /** @param file beside this one. */
  constructor(file: string, { core = null, node = [] }: ChildOptions = {}) {
    const [execPath, ...before] = commandOn(core, process.execPath);
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)), {
      stdio: "inherit",
      execPath,
      execArgv: [...before, ...node],
    });
    // A program that cannot be started tells so at the first question.
    this.#exit = once(this.#process, "exit").catch(() => {});
    this.#process.on("message", (message) => {
      const { id, value, error } = message as Answer;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(`${file}: ${error}`));
    });
    this.#process.once("exit", (code, signal) => {
      const gone = new Error(`${file} ended with ${signal ?? code}`);
      for (const { reject } of this.#waiting.values()) reject(gone);
      this.#waiting.clear();
    });
  }

  /** @throws Error of the child, or when it ends before it has answered. */
  ask<Result>(name: string, value: unknown = null): Promise<Result> {
    const id = this.#next++;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
      this.#process.send({ id, name, value } satisfies Question, (error) => {
        // The channel of a child that is gone; one that goes now tells by its exit.
        if (error !== null) reject(error);
      });
    });
  }

  /** @throws Error where it could not be started. */
  get pid(): number {
    if (this.#process.pid === undefined) throw new Error("not started");
    return this.#process.pid;
  }

  /** Sends a signal that ends the process. @returns when it is gone. */
  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    this.#process.kill(signal);
    await this.#exit;
  }
}

/** What a child answers to each name. */
export type Answers = Readonly<Record<string, (value: never) => unknown>>;

/** The child's side. */
export function answer(answers: Answers): void {
  process.on("message", async (message) => {
    const { id, name, value } = message as Question;
    const reply = (rest: Omit<Answer, "id">) => process.send?.({ id, ...rest } satisfies Answer);
    try {
      const asked = answers[name];
      if (asked === undefined) throw new RangeError(`nobody answers "${name}"`);
      reply({ value: await asked(value as never) });
    } catch (error) {
      reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on("disconnect", () => process.exit(0));
}
