/** The server that is attacked: as a host runs it, built pages and all, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { leash } from "../support/leash.ts";
import { root } from "../support/sources.ts";

/** What the operator of every target has. */
export const operatorKey = "operator-key-of-the-attacked";
/** What viewers of those targets have that want it. */
export const viewerKey = "viewer-key-of-the-attacked";

export interface TargetOptions {
  /** What it listens on; every address unless given. */
  readonly host?: string;
  readonly args?: readonly string[];
  /** Whether to look wants a key. */
  readonly keyed?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A line of its log. */
export interface LogLine {
  /** pino's number: 40 is a warning, 50 an error. */
  readonly level: number;
  readonly msg: string;
}

/** A small board, so that most of what is measured is the attack. */
const feed = ["--instruments", "40", "--rate", "1000"];

interface Weighed {
  readonly id: number;
  readonly held: number;
}

export class Target implements AsyncDisposable {
  readonly port: number;
  /** Lines of its log so far. */
  readonly log: readonly LogLine[];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #weighing = new Map<number, (held: number) => void>();
  #questions = 0;
  /** With which code it ended; undefined while it runs. */
  exitCode: number | null | undefined;

  private constructor(
    child: ChildProcess,
    port: number,
    log: readonly LogLine[],
    ended: Promise<number | null>,
  ) {
    this.#child = child;
    this.port = port;
    this.log = log;
    this.#ended = ended;
    void ended.then((code) => {
      this.exitCode = code;
    });
    child.on("message", ({ id, held }: Weighed) => {
      this.#weighing.get(id)?.(held);
      this.#weighing.delete(id);
    });
  }

  /** Starts one and waits until it serves. @throws Error with its output where it does not. */
  static async start(options: TargetOptions = {}): Promise<Target> {
    if (!existsSync(join(root, ".next/BUILD_ID"))) {
      throw new Error("the pages are not built: run `npm test`, or `npm run build` first");
    }
    const { host = "0.0.0.0", args = [], keyed = false, environment = {} } = options;
    const preload = ["--expose-gc", "--import", "./tests/security/memory-on-request.ts"];
    const own = ["server/index.ts", "--host", host, "--port", "0", ...feed, ...args];
    const child = spawn(process.execPath, [...preload, ...own], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        LOG_LEVEL: "info",
        BIGBOARD_OPERATOR_KEY: operatorKey,
        ...(keyed && { BIGBOARD_VIEWER_KEY: viewerKey }),
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    leash(child);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const log: LogLine[] = [];
    const port = await portFrom(child, log, ended);
    return new Target(child, port, log, ended);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What its process holds after a forced collection, bytes. */
  held(): Promise<number> {
    this.#questions += 1;
    const id = this.#questions;
    return new Promise((resolve, reject) => {
      this.#weighing.set(id, resolve);
      void this.#ended.then((code) => reject(new Error(`the server ended with ${code}`)));
      this.#child.send(id, (error) => error && reject(error));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}

/** Reads its log until it says where it is, and on. */
function portFrom(
  child: ChildProcess,
  log: LogLine[],
  ended: Promise<number | null>,
): Promise<number> {
  let rest = "";
  let errors = "";
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) {
        const line = lineOf(text);
        log.push(line);
        const [, port] = line.msg.match(/Bigboard is at http:\/\/[^ ]+:(\d+)/) ?? [];
        if (port !== undefined) resolve(Number(port));
      }
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
      log.push({ level: 50, msg: chunk });
    });
    void ended.then((code) => {
      const said = log.map(({ msg }) => msg).join("\n");
      reject(new Error(`the server ended with ${code}\n${said}\n${errors}`));
    });
  });
}

/** What is no line of the log was written past it. */
function lineOf(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { level: 50, msg: text };
  }
}
