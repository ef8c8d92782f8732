/** A real proxy in front of a board, with all that it writes in one folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leash } from "./leash.ts";

export interface ProxyPlan {
  /** Where it listens, such as `https://localhost:43210`. */
  readonly address: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export class ProxyProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(address: string, child: ChildProcess, folder: string) {
    this.address = address;
    this.#child = child;
    this.#folder = folder;
  }

  /**
   * Starts it and waits until the board answers through it.
   * @param plan is given the folder and a free port.
   * @throws Error with its own words when it does not start.
   */
  static async start(
    name: string,
    plan: (folder: string, port: number) => ProxyPlan,
  ): Promise<ProxyProcess> {
    const folder = mkdtempSync(join(tmpdir(), `bigboard-${name}-`));
    const { address, command, args, environment } = plan(folder, await freePort());
    const child = spawn(command, args, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });
    // nginx has children, which it ends where it can.
    leash(child, "TERM");
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-8_000);
    });
    const proxy = new ProxyProcess(address, child, folder);
    const ended = new Promise<"ended">((resolve) => child.once("close", () => resolve("ended")));
    for (;;) {
      if ((await statusOf(`${address}/healthz`)) === 200) return proxy;
      const pause = new Promise<"later">((resolve) => setTimeout(resolve, 50, "later"));
      if ((await Promise.race([ended, pause])) === "ended") {
        throw new Error(`${name} did not start: ${words}`);
      }
    }
  }

  /** Ends it with all its connections. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The status of an answer, whoever has signed the certificate; null without an answer. */
async function statusOf(address: string): Promise<number | null> {
  if (address.startsWith("http:")) return (await fetch(address).catch(() => null))?.status ?? null;
  return new Promise((resolve) => {
    const request = get(address, { rejectUnauthorized: false, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    });
    request.once("error", () => resolve(null));
  });
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
