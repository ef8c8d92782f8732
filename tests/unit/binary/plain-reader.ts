/**
 * A reader of frames as somebody would write it from FRAME.md alone: a bit at a time, with nothing
 * of the project's own reader, so that the document and the code are held against each other.
 */
import { gridOf, toPrice } from "../../../lib/table/grid.ts";
import type { FrameShape } from "../../../lib/wire/binary/shape.ts";
import { Bits, unfold } from "./plain-bits.ts";

export type PlainCells = Record<string, unknown>;

export interface PlainFrame {
  subscription: number;
  from: number | null;
  to: number;
  at: number;
  changes: number;
  gone: string[];
  rows: Record<string, PlainCells>;
}

export interface Known {
  /** Keys by the numbers of rows. */
  readonly numbers: Map<number, string>;
  /** A cell that the receiver has, prices as decimals. */
  cell(key: string, column: string): unknown;
  readonly tickSize: number | null;
}

const unitsOf = (value: number, exponent: number) =>
  exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent;
const decimalOf = (units: number, exponent: number) =>
  exponent < 0 ? units * 10 ** -exponent : units / 10 ** exponent;

/** Reads a frame. */
export function readPlainly(frame: Uint8Array, shape: FrameShape, known: Known): PlainFrame {
  let at = 1;
  const varint = () => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = frame[at++] ?? 0;
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  };
  const flags = frame[0] ?? 0;
  const [subscription, to] = [varint(), varint()];
  const from = flags & 0x10 ? null : to - varint();
  const when = varint();
  const made = when === 0 ? 0 : (shape.base ?? 0) + unfold(when - 1);
  const head = { subscription, from, to, at: made, changes: varint() };
  const bits = new Bits(frame.slice(at, -4));
  const gone = flags & 0x20 ? bits.texts(bits.count()) : [];
  const keys = readKeys(bits, shape, known);
  const rows: Record<string, PlainCells> = Object.create(null);
  for (const key of keys) rows[key] = {};
  if (keys.length > 0) readColumns(bits, shape, known, keys, rows);
  return { ...head, gone, rows };
}

function readKeys(bits: Bits, { schema, rows }: FrameShape, { numbers }: Known): string[] {
  if (schema.keep !== null) {
    const count = bits.count();
    if (count === 0) return [];
    let key = bits.count();
    const steps = count > 1 ? bits.list(count - 1) : [];
    const next = (step: number) => {
      key += step + 1;
      return String(key);
    };
    return [String(key), ...steps.map(next)];
  }
  if (rows !== null) {
    const meant = bits.subset(rows.length);
    return rows.filter((_, place) => meant[place]);
  }
  const last = bits.count() - 1;
  if (last < 0) return [];
  const called = bits.subset(last).flatMap((isMeant, number) => (isMeant ? [number] : []));
  called.push(last);
  const isNew = bits.flag() ? bits.subset(called.length) : [];
  const added = called.filter((_, row) => isNew[row]);
  const brought = added.length > 0 ? bits.texts(added.length) : [];
  for (const [at, number] of added.entries()) numbers.set(number, brought[at] ?? "");
  return called.map((number) => numbers.get(number) ?? "unknown");
}

