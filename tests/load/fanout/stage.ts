/** A server and its crowd, each in a process of its own, and what can be asked of the two. */
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import type { BoardState, ServerFacts, ServerOptions } from "../facts.ts";
import type { Memory } from "../memory.ts";
import { wallOffsetMs } from "../monotonic.ts";
import type { Cores } from "../pinning.ts";
import type { CrowdLap, CrowdState, JoinOptions, Want } from "./crowd-facts.ts";
import { type Flush, type Latencies, latencies, tickLatencies } from "./latency.ts";
import type { Way } from "./ways.ts";

/** Viewers whose messages are timed. */
const samplesMax = 200;

/** How long viewers may take to join, all together, ms. */
const joinWithinMs = 180_000;

/** How long the last messages may take to arrive once the feed stands still, ms. */
const settleMs = 2_000;

/** What both did in a stretch of time. */
export interface Stretch {
  readonly server: ServerFacts;
  readonly crowd: CrowdLap;
  readonly latencies: Latencies;
}

export class Stage {
  readonly #server: Child;
  readonly #crowd: Child;
  readonly #want: Want;
  #port = 0;

  constructor(server: string, want: Want, cores: Cores | null) {
    this.#want = want;
    this.#server = new Child(server, { core: cores?.server ?? null, node: ["--expose-gc"] });
    this.#crowd = new Child("fanout/crowd.ts", { core: cores?.crowd ?? null });
  }

  /** The stage of one of the ways. */
  static of(way: Way, pace: number, cores: Cores | null): Stage {
    return new Stage(way.server, way.want(pace), cores);
  }

  /** Starts the server. */
  async start(options: ServerOptions): Promise<void> {
    this.#port = await this.#server.ask<number>("start", options);
  }

  /** Brings viewers in. @throws Error where one is not let in. */
  async join(
    viewers: number,
    { mirrors = 0, want = this.#want }: Partial<JoinOptions> = {},
  ): Promise<void> {
    const options: JoinOptions = { port: this.#port, viewers, mirrors, want };
    const patience = new AbortController();
    const tooLate = async () => {
      await sleep(joinWithinMs, null, { signal: patience.signal });
      throw new Error(`${viewers} viewers could not join within ${joinWithinMs / 1_000} s`);
    };
    try {
      await Promise.race([this.#crowd.ask("join", options), tooLate()]);
    } finally {
      patience.abort();
    }
  }

  /** Lets the feed run, or stand still. */
  async run(running: boolean): Promise<void> {
    await this.#server.ask(running ? "resume" : "pause");
  }

  /** Where the server listens. */
  get port(): number {
    return this.#port;
  }

  /** Asks the server for something that it alone answers. */
  ask<Result>(name: string, value: unknown = null): Promise<Result> {
    return this.#server.ask<Result>(name, value);
  }

  memory(): Promise<Memory> {
    return this.#server.ask<Memory>("memory");
  }

  symbols(): Promise<string[]> {
    return this.#server.ask<string[]>("symbols");
  }

  /** Measures for some seconds. @param samples viewers whose messages are timed. */
  async measure(seconds: number, samples = samplesMax): Promise<Stretch> {
    const addresses = await this.#crowd.ask<string[]>("sample", samples);
    if (samples > 0) await this.#server.ask("watch", addresses);
    await Promise.all([this.#server.ask("lap"), this.#crowd.ask("lap")]);
    await sleep(seconds * 1_000);
    const [server, crowd] = await Promise.all([
      this.#server.ask<ServerFacts>("lap"),
      this.#crowd.ask<CrowdLap>("lap"),
    ]);
    const flushes = samples > 0 ? await this.#server.ask<Flush[]>("flushes") : [];
    const offset = wallOffsetMs();
    const found =
      this.#want.kind === "tick"
        ? tickLatencies(crowd.arrivals, offset)
        : latencies(flushes, crowd.arrivals, offset);
    return { server, crowd: { ...crowd, arrivals: [] }, latencies: found };
  }

  /**
   * Stops the feed and holds what viewers have against the server.
   * @returns null where nobody keeps anything.
   */
  async compare(): Promise<boolean | null> {
    if (this.#want.kind === "tick") return null;
    await this.run(false);
    await sleep(settleMs);
    const board = await this.#server.ask<BoardState>("state");
    const seen = await this.#crowd.ask<CrowdState>("state");
    const mark = Number(board.cursor.split(".").at(-1));
    const same = seen.mirrors.every(
      ({ cursor, digest }) => cursor === board.cursor && digest === board.digest,
    );
    return same && seen.marks.every((reached) => reached === mark);
  }

  /** Ends both. */
  async end(): Promise<void> {
    await Promise.all([this.#server.end(), this.#crowd.end()]);
  }
}

/** Runs `act` on a stage that is ended whatever happens. */
export async function on<Result>(
  stage: Stage,
  act: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  try {
    return await act(stage);
  } finally {
    await stage.end();
  }
}
