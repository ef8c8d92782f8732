/**
 * What is asked of every attack: while it runs `/healthz` answers and who does nothing wrong keeps
 * the pace; afterwards nobody has been cut off, nothing has failed inside, and memory is back.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../support/http-ask.ts";
import { Bystanders, pacesBetween } from "./bystanders.ts";
import { Target, type TargetOptions, viewerKey } from "./target.ts";
import { Wire } from "./wire.ts";

/** How long bystanders are watched before the first attack, and at least during each, ms. */
const calmMs = 2_000;
const attackMs = 1_000;
/** What is left of the bystanders' pace, at least; low, since they and the attacker are one process. */
const paceLeft = 0.25;
/** What may be held afterwards, of what was held before. */
const heldMost = 1.1;
/** How often memory is looked at until it is back, and how long that takes at most, ms. */
const settleEveryMs = 250;
const settleWithinMs = 20_000;

/** Who attacks: what it opens is closed when the attack is over. */
export class Attacker {
  readonly target: Target;
  readonly #opened: { destroy(): void }[] = [];

  constructor(target: Target) {
    this.target = target;
  }

  get port(): number {
    return this.target.port;
  }

  get address(): string {
    return this.target.address;
  }

  /** A connection. @param from the loopback address to come from. */
  wire(from?: string): Wire {
    return this.holds(new Wire(this.port, from));
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
  let calm: ReturnType<typeof pacesBetween>;

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
        await watch.end();
      } finally {
        attacker.leave();
        watch.stop();
      }
      expect(watch.health).toEqual(watch.health.map(() => 200));
      expect(bystanders.lost).toEqual([]);
      for (const transport of ["socketio", "websocket", "sse"] as const) {
        const left = watch.paces[transport] / calm[transport];
        expect(left, `pace over ${transport}`).toBeGreaterThan(paceLeft);
      }
      await expect.poll(() => heldBack(target, held), polling).toBeLessThan(heldMost);
      const lines = target.log.slice(logged);
      expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
      if (log !== undefined) expect(lines.map(({ msg }) => msg).join("\n")).toMatch(log);
    });
  };
}

const polling = { interval: settleEveryMs, timeout: settleWithinMs };

async function heldBack(target: Target, before: number): Promise<number> {
  return (await target.held()) / before;
}

/** Watches the others while an attack runs. */
class Watch {
  /** What `/healthz` answered, one after another; the one that is awaited at the end too. */
  readonly health: number[] = [];
  paces: ReturnType<typeof pacesBetween> = { socketio: 0, websocket: 0, sse: 0 };
  readonly #bystanders: Bystanders;
  readonly #before: Bystanders["counts"];
  readonly #begun = performance.now();
  readonly #asking: Promise<void>;
  #over = false;

  constructor(target: Target, bystanders: Bystanders) {
    this.#bystanders = bystanders;
    this.#before = bystanders.counts;
    this.#asking = this.#ask(target);
  }

  /** Has all seen, for a second at least. */
  async end(): Promise<void> {
    await sleep(Math.max(0, attackMs - (performance.now() - this.#begun)));
    // Asked while the attack is still there, so that it cannot have been answered before.
    expect(this.health.length).toBeGreaterThan(0);
    const seconds = (performance.now() - this.#begun) / 1_000;
    this.paces = pacesBetween(this.#before, this.#bystanders.counts, seconds);
    this.stop();
    await this.#asking;
  }

  stop(): void {
    this.#over = true;
  }

  async #ask(target: Target): Promise<void> {
    while (!this.#over) {
      this.health.push(
        (await ask(`${target.address}/healthz`).catch(() => ({ status: 0 }))).status,
      );
      await sleep(50);
    }
  }
}
