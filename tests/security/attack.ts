/**
 * What is asked of every attack: while it runs `/healthz` answers and who does nothing wrong keeps
 * the pace; afterwards nobody has been cut off, nothing has failed inside, and memory is back.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, type Asking, ask } from "../support/http-ask.ts";
import { RawWebSocket } from "../support/raw-web-socket.ts";
import { Bystanders, type Paces, pacesBetween } from "./bystanders.ts";
import { Target, type TargetOptions, viewerKey } from "./target.ts";
import { Wire } from "./wire.ts";

/** How long bystanders are watched before the first attack, and each time during one, ms. */
const calmMs = 2_000;
const windowMs = 1_000;
/**
 * What is left of the bystanders' pace in some window at least, while the attack lasts; low, since
 * they and the attacker are one process.
 */
const paceLeft = 0.5;
/** How long that may take, ms: a machine with other work can hold up anything for seconds. */
const paceWithinMs = 20_000;
/** What may be held afterwards, of what was held before. */
const heldMost = 1.1;
/** How often memory is looked at until it is back, and how long that takes at most, ms. */
const settling = { interval: 250, timeout: 30_000 };

const transports = ["socketio", "websocket", "sse"] as const;
let attackers = 0;

type Headers = Readonly<Record<string, string>>;

/** Who attacks: what it opens is closed when the attack is over. */
export class Attacker {
  readonly target: Target;
  /** The address that it comes from: each has one of its own, so that limits begin anew. */
  readonly from: string;
  readonly #opened: { destroy(): void }[] = [];

  constructor(target: Target) {
    this.target = target;
    attackers += 1;
    this.from = `127.1.1.${attackers}`;
  }

  get port(): number {
    return this.target.port;
  }

  /** A connection. @param from the loopback address to come from, where it is another. */
  wire(from = this.from): Wire {
    return this.holds(new Wire(this.port, from));
  }

  /** A WebSocket by hand. @param headers in place of the usual ones. */
  async webSocket(headers: Headers = {}, request = "GET /live HTTP/1.1"): Promise<RawWebSocket> {
    const nothing = Buffer.alloc(0);
    return this.holds(await RawWebSocket.open(this.port, headers, request, nothing, this.from));
  }

  /** A question. @param path after the address. */
  ask(path: string, asking: Asking = {}): Promise<Answered> {
    return ask(`${this.target.address}${path}`, { from: this.from, ...asking });
  }

  /** Has something closed when the attack is over. */
  holds<Opened extends { destroy(): void }>(opened: Opened): Opened {
    this.#opened.push(opened);
    return opened;
  }

  leave(): void {
    for (const opened of this.#opened) opened.destroy();
  }
}

export interface Expected {
  /** What the log says of it. */
  readonly log?: RegExp;
}

/** An attack: a few lines, and what they must lead to. */
type Attack = (attacker: Attacker) => Promise<void> | void;
type Suite = (name: string, run: Attack, expected?: Expected) => void;

/** A target for the attacks of one file. @returns what makes a test of an attack. */
export function attacks(options: TargetOptions = {}): Suite {
  let target: Target;
  let bystanders: Bystanders;
  let calm: Paces;

  beforeAll(async () => {
    target = await Target.start(options);
    const headers = { authorization: `Bearer ${viewerKey}` };
    bystanders = await Bystanders.come(target.address, options.keyed === true ? headers : {});
    // The first deltas are snapshots, and the first requests make what is made once.
    await ask(target.address, { headers });
    await sleep(calmMs / 2);
    const before = bystanders.counts;
    await sleep(calmMs);
    calm = pacesBetween(before, bystanders.counts, calmMs / 1_000);
  });
  afterAll(async () => {
    bystanders?.leave();
    await target?.[Symbol.asyncDispose]();
  });

  return (name, run, { log } = {}) => {
    test(name, async () => {
      const held = await target.held();
      const logged = target.log.length;
      const attacker = new Attacker(target);
      const watch = new Watch(target, bystanders);
      try {
        await run(attacker);
        await expect.poll(() => watch.best(calm), watching).toBeGreaterThan(paceLeft);
      } finally {
        await watch.stop();
        attacker.leave();
      }
      expect(watch.health.length).toBeGreaterThan(0);
      expect(watch.health.filter((answer) => answer !== 200)).toEqual([]);
      expect(bystanders.lost).toEqual([]);
      await expect.poll(() => heldBack(target, held), settling).toBeLessThan(heldMost);
      expect(target.log.slice(logged).filter(({ level }) => level >= 50)).toEqual([]);
      // Of all lines: what has been said is not said again for a while.
      if (log !== undefined) expect(target.log.map(({ msg }) => msg).join("\n")).toMatch(log);
    });
  };
}

const watching = { interval: 100, timeout: paceWithinMs };

async function heldBack(target: Target, before: number): Promise<number> {
  return (await target.held()) / before;
}

/** Watches the others while an attack runs. */
class Watch {
  /** What `/healthz` answered, one after another: the status, or why there was none. */
  readonly health: (number | string)[] = [];
  readonly #bystanders: Bystanders;
  /** Paces in one window after the other. */
  readonly #windows: Paces[] = [];
  readonly #ending = new AbortController();
  readonly #watching: Promise<unknown>;

  constructor(target: Target, bystanders: Bystanders) {
    this.#bystanders = bystanders;
    this.#watching = Promise.all([this.#ask(target), this.#count()]);
  }

  /** What was left of the slowest bystander's pace in the best window so far; 0 before the first. */
  best(calm: Paces): number {
    const left = (paces: Paces) => Math.min(...transports.map((one) => paces[one] / calm[one]));
    return Math.max(0, ...this.#windows.map(left));
  }

  /** Ends it, once what it has asked is answered. */
  stop(): Promise<unknown> {
    this.#ending.abort();
    return this.#watching;
  }

  async #ask(target: Target): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const answer = ask(`${target.address}/healthz`);
      this.health.push(await answer.then(({ status }) => status, String));
      await sleep(50, null, { signal }).catch(() => {});
    }
  }

  async #count(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const before = this.#bystanders.counts;
      const begun = performance.now();
      await sleep(windowMs, null, { signal }).catch(() => {});
      const seconds = (performance.now() - begun) / 1_000;
      if (!signal.aborted) {
        this.#windows.push(pacesBetween(before, this.#bystanders.counts, seconds));
      }
    }
  }
}
