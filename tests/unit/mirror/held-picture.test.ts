import { expect, test } from "vitest";
import { HeldPicture } from "../../../lib/mirror/held-picture.ts";
import { Keeping } from "../../../lib/mirror/keeping.ts";
import { TablePicture } from "../../../lib/mirror/table-picture.ts";
import { TableServer } from "./table-server.ts";

/** A log with two rows, held still, and what brings it another print as a holding does. */
function heldLog(keeping: Keeping, hold: (picture: TablePicture) => HeldPicture) {
  const table = new TableServer().add("trades/A");
  const print = (sequence: number) => {
    const before = keeping.begin();
    const key = String(sequence);
    const oldest = String(sequence - (table.schema.keep ?? 0));
    table.transact(() => {
      before?.take(table, table.has(oldest) ? [oldest, key] : [key]);
      table.put(key, { price: 10, size: 1 } as never);
    });
    if (before !== null) keeping.end(before);
  };
  print(1);
  print(2);
  const held = hold(new TablePicture(table));
  return { print, held, keep: table.schema.keep ?? 0 };
}

test("the first picture of a log remembers no prints once all of its own have gone", () => {
  const keeping = new Keeping();
  keeping.record(() => undefined);
  const { print, held, keep } = heldLog(keeping, (picture) => {
    const first = new HeldPicture(picture);
    keeping.seed(first);
    return first;
  });
  for (let sequence = 3; sequence <= keep + 2; sequence += 1) print(sequence);
  expect(held.isWhole).toBe(true);
  const remembered = held.remembered;
  for (let sequence = keep + 3; sequence <= 10 * keep; sequence += 1) print(sequence);
  expect(held.remembered).toBe(remembered);
  expect(held.keys()).toEqual(["1", "2"]);
  expect(held.get("1")).toMatchObject({ size: 1 });
});

test("a log that is held still remembers no more prints than are there, and some", () => {
  const keeping = new Keeping();
  const { print, held, keep } = heldLog(keeping, (picture) => {
    keeping.hold(picture);
    if (!(keeping.held instanceof HeldPicture)) throw new Error("nothing is held");
    return keeping.held;
  });
  const last = 20 * keep;
  for (let sequence = 3; sequence <= last; sequence += 1) print(sequence);
  expect(held.remembered).toBeLessThan(256 + 4 * keep);
  const changed = new Set(held.changedKeys());
  for (let sequence = last - keep + 1; sequence <= last; sequence += 1) {
    expect(changed.has(String(sequence))).toBe(true);
  }
  expect(held.rows().map(({ key }) => key)).toEqual(["1", "2"]);
});
