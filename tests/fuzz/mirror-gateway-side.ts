/** The gateway's own sessions and lanes as the server's side of the mirror's fuzz. */
import { schemaOf } from "../../lib/schema/topics.ts";
import { Table } from "../../lib/table/table.ts";
import { Door, type Reply } from "../../server/gateway/door.ts";
import { LanePool } from "../../server/gateway/lane-pool.ts";
import { limitsDefault } from "../../server/gateway/limits.ts";
import type { Outgoing } from "../../server/gateway/outgoing.ts";
import { Pacer } from "../../server/gateway/pacer.ts";
import type { Reader, Waiter } from "../../server/gateway/reader.ts";
import { Session as GatewaySession } from "../../server/gateway/session.ts";
import { Subscriptions } from "../../server/gateway/subscriptions.ts";
import type { ClientEnd, Session } from "../support/held-network.ts";
import type { ManualClock } from "../support/manual-clock.ts";
import { openMessage } from "../support/open-message.ts";
import type { Random } from "../support/random.ts";
import type { Side } from "./mirror-side.ts";
import { fuzzTopics } from "./mirror-writer.ts";

const limits = { ...limitsDefault, eventsPerSecond: 1e6, eventsBurst: 1e6 };
const tickSize = 0.05;

/** A reader whose socket drains when the fuzz says so. */
class FuzzReader implements Reader {
  readonly #client: ClientEnd;
  readonly #waiters = new Set<Waiter>();
  #drained = true;

  constructor(client: ClientEnd) {
    this.#client = client;
  }

  get drained(): boolean {
    return this.#drained;
  }

  set drained(drained: boolean) {
    this.#drained = drained;
    if (!drained) return;
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const waiter of waiters) waiter.catchUp();
  }

  send(message: Outgoing): number {
    if (!this.#drained) return 0;
    const delta = openMessage(message);
    if (delta instanceof Uint8Array) this.#client.frame(delta);
    else this.#client.delta(delta);
    return message.length;
  }

  gather(): void {}

  wait(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  forget(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }
}

/** The gateway without its sockets. */
export class GatewaySide implements Side {
  epoch = "";
  readonly tables = new Map<string, Table>();
  readonly #clock: ManualClock;
  readonly #pacer: Pacer;
  readonly #lanes: LanePool;
  readonly #readers = new Set<FuzzReader>();
  #subscriptions = new Subscriptions("", () => this.#clock.now());
  #lives = 0;

  constructor(clock: ManualClock) {
    this.#clock = clock;
    this.#pacer = new Pacer(clock);
    this.#lanes = new LanePool(this.#pacer, {
      now: () => clock.now(),
      elapsed: () => 0,
      meter: { flushed: () => undefined, caughtUp: () => undefined },
      failed: (error) => {
        throw error;
      },
    });
    this.restart();
  }

  accept(client: ClientEnd): Session {
    const reader = new FuzzReader(client);
    const session = new GatewaySession(reader, true, () => undefined, {
      epoch: this.epoch,
      tableOf: (topic) => this.tables.get(topic) ?? null,
      subscriptions: this.#subscriptions,
      lanes: this.#lanes,
      control: () => ({ rate: 0, speed: 1, paused: false }),
      lab: () => ({ rate: 0 }),
      clock: this.#clock,
      limits: { subscriptionsMax: 200, rowsMax: 10_000 },
    });
    const door = new Door(session, {
      limits,
      now: () => this.#clock.now(),
      onDefect: (error) => {
        throw error;
      },
      expel: (message) => {
        throw new Error(message);
      },
    });
    this.#readers.add(reader);
    client.hello({ protocol: 1, epoch: this.epoch, version: "test", operator: true });
    return {
      receive: (sent, acknowledge) =>
        door.receive(sent.event, [sent.message], acknowledge as Reply),
      closed: () => {
        this.#readers.delete(reader);
        session.end();
      },
    };
  }

  turn(random: Random): void {
    for (const reader of this.#readers) {
      if (random.chance(0.1)) reader.drained = !reader.drained;
    }
    this.#pacer.wake();
    this.#clock.advance(random.below(60));
  }

  settle(): void {
    for (const reader of this.#readers) reader.drained = true;
    this.#pacer.wake();
    this.#clock.advance(100);
  }

  restart(): void {
    this.#lives += 1;
    this.epoch = `life${this.#lives}`;
    this.#subscriptions = new Subscriptions(this.epoch, () => this.#clock.now());
    this.tables.clear();
    for (const topic of fuzzTopics) {
      const schema = schemaOf(topic);
      if (schema === null) continue;
      const own = schema.grid === "table" ? { tickSize } : {};
      this.tables.set(topic, new Table(schema, { ...own, tombstonesMax: 6 }));
    }
  }

  stop(): void {
    this.#pacer.stop();
  }
}
