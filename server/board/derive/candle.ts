/** A candle as six numbers in a row of a dense array, in the order of the table's columns. */

export const open = 0;
export const high = 1;
export const low = 2;
export const close = 3;
export const volume = 4;
export const trades = 5;
/** How many numbers a candle has. */
export const cells = 6;

/** Makes a candle empty: open and close are unknown (NaN), and any price is a high and a low. */
export function clear(values: Float64Array, at: number): void {
  values[at + open] = Number.NaN;
  values[at + high] = Number.NEGATIVE_INFINITY;
  values[at + low] = Number.POSITIVE_INFINITY;
  values[at + close] = Number.NaN;
  values[at + volume] = 0;
  values[at + trades] = 0;
}

/** Adds prints at one price, of a size in all, that are newer than all in the candle. */
export function add(
  values: Float64Array,
  at: number,
  price: number,
  size: number,
  count: number,
): void {
  if (Number.isNaN(values[at + open])) values[at + open] = price;
  values[at + close] = price;
  mend(values, at, price, size, count);
}

/** Adds prints that came late: they move neither open nor close. */
export function mend(
  values: Float64Array,
  at: number,
  price: number,
  size: number,
  count: number,
): void {
  if (price > (values[at + high] ?? 0)) values[at + high] = price;
  if (price < (values[at + low] ?? 0)) values[at + low] = price;
  values[at + volume] = (values[at + volume] ?? 0) + size;
  values[at + trades] = (values[at + trades] ?? 0) + count;
}

/** Adds a candle, empty or not, that is newer than all in this one. */
export function fold(values: Float64Array, at: number, part: Float64Array, from: number): void {
  if (Number.isNaN(values[at + open])) values[at + open] = part[from + open] ?? Number.NaN;
  const closing = part[from + close] ?? Number.NaN;
  if (!Number.isNaN(closing)) values[at + close] = closing;
  values[at + high] = Math.max(values[at + high] ?? 0, part[from + high] ?? 0);
  values[at + low] = Math.min(values[at + low] ?? 0, part[from + low] ?? 0);
  values[at + volume] = (values[at + volume] ?? 0) + (part[from + volume] ?? 0);
  values[at + trades] = (values[at + trades] ?? 0) + (part[from + trades] ?? 0);
}
