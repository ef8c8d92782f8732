import { expect, test } from "vitest";
import { TablePicture } from "../../../lib/mirror/table-picture.ts";
import type { Table } from "../../../lib/table/table.ts";
import { Random } from "../../support/random.ts";
import { TableServer } from "./table-server.ts";

/** Changes some rows, and tells the picture as a holding does. */
function change(table: Table, picture: TablePicture, random: Random, isLog: boolean): void {
  const before = new Set(table.keys());
  const touched = new Set<string>();
  table.transact(() => {
    for (let count = 1 + random.below(4); count > 0; count -= 1) {
      const newest = table.newestSlots(1)[0];
      const next = newest === undefined ? 1 : Number(table.keyOf(newest)) + 1;
      const key = isLog ? String(next) : `m${random.below(12)}`;
      touched.add(key);
      if (isLog) table.put(key, { price: 10, size: random.below(9) } as never);
      else if (random.chance(0.25)) table.remove(key);
      else table.put(key, { homeScore: random.below(5) } as never);
    }
  });
  for (const key of before) if (!table.has(key)) touched.add(key);
  picture.note(touched);
}

for (const [topic, isLog] of [
  ["matches", false],
  ["headlines", true],
  ["trades/A", true],
] as const) {
  test(`however often it is asked, the picture of ${topic} equals the table, and keeps what it can`, () => {
    for (let seed = 1; seed <= (isLog ? 2 : 15); seed += 1) {
      const random = new Random(seed);
      const table = new TableServer().add(topic);
      const picture = new TablePicture(table);
      let [rows, keys] = [picture.rows(), picture.keys()];
      for (let step = 0; step < (isLog ? 400 : 120); step += 1) {
        const write = topic === "headlines" ? addHeadline : change;
        write(table, picture, random, isLog);
        if (random.chance(0.4)) continue;
        const again = random.chance(0.5) ? picture.keys() : null;
        const now = picture.rows();
        expect(new Map(now.map(({ key, row }) => [key, row]))).toEqual(
          new Map(table.keys().map((key) => [key, table.get(key)])),
        );
        expect(now.map(({ key }) => key)).toEqual(picture.keys());
        if (isLog) expect(picture.keys()).toEqual(table.keys());
        expect(picture.rows()).toBe(now);
        if (again !== null) expect(picture.keys()).toBe(again);
        const old = new Map(rows.map((keyed) => [keyed.key, keyed]));
        for (const keyed of now) {
          const known = old.get(keyed.key);
          expect(known?.row === keyed.row ? known : keyed).toBe(keyed);
        }
        if (keys.join() === picture.keys().join()) expect(picture.keys()).toBe(keys);
        [rows, keys] = [now, picture.keys()];
      }
    }
  });
}

function addHeadline(table: Table, picture: TablePicture): void {
  const before = table.keys();
  const key = String(Number(before.at(-1) ?? 0) + 1);
  table.transact(() => table.put(key, { text: key } as never));
  picture.note([key, ...before.filter((old) => !table.has(old))]);
}

test("where nobody asks any more what is noted does not grow without end", () => {
  const table = new TableServer().add("trades/A");
  const picture = new TablePicture(table);
  picture.keys();
  for (let key = 1; key <= 5_000; key += 1) {
    table.transact(() => table.put(String(key), { price: 10, size: 1 } as never));
    picture.note([String(key)]);
  }
  expect(picture.keys()).toEqual(table.keys());
});

test("rows that are the same again are no news", () => {
  const table = new TableServer().add("matches");
  table.transact(() => table.put("a", { homeScore: 1 } as never));
  const picture = new TablePicture(table);
  const rows = picture.rows();
  picture.note(["a", "nobody"]);
  expect(picture.rows()).toBe(rows);
});
