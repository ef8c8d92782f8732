import { expect, test } from "vitest";
import { changesSince } from "../../../lib/table/changes.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { randomSchema, randomShape, World } from "../../fuzz/codec-world.ts";
import { Random } from "../../support/random.ts";
import { readPlainly } from "./plain-reader.ts";

const tables = 400;
const steps = 30;

/** As JSON, which knows no minus zero. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("F1 to F10: a reader written from the document alone reads every frame", () => {
  let read = 0;
  for (let seed = 0; seed < tables; seed += 1) {
    const random = new Random(seed);
    const schema = randomSchema(random);
    const shape = randomShape(random, schema);
    const selection = { rows: shape.rows && new Set(shape.rows), columns: shape.columns };
    // Who has not asked for the step cannot tell a price.
    const stepColumn = Object.keys(schema.columns).indexOf("tickSize");
    if (shape.columns && stepColumn >= 0 && !shape.columns.includes(stepColumn)) continue;
    const world = new World(random, schema, 64, false);
    const { table } = world;
    const encoder = new FrameEncoder(shape, 5);
    const numbers = new Map<number, string>();
    const cell = (key: string, column: string) =>
      table.has(key) ? table.cellAt(table.slotOf(key), table.columnIndex(column)) : null;
    let held: number | null = null;
    for (let step = 0; step < steps; step += 1) {
      world.step();
      const frame = encoder.encode(table, held);
      const delta = changesSince(table, held, selection);
      if (frame === null || delta === null) continue;
      const known = { numbers, cell, tickSize: table.tickSize };
      const found = readPlainly(frame, shape, known);
      expect(found, `seed ${seed}, step ${step}`).toMatchObject({
        subscription: 5,
        from: delta.from,
        to: delta.to,
        at: table.changedAt,
        changes: table.rowChanges(shape.rows),
        gone: delta.gone,
      });
      expect(plain(found.rows), `seed ${seed}, step ${step}`).toEqual(plain(delta.rows));
      held = table.version;
      read += 1;
    }
  }
  expect(read).toBeGreaterThan((tables * steps) / 2);
});
