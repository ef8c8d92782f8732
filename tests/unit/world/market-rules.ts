/** What can never be of an instrument's row: each says what is wrong, or null. */
import type { Row } from "../../../lib/schema/topics.ts";

type Quote = Row<"quotes">;

const orNull = (value: number | null): number => value ?? Number.NaN;

/** @param before the row before, or null where there was none or a day has begun since. */
export function quoteOffence(now: Quote, before: Quote | null): string | null {
  return bestOffence(now) ?? rangeOffence(now) ?? statusOffence(now) ?? dayOffence(now, before);
}

/** Bid and ask come together, in this order, with something to trade, until it stops trading. */
function bestOffence({ bid, ask, bidSize, askSize, status }: Quote): string | null {
  if (bid === null && ask === null) return null;
  if (bid === null || ask === null) return "one side of the quote is empty";
  if (!(bid < ask)) return `bid ${bid} is not below ask ${ask}`;
  if (!(orNull(bidSize) > 0 && orNull(askSize) > 0)) return "nothing stands at the quote";
  // In the seconds until it closes by auction the last quote stands.
  return status === "trading" || status === "auction" ? null : `it is quoted while ${status}`;
}

/** Decimals of a volume-weighted price are two more than those of the grid. */
const vwapStep = 0.0001;

function rangeOffence(row: Quote): string | null {
  const { open, low, high, last, vwap, trades, volume, low52w, high52w, kind } = row;
  if (low === null || high === null || open === null) {
    const isEmpty = low === null && high === null && open === null;
    return isEmpty && trades === 0 && volume === 0 ? null : "a day without a range has prints";
  }
  if (!(low <= open && open <= high)) return `open ${open} is not in ${low} to ${high}`;
  if (!(low <= orNull(last) && orNull(last) <= high)) {
    return `last ${last} is not in ${low} to ${high}`;
  }
  if (kind === "index") return null;
  if (!(orNull(trades) > 0 && orNull(volume) > 0)) return "a day with a range has no prints";
  if (!(low - vwapStep <= orNull(vwap) && orNull(vwap) <= high + vwapStep)) {
    return `vwap ${vwap} is not in ${low} to ${high}`;
  }
  return orNull(low52w) <= low && high <= orNull(high52w)
    ? null
    : "the year is narrower than a day";
}

function statusOffence({ status, reason, kind }: Quote): string | null {
  if (kind === "index") return null;
  if (status === "halted" && (reason === null || reason === "LIMIT")) return `halted for ${reason}`;
  if (status === "trading" && reason !== null && reason !== "LIMIT") return `trading for ${reason}`;
  if ((status === "closed" || status === "preopen") && reason !== null) {
    return `${status} for ${reason}`;
  }
  return null;
}

/** Within a day nothing that counts up falls; volume and prints rise together. */
function dayOffence(now: Quote, before: Quote | null): string | null {
  if (before === null) return null;
  if (orNull(now.time) < orNull(before.time)) return `time goes back to ${now.time}`;
  const volume = orNull(now.volume) - orNull(before.volume);
  const trades = orNull(now.trades) - orNull(before.trades);
  if (!(volume >= 0 && trades >= 0)) return `volume rises by ${volume}, prints by ${trades}`;
  if (volume > 0 !== trades > 0) return `volume rises by ${volume}, prints by ${trades}`;
  // An auction ends with its print, and while nothing trades there is none.
  if (trades > 0 && now.status === before.status && now.status !== "trading") {
    return `${trades} prints while ${now.status}`;
  }
  if (now.low !== null && orNull(now.low) > orNull(before.low)) return "the low rises";
  return now.high !== null && orNull(now.high) < orNull(before.high) ? "the high falls" : null;
}

export function candleOffence(now: Row<"candles">): string | null {
  const { open, high, low, close, volume, trades } = now;
  const inside = (price: number | null) =>
    orNull(low) <= orNull(price) && orNull(price) <= orNull(high);
  if (!inside(open) || !inside(close))
    return `open ${open} or close ${close} is not in ${low} to ${high}`;
  return orNull(volume) > 0 && orNull(trades) > 0 ? null : "a candle without prints";
}

export function sessionOffence({
  lowerBand,
  upperBand,
  reference,
}: Row<"sessions">): string | null {
  if (lowerBand === null && upperBand === null) return null;
  const inside = orNull(lowerBand) <= orNull(reference) && orNull(reference) <= orNull(upperBand);
  return inside ? null : `reference ${reference} is not in ${lowerBand} to ${upperBand}`;
}

/** Prices of a book get worse with each level, and its best ones are the quote. */
export function bookOffence(
  level: (key: string) => Row<"depth"> | null,
  { bid, ask }: Pick<Quote, "bid" | "ask">,
): string | null {
  for (const [side, best, sign] of [
    ["b", bid, -1],
    ["a", ask, 1],
  ] as const) {
    const prices = Array.from({ length: 10 }, (_, k) => level(`${side}${k + 1}`)?.price ?? null);
    if (prices[0] !== best) return `best of the book ${prices[0]}, of the quote ${best}`;
    if (best === null) continue;
    for (let k = 1; k < prices.length; k += 1) {
      const step = sign * (orNull(prices[k] ?? null) - orNull(prices[k - 1] ?? null));
      if (!(step > 0)) return `level ${side}${k + 1} is not behind the one before`;
    }
  }
  return null;
}
