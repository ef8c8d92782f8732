/** Which instruments the treemap draws, by sector, and how large. */
import type { Row } from "../../../lib/schema/topics.ts";
import type { Sector } from "./sector-columns.ts";

/** What of a quote decides a tile's place and size. */
export type Listed = Pick<Row<"quotes">, "kind" | "sector" | "marketCap">;

/** An instrument as Recharts takes it: a name, and a size. */
export interface TileLeaf {
  /** The symbol. */
  readonly name: string;
  /** Its market capitalisation, above 0. */
  readonly value: number;
}

interface KeyedListing {
  readonly key: string;
  readonly row: Listed;
}

/** Whether an instrument has a tile: indices have none, nor has what nobody has valued. */
export const isDrawn = ({ kind, marketCap }: Listed): boolean =>
  kind !== "index" && (marketCap ?? 0) > 0;

/** Instruments by sector, the largest first. */
export function tileGroups(rows: Iterable<KeyedListing>): ReadonlyMap<string, TileLeaf[]> {
  const groups = new Map<string, TileLeaf[]>();
  for (const { key, row } of rows) {
    if (!isDrawn(row)) continue;
    const sector = row.sector ?? "";
    const group = groups.get(sector) ?? [];
    group.push({ name: key, value: row.marketCap ?? 0 });
    groups.set(sector, group);
  }
  for (const group of groups.values()) group.sort((a, b) => b.value - a.value);
  return groups;
}

/**
 * Sectors by what their instruments are worth together, the largest first.
 * @param indexOf the symbol of the index that stands for a sector, if there is one
 */
export function sectorsOf(
  rows: Iterable<KeyedListing>,
  indexOf: (sector: string) => string | null,
): readonly Sector[] {
  const sums = [...tileGroups(rows)].map(([name, leaves]) => ({
    name,
    count: leaves.length,
    worth: leaves.reduce((sum, { value }) => sum + value, 0),
  }));
  const whole = sums.reduce((sum, { worth }) => sum + worth, 0);
  return sums
    .sort((a, b) => b.worth - a.worth)
    .map(({ name, count, worth }) => ({
      name,
      count,
      index: indexOf(name),
      share: Number((worth / whole).toPrecision(4)),
    }));
}

/** From this part of the whole in other hands, a picture is drawn anew. */
const movedMuch = 0.03;

/** Whether sizes differ from those that were drawn by so much that one would see it. */
export function hasMoved(
  drawn: ReadonlyMap<string, readonly TileLeaf[]>,
  now: ReadonlyMap<string, readonly TileLeaf[]>,
): boolean {
  const before = sharesOf(drawn);
  const after = sharesOf(now);
  let moved = 0;
  for (const symbol of new Set([...before.keys(), ...after.keys()])) {
    moved += Math.abs((after.get(symbol) ?? 0) - (before.get(symbol) ?? 0));
  }
  return moved > movedMuch;
}

function sharesOf(groups: ReadonlyMap<string, readonly TileLeaf[]>): Map<string, number> {
  const leaves = [...groups.values()].flat();
  const whole = leaves.reduce((sum, { value }) => sum + value, 0);
  return new Map(leaves.map(({ name, value }) => [name, value / whole]));
}
