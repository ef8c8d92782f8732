/** A table, readers and lanes without a network. */
import { defineTable, number } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import type { Delta } from "../../../lib/wire/messages.ts";
import { LanePool } from "../../../server/gateway/lane-pool.ts";
import { Member } from "../../../server/gateway/member.ts";
import { Pacer } from "../../../server/gateway/pacer.ts";
import type { Carrier, Reader, Waiter } from "../../../server/gateway/reader.ts";
import { Subscription } from "../../../server/gateway/subscription.ts";
import { ManualClock } from "../../support/manual-clock.ts";

export const schema = defineTable("key", { a: number(), b: number() });

/** Hands the same delta to everyone in a room, and counts. */
export class FakeCarrier implements Carrier {
  readonly rooms = new Map<string, Set<FakeReader>>();
  /** How many deltas were encoded. */
  sends = 0;

  send(room: string, delta: Delta): void {
    this.sends += 1;
    for (const reader of this.rooms.get(room) ?? []) reader.got.push(delta);
  }
}

export class FakeReader implements Reader {
  readonly carrier: FakeCarrier;
  readonly got: Delta[] = [];
  /** Deltas that were sent to this reader alone. */
  alone = 0;
  drained = true;
  readonly #waiters = new Set<Waiter>();

  constructor(carrier: FakeCarrier) {
    this.carrier = carrier;
  }

  get waits(): number {
    return this.#waiters.size;
  }

  send(delta: Delta): void {
    if (!this.drained) throw new Error("sent to a reader that has not drained");
    this.alone += 1;
    this.got.push(delta);
  }

  enter(room: string): void {
    const readers = this.carrier.rooms.get(room) ?? new Set();
    this.carrier.rooms.set(room, readers.add(this));
  }

  leave(room: string): void {
    this.carrier.rooms.get(room)?.delete(this);
  }

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

  /** What has come since this was last called. */
  taken(): Delta[] {
    return this.got.splice(0);
  }
}

/** One table with its lanes. */
export class Bench {
  readonly clock = new ManualClock();
  readonly table = new Table(schema, { tombstonesMax: 4 });
  readonly pacer = new Pacer(this.clock);
  readonly lags: number[] = [];
  receivers = 0;
  readonly pool = new LanePool(this.pacer, {
    now: () => this.clock.now(),
    meter: {
      sent: (receivers, lagMs) => {
        this.receivers += receivers;
        if (lagMs !== null) this.lags.push(lagMs);
      },
    },
  });
  readonly carrier = new FakeCarrier();
  #number = 0;

  subscription(rows: readonly string[] | null = null): Subscription {
    this.#number += 1;
    const table = this.table as unknown as Table;
    return new Subscription(this.#number, "e", { topic: "t", table, rows, columns: null });
  }

  reader(): FakeReader {
    return new FakeReader(this.carrier);
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