function readColumns(
  bits: Bits,
  { schema, columns }: FrameShape,
  known: Known,
  keys: readonly string[],
  rows: Record<string, PlainCells>,
): void {
  const all = Object.keys(schema.columns);
  const names = columns === null ? all : columns.map((index) => all[index] ?? "");
  const typeOf = (name: string) => schema.columns[name]?.type;
  const nearOf = (name: string): string[] => {
    if (schema.grid === "row" && name === "tickSize") return [];
    const near: string[] = [];
    for (let next = schema.columns[name]?.near; next; next = schema.columns[next]?.near)
      near.push(next);
    const stepUnknown = schema.grid === "row" && !names.includes("tickSize");
    return near.filter((other) => {
      const isOdd = typeOf(other) === "price" && typeOf(name) !== "price" && stepUnknown;
      return names.includes(other) && !isOdd;
    });
  };
  const rank = (name: string) =>
    schema.grid === "row" && name === "tickSize" ? -1 : nearOf(name).length;
  const cellOf = (key: string, name: string) => {
    const cells = rows[key] ?? {};
    return Object.hasOwn(cells, name) ? cells[name] : known.cell(key, name);
  };
  const gridOfRow = (key: string) => gridOf(known.tickSize ?? Number(cellOf(key, "tickSize")));
  const sets: boolean[][] = [];
  let lastExponent = 0;

  const numbersOf = (name: string, cells: readonly string[]): number[] => {
    const isPrice = typeOf(name) === "price";
    const toValue = (units: number, exponent: number, key: string) =>
      isPrice ? toPrice(units, gridOfRow(key)) : decimalOf(units, exponent);
    if (bits.flag()) {
      return cells.map((key) => (isPrice ? toValue(bits.float(), 0, key) : bits.float()));
    }
    if (!isPrice) lastExponent += bits.signed();
    const exponent = isPrice ? 0 : lastExponent;
    const near = nearOf(name);
    const nearAt = (key: string): number => {
      const other = near.find((column) => (cellOf(key, column) ?? null) !== null);
      if (other === undefined) return 0;
      const value = Number(cellOf(key, other));
      const { scale, units } = isPrice ? gridOfRow(key) : { scale: 1, units: 1 };
      const found = isPrice ? (value * scale) / units : unitsOf(value, exponent);
      return Number.isSafeInteger(Math.round(found)) ? Math.round(found) : 0;
    };
    if (cells.length === 1) {
      const isNear = near.length > 0 && bits.flag();
      return cells.map((key) => toValue(bits.signed() + (isNear ? nearAt(key) : 0), exponent, key));
    }
    const apart = bits.field(2);
    let before = apart === 2 ? bits.signed() : 0;
    const isFolded = bits.flag();
    const base = isFolded ? 0 : bits.signed();
    const list = bits.list(apart === 2 ? cells.length - 1 : cells.length);
    const differences = list.map((value) => (isFolded ? unfold(value) : value + base));
    if (apart === 2) differences.unshift(0);
    return cells.map((key, place) => {
      const difference = differences[place] ?? 0;
      if (apart === 2) before += difference;
      const units = apart === 2 ? before : apart === 1 ? difference + nearAt(key) : difference;
      return toValue(units, exponent, key);
    });
  };

  const jsonOf = (): unknown => {
    if (!bits.flag()) return JSON.parse(bits.texts(1).join());
    const exponent = bits.signed();
    const count = bits.count();
    let units = bits.signed();
    const rest = count > 1 ? bits.list(count - 1) : [];
    const list = [units];
    for (const value of rest) {
      units += unfold(value);
      list.push(units);
    }
    return list.map((number) => decimalOf(number, exponent));
  };

  const textsOf = (count: number): string[] => {
    const different = bits.texts(count === 1 ? 1 : bits.count());
    if (different.length === count) return different;
    const width = Math.ceil(Math.log2(different.length));
    return Array.from({ length: count }, () => different[bits.field(width)] ?? "");
  };

  const setOfRows = (): boolean[] => {
    if (keys.length === 1) return [true];
    const which = bits.field(Math.ceil(Math.log2(sets.length + 1)));
    const apart = bits.subset(keys.length);
    const set = apart.map((differs, row) => differs !== (sets[which - 1]?.[row] ?? false));
    if (which === 0 || apart.includes(true)) sets.push(set);
    return set;
  };

  const order = names.slice().sort((a, b) => rank(a) - rank(b) || all.indexOf(a) - all.indexOf(b));
  for (const name of order) {
    if (!bits.flag()) continue;
    const set = setOfRows();
    const cells = keys.filter((_, row) => set[row]);
    const nulls = bits.flag() ? bits.subset(cells.length) : [];
    for (const [place, key] of cells.entries()) if (nulls[place]) (rows[key] ?? {})[name] = null;
    const filled = cells.filter((_, place) => !nulls[place]);
    if (filled.length === 0) continue;
    const type = typeOf(name);
    const values: unknown[] =
      type === "flag"
        ? bits.subset(filled.length)
        : type === "text"
          ? textsOf(filled.length)
          : type === "json"
            ? filled.map(jsonOf)
            : numbersOf(name, filled);
    for (const [place, key] of filled.entries()) (rows[key] ?? {})[name] = values[place];
  }
}
