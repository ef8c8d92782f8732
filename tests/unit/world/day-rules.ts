/** What an instrument's day and an index come to, taken together: each says what is wrong, or null. */
import type { Row } from "../../../lib/schema/topics.ts";

type Quote = Pick<
  Row<"quotes">,
  "status" | "previousClose" | "open" | "high" | "low" | "last" | "volume" | "trades"
>;
type Candle = Row<"candles">;
type Session = Pick<Row<"sessions">, "since">;
type Print = Pick<Row<"trades">, "time" | "price">;

const orNull = (value: number | null | undefined): number => value ?? Number.NaN;

/** The candles of a day are its figures. @param candles of the day, in the order of time. */
export function sumsOffence(quote: Quote, candles: readonly Candle[]): string | null {
  if (quote.trades === 0) return candles.length === 0 ? null : "candles of a day without prints";
  const sum = (of: (candle: Candle) => number | null) =>
    candles.reduce((total, candle) => total + orNull(of(candle)), 0);
  const of = (pick: (candle: Candle) => number | null) => candles.map((one) => orNull(pick(one)));
  const pairs = [
    ["volume", quote.volume, sum(({ volume }) => volume)],
    ["trades", quote.trades, sum(({ trades }) => trades)],
    ["open", quote.open, candles[0]?.open],
    ["high", quote.high, Math.max(...of(({ high }) => high))],
    ["low", quote.low, Math.min(...of(({ low }) => low))],
    ["last", quote.last, candles.at(-1)?.close],
  ] as const;
  const wrong = pairs.find(([, day, all]) => day !== all);
  return wrong === undefined
    ? null
    : `${wrong[0]} of the day ${wrong[1]}, of its candles ${wrong[2]}`;
}

/** The newest print is the last price, and is from before it stopped trading. */
export function printOffence(
  quote: Quote,
  session: Session | null,
  print: Print | null,
): string | null {
  if (print === null || quote.trades === 0) return null;
  if (print.price !== quote.last) return `last ${quote.last}, last printed ${print.price}`;
  const trades = quote.status === "trading" || quote.status === "auction";
  return trades || orNull(print.time) <= orNull(session?.since)
    ? null
    : `prints while ${quote.status}`;
}

/** An index has two decimals. */
const rounding = 0.0051;

/**
 * An index is its members' value over what they were worth when it began, times 1,000.
 * @param shares of each member by its symbol, and their value then.
 */
export function indexOffence(
  index: Quote,
  members: readonly (readonly [quote: Quote, shares: number])[],
  base: number,
): string | null {
  const at = (price: (quote: Quote) => number | null) =>
    (1_000 / base) *
    members.reduce((sum, [quote, shares]) => sum + shares * orNull(price(quote)), 0);
  const last = at((quote) => quote.last);
  if (!(Math.abs(last - orNull(index.last)) < rounding))
    return `${index.last}, its members ${last}`;
  const close = at((quote) => quote.previousClose);
  return Math.abs(close - orNull(index.previousClose)) < rounding
    ? null
    : `closed at ${index.previousClose}, its members ${close}`;
}
