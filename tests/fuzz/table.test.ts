import { expect, test } from "vitest";
import { applyDelta, changesSince, tableFrom } from "../../lib/table/changes.ts";
import type { CellValue, TableDelta } from "../../lib/table/delta.ts";
import type { TableSchema } from "../../lib/table/schema.ts";
import { Table } from "../../lib/table/table.ts";
import { Random } from "../support/random.ts";
import { sent, stateOf } from "../support/table-state.ts";
import { logSchema, logTickSize, stockByRowSchema, stockSchema } from "../support/tables.ts";

const steps = 400;
const seeds = Array.from({ length: 25 }, (_, seed) => seed);

type Cells = Record<string, CellValue>;
/** The same table as anybody would write it first: a map of objects, copied before each step. */
type Model = Map<string, Cells>;

const prices: Record<number, readonly number[]> = {
  0.01: [0.01, 0.29, 4.35, 231.42],
  0.25: [0.25, 4_321.75],
  5: [5, 38_215],
};

class Fuzzer {
  readonly random: Random;
  readonly table: Table;
  model: Model = new Map();
  #sequence = 0;

  constructor(schema: TableSchema, random: Random, tombstonesMax: number) {
    const tickSize = schema.grid === "table" ? logTickSize : null;
    this.table = new Table(schema, { tickSize, tombstonesMax });
    this.random = random;
  }

  /** Writes at random, in the table and in the model; sometimes throws, and both forget. */
  step(): void {
    const before = structuredClone(this.model);
    const fails = this.random.chance(0.2);
    const sequence = this.#sequence;
    try {
      this.table.transact(() => {
        const writes = this.random.below(6);
        for (let write = 0; write < writes; write += 1) this.#write();
        if (fails) throw new Error("on purpose");
      });
    } catch (error) {
      if (!fails) throw error;
      this.model = before;
      this.#sequence = sequence;
    }
    const { keep } = this.table.schema;
    const keys = [...this.model.keys()];
    if (keep !== null) for (const key of keys.slice(0, -keep)) this.model.delete(key);
  }

  #write(): void {
    if (this.table.schema.keep === null) this.#writeRow(`K${this.random.below(12)}`);
    else this.#writeLog();
  }

  #writeRow(key: string): void {
    if (this.random.chance(0.2)) {
      this.table.remove(key);
      this.model.delete(key);
      return;
    }
    const tickSize = Number(this.model.get(key)?.tickSize ?? this.random.pick([0.01, 0.25, 5]));
    const cells: Cells = { tickSize };
    const price = () => (this.random.chance(0.2) ? null : this.random.pick(prices[tickSize] ?? []));
    if (this.random.chance(0.6)) cells.last = price();
    if (this.random.chance(0.3)) cells.bid = price();
    if (this.random.chance(0.2)) cells.name = this.random.pick(["a", "b", null]);
    if (this.random.chance(0.3)) cells.size = this.random.pick([0, 0.5, -1, null]);
    if (this.random.chance(0.2)) cells.count = this.random.below(3);
    if (this.random.chance(0.2)) cells.open = this.random.pick([true, false, null]);
    if (this.random.chance(0.2)) cells.path = [this.random.below(3)];
    this.#put(key, cells);
  }

  #writeLog(): void {
    const keys = [...this.model.keys()];
    const change = keys.length > 0 && this.random.chance(0.3);
    if (!change) this.#sequence += 1 + this.random.below(3);
    const key = change ? this.random.pick(keys) : String(this.#sequence);
    const note = this.random.pick(["x", "y", null]);
    this.#put(key, { price: this.random.below(9) * logTickSize, size: this.random.below(3), note });
  }

  #put(key: string, cells: Cells): void {
    this.table.put(key, cells);
    const { columnNames } = this.table;
    const row = this.model.get(key) ?? Object.fromEntries(columnNames.map((name) => [name, null]));
    this.model.set(key, Object.assign(row, cells));
  }
}

/** A copy that gets its deltas over a bad line: lost, late, twice, overlapping. */
class Follower {
  copy: Table;
  snapshots = 0;
  readonly #from: () => Table;
  readonly #random: Random;
  readonly #underWay: TableDelta[] = [];

  constructor(from: () => Table, random: Random) {
    this.#from = from;
    this.#random = random;
    this.copy = new Table(from().schema, { tickSize: from().tickSize });
  }

  step(): void {
    if (this.#random.chance(0.4)) this.#ask();
    while (this.#underWay.length > 0 && this.#random.chance(0.5)) this.#receive();
  }

  /** Hears all that there is. */
  settle(): void {
    while (this.#underWay.length > 0) this.#receive();
    while (this.copy.version < this.#from().version) {
      this.#push(changesSince(this.#from(), this.copy.version));
      this.#receive();
    }
  }

  #ask(): void {
    const earlier = Math.max(0, this.copy.version - this.#random.below(8));
    this.#push(changesSince(this.#from(), this.#random.chance(0.3) ? earlier : this.copy.version));
  }

  #push(delta: TableDelta | null): void {
    if (delta !== null) this.#underWay.push(sent(delta));
  }

  #receive(): void {
    const index = this.#random.below(this.#underWay.length);
    const delta = this.#underWay[index];
    // A delta that is left in the queue comes again.
    if (!this.#random.chance(0.15)) this.#underWay.splice(index, 1);
    if (delta === undefined || this.#random.chance(0.1)) return;
    const version = this.copy.version;
    if (delta.from === null && delta.to > version) {
      const { schema, tickSize } = this.#from();
      this.copy = tableFrom(schema, delta, { tickSize });
      this.snapshots += 1;
      return;
    }
    const expected = delta.to <= version ? "old" : (delta.from ?? 0) > version ? "gap" : "applied";
    expect(applyDelta(this.copy, delta)).toBe(expected);
  }
}

for (const [name, schema, tombstonesMax] of [
  ["rows with a version a cell", stockSchema, 4_096],
  ["rows with a version a row", stockByRowSchema, 4_096],
  ["rows whose removals are soon forgotten", stockSchema, 2],
  ["the last five", logSchema, 4_096],
] as const) {
  test(`${name}: a table is what a naive model says, and every follower ends equal`, () => {
    for (const seed of seeds) {
      const random = new Random(seed);
      const fuzzer = new Fuzzer(schema, random, tombstonesMax);
      const { table } = fuzzer;
      const first = new Follower(() => table, random);
      // A copy of a copy: the first may be made anew under it.
      const second = new Follower(() => first.copy, random);
      const followers = [first, second, new Follower(() => table, random)];
      for (let step = 0; step < steps; step += 1) {
        fuzzer.step();
        expect(stateOf(table), `seed ${seed}, step ${step}`).toEqual(
          new Map([...fuzzer.model].sort(byKey)),
        );
        for (const follower of followers) follower.step();
      }
      for (const follower of followers) {
        follower.settle();
        expect(stateOf(follower.copy), `seed ${seed}`).toEqual(stateOf(table));
        if (tombstonesMax > steps) expect(follower.snapshots, `seed ${seed}`).toBe(0);
      }
    }
  });
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
