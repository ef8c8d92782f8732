/** Checks of the fields of a venue's message. Each throws an Error that names the field. */
import type { Side } from "../../../../lib/schema/topics.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields. */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Fields;
  }
  throw new Error(`${name} must be an object, not ${JSON.stringify(value) ?? "missing"}`);
}

/** An array of arrays. */
export function rowsOf(value: unknown, name: string): (readonly unknown[])[] {
  if (Array.isArray(value) && value.every(Array.isArray)) return value;
  throw new Error(`"${name}" must be an array of arrays`);
}

const decimalPattern = /^\d{1,15}(\.\d{1,18})?$/;
/** As many as a price grid may have (lib/table/grid.ts). */
const priceDecimalsMax = 12;

/** A number written as a decimal in quotes. */
export function decimal(value: unknown, name: string): number {
  if (typeof value === "string" && decimalPattern.test(value)) return Number(value);
  throw new Error(`"${name}" must be a decimal in quotes, not ${JSON.stringify(value)}`);
}

/** How many decimals a price that `decimal` takes is written with. */
export function priceDecimals(value: unknown, name: string): number {
  const written = String(value);
  const point = written.indexOf(".");
  const decimals = point < 0 ? 0 : written.length - point - 1;
  if (decimals <= priceDecimalsMax) return decimals;
  throw new Error(`"${name}" has ${decimals} decimals; at most ${priceDecimalsMax} are taken`);
}

/** `buy` or `sell`. */
export function sideOf(value: unknown, name: string): Side {
  if (value === "buy" || value === "sell") return value;
  throw new Error(`"${name}" must be "buy" or "sell", not ${JSON.stringify(value)}`);
}

/** The venue's number for a message of a product. */
export function sequenceOf(data: Fields): number {
  const value = data.sequence;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new Error(`"sequence" must be a whole number, not ${JSON.stringify(value)}`);
}

/** Base and quote asset, as the venue writes them: `BTC-USD`. */
const productPattern = /^[A-Z0-9]{1,16}-[A-Z0-9]{1,16}$/;

/** The product that a message is about. */
export function productOf(data: Fields): string {
  const value = data.product_id;
  if (typeof value === "string" && productPattern.test(value)) return value;
  throw new Error(`"product_id" must be a pair such as "BTC-USD", not ${JSON.stringify(value)}`);
}
