/** A table, readers and lanes without a network. */
import { defineTable, number } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import { LanePool } from "../../../server/gateway/lane-pool.ts";
import { Member } from "../../../server/gateway/member.ts";
import type { Outgoing } from "../../../server/gateway/outgoing.ts";
import { Pacer } from "../../../server/gateway/pacer.ts";
import type { Reader, Waiter } from "../../../server/gateway/reader.ts";
import { Recent } from "../../../server/gateway/recent.ts";
import { Subscription } from "../../../server/gateway/subscription.ts";
import { Traffic } from "../../../server/gateway/traffic.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { openMessage } from "../../support/open-message.ts";

export const schema = defineTable("key", { a: number(), b: number() });

export class FakeReader implements Reader {
  /** Messages as they came: who is in step is sent the same. */
  readonly got: Outgoing[] = [];
  drained = true;
  readonly #waiters = new Set<Waiter>();

  get waits(): number {
    return this.#waiters.size;
  }

  send(message: Outgoing): number {
    if (!this.drained) return 0;
    this.got.push(message);
    return message.length;
  }

  gather(): void {}

  wait(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  forget(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  drain(): void {
    this.drained = true;
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const waiter of waiters) waiter.catchUp();
  }

  /** What has come since this was last called, all of it JSON. */
  taken(): Delta[] {
    return this.got.splice(0).map((message) => openMessage(message) as Delta);
  }
}

/** One table with its lanes. */
export class Bench {
  readonly clock = new ManualClock();
  readonly table = new Table(schema, { tombstonesMax: 4 });
  readonly pacer = new Pacer(this.clock);
  readonly traffic = new Traffic();
  readonly pool: LanePool;
  readonly recent = new Recent();
  /** What lanes have told of defects. */
  readonly failures: unknown[] = [];
  #number = 0;

  /** @param membersMax how many members a lane takes. */
  constructor(membersMax?: number) {
    const parts = {
      now: () => this.clock.now(),
      elapsed: () => 0,
      meter: this.traffic,
      failed: (error: unknown) => this.failures.push(error),
    };
    this.pool = new LanePool(this.pacer, parts, membersMax);
  }

  subscription(rows: readonly string[] | null = null): Subscription {
    this.#number += 1;
    const table = this.table as unknown as Table;
    const wish = { topic: "t", table, rows, columns: null };
    return new Subscription(this.#number, "e", wish, this.clock.now(), this.recent);
  }

  reader(): FakeReader {
    return new FakeReader();
  }

  member(subscription: Subscription, reader: FakeReader): Member {
    return new Member(subscription, reader, this.pool);
  }

  put(key: string, a: number): void {
    this.table.transact(() => this.table.put(key, { a }), undefined, this.clock.now());
    this.pacer.wake();
  }

  remove(key: string): void {
    this.table.transact(() => this.table.remove(key), undefined, this.clock.now());
    this.pacer.wake();
  }
}
