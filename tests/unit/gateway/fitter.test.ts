import { expect, test } from "vitest";
import { applyDelta, tableFrom } from "../../../lib/table/changes.ts";
import type { Table } from "../../../lib/table/table.ts";
import { parseCursor } from "../../../lib/wire/cursor.ts";
import { type Delta, paces } from "../../../lib/wire/messages.ts";
import { type FitState, Fitter } from "../../../server/gateway/fitter.ts";
import type { Member } from "../../../server/gateway/member.ts";
import { Random } from "../../support/random.ts";
import { Bench, type FakeReader, schema } from "./fakes.ts";

/** A connection of several subscriptions to one table, and what has come of each. */
class Connection {
  readonly reader: FakeReader;
  readonly members: Member[];
  readonly states: FitState[] = [];
  fitter: Fitter | null = null;
  readonly #bench: Bench;
  readonly #copies = new Map<number, Table>();

  constructor(bench: Bench, count: number) {
    this.#bench = bench;
    this.reader = bench.reader();
    this.members = Array.from({ length: count }, () =>
      bench.member(bench.subscription(), this.reader),
    );
  }

  limit(kilobytesPerSecond: number | null): void {
    if (kilobytesPerSecond === null) {
      this.fitter?.end();
      this.fitter = null;
    } else if (this.fitter !== null) {
      this.fitter.limit(kilobytesPerSecond);
    } else {
      const { clock } = this.#bench;
      const fitted = (state: FitState) => this.states.push(state);
      this.fitter = new Fitter(kilobytesPerSecond, { clock, reader: this.reader, fitted });
      for (const member of this.members) this.fitter.adopt(member);
    }
  }

  start(member: Member, since: number | null): void {
    if (this.fitter === null) member.start(since, 10, "json");
    else this.fitter.start(member, since, 10, "json");
  }

  setPace(member: Member, pace: (typeof paces)[number]): void {
    if (this.fitter === null) member.setPace(pace);
    else this.fitter.setPace(member, pace);
  }

  /** Takes what has come; a gap is an error. */
  take(): void {
    for (const { subscription = 0, from, to, rows, gone = [] } of this.reader.taken()) {
      const version = (cursor: string) => parseCursor(cursor).version ?? Number.NaN;
      const delta = { from: from && version(from), to: version(to), rows, gone };
      const copy = this.#copies.get(subscription);
      if (from === null)
        this.#copies.set(subscription, tableFrom(schema, { ...delta, from: null }));
      else if (copy === undefined) throw new Error("a delta before its snapshot");
      else expect(applyDelta(copy, delta as Parameters<typeof applyDelta>[1])).not.toBe("gap");
    }
  }

  versionOf(member: Member): number | null {
    return this.#copies.get(member.subscription.number)?.version ?? null;
  }

  copies(): Record<string, unknown>[] {
    return [...this.#copies.values()].map(rowsOf);
  }
}

function rowsOf(table: Pick<Table, "keys" | "get">): Record<string, unknown> {
  return Object.fromEntries(table.keys().map((key) => [key, table.get(key)]));
}

test.each(Array.from({ length: 30 }, (_, seed) => seed + 1))(
  "with budgets that come and go, every copy ends equal to the table (seed %s)",
  (seed) => {
    const random = new Random(seed);
    const bench = new Bench();
    const connection = new Connection(bench, 3);
    const { reader, members } = connection;
    for (const member of members) connection.start(member, null);
    for (let step = 0; step < 400; step += 1) {
      const key = `r${random.below(20)}`;
      if (random.chance(0.1) && bench.table.has(key)) bench.remove(key);
      else bench.put(key, step);
      const member = random.pick(members);
      if (random.chance(0.05)) connection.limit(random.pick([0.5, 1, 3, 50, null]));
      if (random.chance(0.05)) connection.setPace(member, random.pick(paces));
      if (random.chance(0.02)) connection.start(member, connection.versionOf(member));
      if (random.chance(0.05)) reader.drained = false;
      bench.clock.advance(random.below(60));
      connection.take();
      if (random.chance(0.3)) reader.drain();
    }
    for (const member of members) connection.setPace(member, 10);
    reader.drain();
    bench.clock.advance(120_000);
    connection.take();
    expect(connection.copies()).toEqual(members.map(() => rowsOf(bench.table as never)));
    connection.limit(null);
    for (const member of members) member.end();
    expect(bench.pool.size).toBe(0);
    expect(bench.clock.waiting).toBe(0);
  },
);

test("who is held back is not told to the reader as one who waits for it", () => {
  const bench = new Bench();
  const connection = new Connection(bench, 1);
  connection.limit(0.5);
  for (const member of connection.members) connection.start(member, null);
  for (let step = 0; step < 200; step += 1) {
    bench.put(`r${step}`, step);
    bench.clock.advance(20);
  }
  expect(connection.reader.waits).toBe(0);
  const [member] = connection.members;
  expect(member?.pace).toBe(1);
  expect(connection.states.at(-1)).toEqual({ kilobytesPerSecond: 0.5, pace: 1 });
});

test("a member that leaves while it is held back is not sent anything", () => {
  const bench = new Bench();
  const connection = new Connection(bench, 2);
  const [stays, leaves] = connection.members as [Member, Member];
  connection.limit(0.5);
  for (const member of connection.members) connection.start(member, null);
  for (let step = 0; step < 100; step += 1) {
    bench.put(`r${step}`, step);
    bench.clock.advance(20);
  }
  connection.take();
  connection.fitter?.drop(leaves);
  leaves.end();
  bench.clock.advance(60_000);
  const numbers = connection.reader.taken().map(({ subscription }: Delta) => subscription);
  expect(new Set(numbers)).toEqual(new Set([stays.subscription.number]));
});

test("a budget that ends while somebody is held back leaves no timer, and what was held comes", () => {
  const bench = new Bench();
  const connection = new Connection(bench, 1);
  connection.limit(0.5);
  for (const member of connection.members) connection.start(member, null);
  for (let step = 0; step < 100; step += 1) {
    bench.put(`r${step}`, step);
    bench.clock.advance(20);
  }
  connection.take();
  expect(connection.copies()).not.toEqual([rowsOf(bench.table as never)]);
  connection.limit(null);
  connection.take();
  expect(connection.copies()).toEqual([rowsOf(bench.table as never)]);
  for (const member of connection.members) member.end();
  expect(bench.clock.waiting).toBe(0);
});
