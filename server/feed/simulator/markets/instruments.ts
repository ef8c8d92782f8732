/** Reads the list of instruments: comma-separated values with a header, as `data/sp500.csv`. */
import { parseCsv } from "./csv.ts";

/** An instrument as the file has it; prices in its currency. */
export interface Instrument {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly previousClose: number;
  readonly low52w: number;
  readonly high52w: number;
  /** Null where the file leaves it empty. */
  readonly marketCap: number | null;
  /** By market capitalisation in the whole list, 0 the largest; beside the median where unknown. */
  readonly rank: number;
}

/** Price step of US shares at a dollar and above, and how many make a dollar. */
export const tickSize = 0.01;
export const stepsPerUnit = 100;

const columns = [
  "symbol",
  "name",
  "sector",
  "industry",
  "previous_close",
  "low_52w",
  "high_52w",
  "market_cap",
] as const;

/** @throws Error that names the file, the line, what is wrong there and what would be right. */
export function parseInstruments(text: string, file: string): Instrument[] {
  const [header, ...records] = parseCsv(text, file);
  if (header === undefined || columns.some((name, i) => header.fields[i] !== name)) {
    throw new Error(`${file}:1: the first line must be "${columns.join(",")}"`);
  }
  const seen = new Set<string>();
  const instruments = records.map(({ line, fields }) => {
    const fail = (what: string): never => {
      throw new Error(`${file}:${line}: ${what}`);
    };
    if (fields.length !== columns.length) {
      fail(`${fields.length} fields where there must be ${columns.length}`);
    }
    const positive = (index: number): number => {
      const value = Number(fields[index]);
      return value > 0 && value < Infinity
        ? value
        : fail(`${columns[index]} is "${fields[index]}"; it must be a positive number`);
    };
    const word = (index: number): string =>
      fields[index] || fail(`${columns[index]} is empty; it must be given`);
    const symbol = word(0);
    if (seen.has(symbol)) fail(`${symbol} is here a second time; each symbol must be given once`);
    seen.add(symbol);
    return {
      symbol,
      name: word(1),
      sector: word(2),
      previousClose: positive(4),
      low52w: positive(5),
      high52w: positive(6),
      marketCap: fields[7] === "" ? null : positive(7),
    };
  });
  if (instruments.length === 0) throw new Error(`${file}: it lists no instrument`);
  return ranked(instruments);
}

function ranked(instruments: readonly Omit<Instrument, "rank">[]): Instrument[] {
  const known = instruments.flatMap(({ marketCap }) => marketCap ?? []).sort((a, b) => a - b);
  const median = known[known.length >> 1] ?? 1;
  const order = instruments
    .map(({ marketCap }, index) => ({ index, cap: marketCap ?? median }))
    .sort((a, b) => b.cap - a.cap || a.index - b.index);
  const ranks: number[] = [];
  order.forEach(({ index }, rank) => {
    ranks[index] = rank;
  });
  return instruments.map((instrument, i) => ({ ...instrument, rank: ranks[i] ?? 0 }));
}

/** What stands behind a company's name where it has shares of several classes. */
const shareClass = / \(Class [A-Z]\)$/;

/** For each instrument the index of the first of the same company, or null where it is the first. */
export function leadersOf(instruments: readonly Pick<Instrument, "name">[]): (number | null)[] {
  const first = new Map<string, number>();
  return instruments.map(({ name }, index) => {
    if (!shareClass.test(name)) return null;
    const company = name.replace(shareClass, "");
    const leader = first.get(company);
    if (leader === undefined) first.set(company, index);
    return leader ?? null;
  });
}
