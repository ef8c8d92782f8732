import { expect, test } from "vitest";
import { Table } from "../../lib/table/table.ts";
import { FrameDecoder } from "../../lib/wire/binary/decode.ts";
import { FrameEncoder } from "../../lib/wire/binary/encode.ts";
import { RowNumbers } from "../../lib/wire/binary/shape.ts";
import { Random } from "../support/random.ts";
import { differenceOf, randomSchema, randomShape, World } from "./codec-world.ts";

/** Random deltas that go there and back. */
const deltas = 1_000_000;
/** Deltas of one table before the next is made up. */
const deltasOfTable = 250;

test(`F1 to F10: ${deltas.toLocaleString("en")} random deltas arrive as they were`, () => {
  let told = 0;
  for (let seed = 0; told < deltas; seed += 1) told += followOne(seed);
  expect(told).toBeGreaterThanOrEqual(deltas);
}, 300_000);

/** Follows a random table for a while. @returns how many frames that took. */
function followOne(seed: number): number {
  const random = new Random(seed);
  const schema = randomSchema(random);
  const shape = randomShape(random, schema);
  const world = new World(random, schema);
  const { table } = world;
  const encoder = new FrameEncoder(shape, random.below(300));
  const decoder = new FrameDecoder(shape);
  const copy = new Table(schema, { tickSize: table.tickSize });
  const numbers = new RowNumbers();
  let held: number | null = null;
  let told = 0;
  for (let step = 0; step < deltasOfTable; step += 1) {
    world.step();
    const frame = encoder.encode(table, held);
    if (frame === null) continue;
    told += 1;
    const { applied } = decoder.apply(frame, copy, numbers);
    held = table.version;
    const wrong = applied === "applied" ? differenceOf(table, copy, shape) : applied;
    if (wrong !== null) throw new Error(`seed ${seed}, step ${step}: ${wrong}`);
    if (copy.version !== table.version || copy.changedAt !== table.changedAt) {
      throw new Error(`seed ${seed}, step ${step}: another version or time`);
    }
  }
  return told;
}
