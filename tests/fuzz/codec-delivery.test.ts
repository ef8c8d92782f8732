import { expect, test } from "vitest";
import { applyDelta, changesSince } from "../../lib/table/changes.ts";
import { Table } from "../../lib/table/table.ts";
import { FrameDecoder } from "../../lib/wire/binary/decode.ts";
import { FrameEncoder } from "../../lib/wire/binary/encode.ts";
import { type FrameShape, RowNumbers } from "../../lib/wire/binary/shape.ts";
import { Random } from "../support/random.ts";
import { differenceOf, randomSchema, randomShape, World } from "./codec-world.ts";

const tables = 1_000;
const steps = 80;

/** A copy that gets its frames over a bad line: lost, late, twice, overlapping. */
class Follower {
  copy: Table;
  numbers = new RowNumbers();
  readonly outcomes = new Set<string>();
  readonly #table: Table;
  readonly #random: Random;
  readonly #encoder: FrameEncoder;
  readonly #decoder: FrameDecoder;
  readonly #underWay: Uint8Array[] = [];

  constructor(table: Table, shape: FrameShape, random: Random) {
    this.#table = table;
    this.#random = random;
    this.#encoder = new FrameEncoder(shape, 7);
    this.#decoder = new FrameDecoder(shape);
    this.copy = new Table(table.schema, { tickSize: table.tickSize });
  }

  step(): void {
    const random = this.#random;
    if (random.chance(0.4)) this.#ask(Math.max(0, this.copy.version - random.below(6)));
    // What was sent on the strength of frames that are still under way may come before them.
    if (random.chance(0.1)) this.#ask(Math.max(0, this.#table.version - 1));
    while (this.#underWay.length > 0 && random.chance(0.5)) this.#receive();
  }

  /** Hears all that there is, and asks for what it lacks. */
  settle(): void {
    while (this.#underWay.length > 0) this.#receive();
    this.#ask(this.copy.version === 0 ? null : this.copy.version);
    while (this.#underWay.length > 0) this.#receive();
  }

  #ask(since: number | null): void {
    const frame = this.#encoder.encode(this.#table, since);
    if (frame !== null) this.#underWay.push(frame);
  }

  #receive(): void {
    const index = this.#random.below(this.#underWay.length);
    const frame = this.#underWay[index];
    // A frame that is left in the queue comes again.
    if (!this.#random.chance(0.15)) this.#underWay.splice(index, 1);
    if (frame === undefined) return;
    const { from, to } = this.#decoder.open(frame);
    const { version } = this.copy;
    if (from === null && to > version) {
      this.copy = new Table(this.copy.schema, { tickSize: this.copy.tickSize });
      this.numbers = new RowNumbers();
    }
    const { applied } = this.#decoder.apply(frame, this.copy, this.numbers);
    const expected = to <= version ? "old" : (from ?? 0) > version ? "gap" : "applied";
    expect(applied).toBe(expected);
    this.outcomes.add(from === null ? `${applied} snapshot` : applied);
  }
}

test("F12 any delivery of frames ends at the table that they came from", () => {
  const outcomes = new Set<string>();
  for (let seed = 0; seed < tables; seed += 1) {
    const random = new Random(seed);
    const schema = randomSchema(random);
    const shape = randomShape(random, schema);
    const world = new World(random, schema, random.chance(0.3) ? 1 : 4_096);
    const followers = [0, 1].map(() => new Follower(world.table, shape, random));
    for (let step = 0; step < steps; step += 1) {
      world.step();
      for (const follower of followers) follower.step();
    }
    for (const follower of followers) {
      follower.settle();
      expect(differenceOf(world.table, follower.copy, shape), `seed ${seed}`).toBeNull();
      for (const outcome of follower.outcomes) outcomes.add(outcome);
    }
  }
  expect([...outcomes].sort()).toEqual([
    "applied",
    "applied snapshot",
    "gap",
    "old",
    "old snapshot",
  ]);
}, 120_000);

test("F12 a frame says what the same delta as JSON would say", () => {
  for (let seed = 0; seed < tables; seed += 1) {
    const random = new Random(seed);
    const schema = randomSchema(random);
    const shape = randomShape(random, schema);
    const selection = { rows: shape.rows && new Set(shape.rows), columns: shape.columns };
    const world = new World(random, schema, 64, false);
    const { table } = world;
    const encoder = new FrameEncoder(shape, 7);
    const decoder = new FrameDecoder(shape);
    const numbers = new RowNumbers();
    const framed = new Table(schema, { tickSize: table.tickSize });
    const told = new Table(schema, { tickSize: table.tickSize });
    let held: number | null = null;
    for (let step = 0; step < steps; step += 1) {
      world.step();
      if (random.chance(0.5)) continue;
      const since: number | null = held === null ? null : Math.max(1, held - random.below(4));
      const frame = encoder.encode(table, since);
      const delta = changesSince(table, since, selection);
      expect(frame === null, `seed ${seed}`).toBe(delta === null);
      if (frame === null || delta === null) continue;
      const { from, to, at } = decoder.open(frame);
      expect({ from, to, at }).toEqual({ from: delta.from, to: delta.to, at: table.changedAt });
      // Deltas that changed nothing that was asked for were not sent: the same for both.
      const { applied, keys } = decoder.apply(frame, framed, numbers);
      expect(applyDelta(told, delta, at), `seed ${seed}`).toBe(applied);
      if (applied === "applied") {
        expect([...keys].sort()).toEqual([...delta.gone, ...Object.keys(delta.rows)].sort());
      }
      held = framed.version;
      const wrong = differenceOf(told, framed, { ...shape, rows: null, columns: null }, false);
      expect(wrong, `seed ${seed}, step ${step}`).toBeNull();
    }
  }
}, 120_000);
