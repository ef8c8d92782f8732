/** Random transactions on tables of all kinds: wide rows, logs, series, prices on both grids. */
import { type Topic, topics } from "../../lib/schema/topics.ts";
import type { CellValue } from "../../lib/table/delta.ts";
import { gridOf, toPrice } from "../../lib/table/grid.ts";
import type { Table } from "../../lib/table/table.ts";
import type { Random } from "../support/random.ts";

/** Topics with every mixture of what a schema can say. */
export const fuzzTopics: readonly Topic[] = [
  topics.quotes,
  topics.matches,
  topics.events("m1"),
  topics.standings("l1"),
  topics.depth("A/B"),
  topics.trades("A/B"),
  topics.candles("A/B", "1m"),
  topics.headlines,
];

/** Keys of rows that come and go. Some look like numbers, some like an object's own parts. */
export const fuzzKeys = ["a", "b", "c", "d", "7", "12", "constructor", "__proto__", "ä b"] as const;

const steps = [0.01, 0.25, 0.0005, 1];
const texts = ["", "x", "trading", "Zoë"];

/** Some of several, in their order; at least one. */
export function some<T>(random: Random, from: readonly T[]): T[] {
  const share = (1 + random.below(4)) / 5;
  const picked = from.filter(() => random.chance(share));
  return picked.length > 0 ? picked : [random.pick(from)];
}

/** Writes a transaction, or one that throws and must leave nothing behind. */
export function writeSome(table: Table, random: Random, now: number): void {
  const stops = random.chance(0.1);
  try {
    table.transact(
      () => {
        for (let left = 1 + random.below(5); left > 0; left -= 1) writeOne(table, random);
        if (stops) throw new Stop();
      },
      undefined,
      now,
    );
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
}

class Stop extends Error {}

/** Sets, adds or removes one row, or a few; inside a transaction. */
export function writeOne(table: Table, random: Random): void {
  if (table.schema.keep !== null) {
    append(table, random);
    return;
  }
  const key = random.pick(fuzzKeys);
  const what = random.below(8);
  if (what === 0) table.remove(key);
  else if (what === 1) {
    table.remove(key);
    put(table, key, random);
  } else put(table, key, random);
}

function append(table: Table, random: Random): void {
  const last = Number(table.keys().at(-1) ?? 0);
  if (last > 0 && random.chance(0.3)) put(table, String(last), random);
  const burst = random.chance(0.05) ? random.below(150) : random.below(4);
  let key = last;
  for (let left = burst; left > 0; left -= 1) {
    key += 1 + random.below(3);
    put(table, String(key), random);
  }
}

function put(table: Table, key: string, random: Random): void {
  const row = table.get(key);
  const cells: Record<string, CellValue> = {};
  const ownGrid = table.schema.grid === "row";
  const known = row?.tickSize;
  const step = ownGrid ? Number(known ?? random.pick(steps)) : (table.tickSize ?? 1);
  if (ownGrid && known == null) cells.tickSize = step;
  for (const name of some(random, table.columnNames)) {
    if (name === "tickSize" && ownGrid) continue;
    cells[name] = cellFor(table.schema.columns[name]?.type, step, random);
  }
  table.put(key, cells as never);
}

function cellFor(type: string | undefined, step: number, random: Random): CellValue {
  if (random.chance(0.15)) return null;
  if (type === "price") return toPrice(random.below(40) - 5, gridOf(step));
  if (type === "flag") return random.chance(0.5);
  if (type === "text") return random.pick(texts);
  if (type === "json") return random.chance(0.5) ? [random.below(5)] : [];
  if (type === "integer") return random.below(5);
  return random.below(1_000) / 7;
}
