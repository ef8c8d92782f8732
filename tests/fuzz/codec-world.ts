/** Random tables of random shapes, and what it takes to follow one by frames. */
import type { CellValue } from "../../lib/table/delta.ts";
import {
  type Column,
  type ColumnType,
  defineTable,
  type TableSchema,
} from "../../lib/table/schema.ts";
import { Table } from "../../lib/table/table.ts";
import type { FrameShape } from "../../lib/wire/binary/shape.ts";
import type { Random } from "../support/random.ts";

const types: readonly ColumnType[] = ["text", "number", "integer", "price", "flag", "json"];
const tickSizes = [0.01, 0.25, 5, 1e-8];
/** Keys that look like other things. */
const keyPool = [
  "A",
  "B",
  "AAPL",
  "",
  "0",
  "1",
  "10",
  "-1",
  "1e3",
  "__proto__",
  "é\u0000",
  "😀",
  "\ud83d",
];

/** How the numbers of a column are spread: what is typical of boards, and what is not. */
const styles = ["near", "decimals", "lots", "times", "odd"] as const;
type Style = (typeof styles)[number];

const oddNumbers = [
  0,
  -0,
  1,
  -1,
  0.1 + 0.2,
  1 / 3,
  5e-324,
  1.7e308,
  -1e21,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 51 + 1,
  2 ** 52,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
];
const oddWholes = oddNumbers.filter((number) => Number.isInteger(number));
const oddTexts = [
  "",
  "a",
  "ab",
  "é",
  "日本",
  "😀",
  "\ud83d",
  "\udc00x",
  "\u0000",
  "__proto__",
  "x".repeat(200),
  "45+2'",
  "Yellow card for Tottenham Hotspur",
];
const oddJson: readonly CellValue[] = [
  [1, 2, 3],
  [0.01, 231.42, 231.41],
  [-0],
  [1e300, -1e300],
  [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  [7, 7, 7, 7],
  [],
  [[0, 1]],
  ["W", "D"],
  {},
  { a: null, __proto__x: "😀" },
  "text",
  0,
  false,
  [null],
];

/** A schema with what there is of types, grids and nearness. */
export function randomSchema(random: Random): TableSchema {
  const keep = random.chance(0.25) ? 1 + random.below(5) : null;
  const grid = random.pick(["none", "row", "table"] as const);
  const columns: Record<string, Column> = {};
  const usable = grid === "none" ? types.filter((type) => type !== "price") : types;
  const named = Array.from({ length: 1 + random.below(6) }, (_, index) => `c${index}`);
  if (grid === "row") named.splice(random.below(named.length), 0, "tickSize");
  for (const name of named) {
    const type = name === "tickSize" ? "number" : random.pick(usable);
    columns[name] = { type, unit: "" };
  }
  const numeric = named.filter((name) => {
    return ["number", "integer", "price"].includes(columns[name]?.type ?? "");
  });
  // Near an earlier or a later one, but all in one direction, so that none goes round in a circle.
  if (random.chance(0.5)) numeric.reverse();
  for (const [index, name] of numeric.entries()) {
    const column = columns[name];
    if (index === 0 || column === undefined || random.chance(0.4)) continue;
    columns[name] = { ...column, near: numeric[random.below(index)] ?? "" };
  }
  const granularity = random.pick(["cell", "row"] as const);
  return defineTable("key", columns, { keep, granularity, grid });
}

/** A selection of a table of a schema. */
export function randomShape(random: Random, schema: TableSchema): FrameShape {
  const names = Object.keys(schema.columns);
  let columns: number[] | null = null;
  if (random.chance(0.4)) {
    columns = names.flatMap((name, index) => {
      return name === "tickSize" || random.chance(0.6) ? [index] : [];
    });
    if (columns.length === 0) columns = [0];
  }
  const rows =
    schema.keep === null && random.chance(0.3)
      ? [...new Set(Array.from({ length: 1 + random.below(5) }, () => random.pick(keyPool)))].sort()
      : null;
  const base = random.chance(0.8) ? 1_795_000_000_000 + random.below(1e9) : 0;
  return { schema, columns, rows, base };
}

/** A table that changes at random. */
export class World {
  readonly table: Table;
  readonly #random: Random;
  readonly #styles: readonly Style[];
  readonly #types: readonly ColumnType[];
  readonly #tickSizeColumn: number;
  readonly #oddPrices: boolean;
  #sequence = 0;

  /** @param oddPrices whether there are prices that have no decimal that leads back to them. */
  constructor(random: Random, schema: TableSchema, tombstonesMax = 64, oddPrices = true) {
    const tickSize = schema.grid === "table" ? random.pick(tickSizes) : null;
    this.table = new Table(schema, { tickSize, tombstonesMax });
    this.#random = random;
    this.#oddPrices = oddPrices;
    this.#types = Object.values(schema.columns).map(({ type }) => type);
    this.#styles = this.#types.map(() => random.pick(styles));
    this.#tickSizeColumn = schema.grid === "row" ? this.table.columnIndex("tickSize") : -1;
  }

  /** Writes a few cells and rows, as one version. */
  step(): void {
    const random = this.#random;
    this.table.begin();
    const writes = 1 + random.below(4);
    for (let write = 0; write < writes; write += 1) this.#write();
    this.table.commit(undefined, random.chance(0.9) ? 1_795_000_000_000 + random.below(1e9) : 0);
  }

  #write(): void {
    const random = this.#random;
    const { table } = this;
    let slot: number;
    if (table.schema.keep !== null) {
      const kept = table.newestSlots(table.schema.keep);
      const isNew = kept.length === 0 || random.chance(0.5);
      if (isNew) this.#sequence += 1 + (random.chance(0.9) ? random.below(3) : random.below(1e9));
      slot = isNew ? table.ensure(String(this.#sequence)) : random.pick(kept);
    } else {
      const key = random.pick(keyPool);
      if (random.chance(0.12)) {
        table.remove(key);
        return;
      }
      slot = table.ensure(key);
    }
    if (this.#tickSizeColumn >= 0 && Number.isNaN(table.numberAt(slot, this.#tickSizeColumn))) {
      table.setNumber(slot, this.#tickSizeColumn, random.pick(tickSizes));
    }
    for (const [column, type] of this.#types.entries()) {
      if (column === this.#tickSizeColumn || random.chance(0.4)) continue;
      if (type === "text" || type === "json") table.setValue(slot, column, this.#value(type));
      else table.setNumber(slot, column, this.#number(column, type));
    }
  }

  #value(type: "text" | "json"): CellValue {
    const random = this.#random;
    if (random.chance(0.1)) return null;
    if (type === "text") return random.pick(oddTexts);
    if (random.chance(0.7)) return random.pick(oddJson);
    return Array.from({ length: 1 + random.below(9) }, () => random.below(500) / 4);
  }

  #number(column: number, type: ColumnType): number {
    const random = this.#random;
    if (random.chance(0.08)) return Number.NaN;
    if (type === "flag") return random.below(2);
    const style = this.#styles[column];
    if (type === "price" && !this.#oddPrices) return random.below(1e6) - 1e5;
    if (random.chance(0.01)) return random.pick(oddWholes);
    if (style === "near") return 23_142 + random.below(9) - 4;
    if (style === "lots") return 100 * (1 + random.below(50));
    if (style === "times") return 1_795_000_000_000 + random.below(100);
    if (style === "odd") return random.pick(type === "number" ? oddNumbers : oddWholes);
    const value = random.below(1e6) - 5e5;
    return type === "number" ? value / 1e4 : value;
  }
}

/**
 * A cell in which two copies differ, or null; cells are told apart to the bit.
 * @param zeros whether zero and minus zero differ, as they do not in JSON.
 */
export function differenceOf(
  source: Table,
  copy: Table,
  { columns, rows }: FrameShape,
  zeros = true,
): string | null {
  const keys = rows ?? source.keys();
  if (rows === null && copy.size !== source.size) return `${copy.size} rows, not ${source.size}`;
  const chosen = columns ?? source.columnNames.map((_, index) => index);
  for (const key of keys) {
    const here = source.slotOf(key);
    const there = copy.slotOf(key);
    if (here < 0 !== there < 0) return `row "${key}": ${there < 0 ? "missing" : "too many"}`;
    if (here < 0) continue;
    for (const column of chosen) {
      if (isSame(source, here, copy, there, column, zeros)) continue;
      const name = source.columnNames[column];
      return `"${key}" ${name}: ${copy.cellAt(there, column)}, not ${source.cellAt(here, column)}`;
    }
  }
  return null;
}

function isSame(
  a: Table,
  here: number,
  b: Table,
  there: number,
  column: number,
  zeros: boolean,
): boolean {
  if (a.columnAt(column).values === null) {
    const [one, other] = [a.numberAt(here, column), b.numberAt(there, column)];
    return Object.is(one, other) || (!zeros && one === other);
  }
  const [one, other] = [a.cellAt(here, column), b.cellAt(there, column)];
  // What is JSON is compared as JSON, which knows no minus zero.
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
