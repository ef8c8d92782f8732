/** The number that another one is told apart from: the same on both sides, to the bit. */
import { nearestTicks, toPrice } from "../../table/grid.ts";
import type { TableReader } from "../../table/reader.ts";
import type { ColumnPlan } from "./plan.ts";

/**
 * What a cell of a column lies near: the first of its `near` columns that holds something in the
 * row, in the column's own units: steps for a price, else whole numbers of `10^-exponent`; 0 where
 * none does.
 * @throws TypeError for a price of a row whose step is not known.
 */
export function nearAt(
  table: TableReader,
  slot: number,
  { near, type }: ColumnPlan,
  exponent: number,
): number {
  for (const { index, isPrice } of near) {
    const raw = table.numberAt(slot, index);
    if (Number.isNaN(raw)) continue;
    let units = raw;
    if (!isPrice || type !== "price") {
      const decimal = isPrice ? toPrice(raw, table.gridAt(slot)) : raw;
      units =
        type === "price"
          ? nearestTicks(decimal, table.gridAt(slot))
          : Math.round(scaled(decimal, exponent));
    }
    return Number.isSafeInteger(units) ? units : 0;
  }
  return 0;
}

/** 10^0 to 10^22, all of them exact. */
const powers = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** A number in units of `10^-exponent`, not rounded. @param exponent -22 to 22. */
export function scaled(value: number, exponent: number): number {
  return exponent < 0
    ? value / (powers[-exponent] as number)
    : value * (powers[exponent] as number);
}

/** The number that so many units of `10^-exponent` make; one operation, so it is exact or nearest. */
export function unscaled(units: number, exponent: number): number {
  return exponent < 0
    ? units * (powers[-exponent] as number)
    : units / (powers[exponent] as number);
}
