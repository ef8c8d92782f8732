/** The key figures of an instrument: what there is of each kind, as text. */
import {
  formatCompact,
  formatDecimal,
  formatInteger,
  formatPrice,
  formatSize,
  noFigure,
} from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { type Quote, spreadBps } from "./figures.ts";
import type { Listed } from "./instruments.ts";
import { paceMinutes } from "./volume-pace.ts";

export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  /** Stands before it, fainter: how much is bid. */
  readonly before?: string;
  /** What it is, where the name does not say. */
  readonly title?: string;
}

/**
 * The same figures in the same order whatever the values, so that they can be written into their
 * places.
 * @param pace see `volumePace`.
 */
export function figuresOf(
  listed: Listed,
  quote: Quote | null,
  pace: number | null,
  session: Partial<Row<"sessions">> | null = null,
): readonly KeyFigure[] {
  const { currency, tickSize } = listed;
  const price = (value: number | null | undefined) => formatPrice(value, tickSize);
  const { bid, ask, volume, vwap, trades } = quote ?? {};
  const level = [
    { name: "Previous close", value: price(quote?.previousClose) },
    { name: "Open", value: price(quote?.open) },
  ];
  // Nobody trades an index, so most of the figures do not exist for it.
  if (listed.kind === "index") {
    return [
      ...level,
      { name: "High", value: price(quote?.high) },
      { name: "Low", value: price(quote?.low) },
    ];
  }
  const turnover = volume == null || vwap == null ? null : volume * vwap;
  const average = volume == null || !trades ? null : volume / trades;
  const figures: KeyFigure[] = [
    ...level,
    { name: "VWAP", value: price(vwap), title: "Volume-weighted average price of the session" },
    { name: "Volume", value: formatCompact(volume) },
    {
      name: "Average volume",
      value: formatCompact(session?.averageVolume),
      title: "Units a day, mean of the last 20 days",
    },
    {
      name: `Pace, ${paceMinutes} min`,
      value: pace === null ? noFigure : `${formatDecimal(pace, 1)}× session`,
      title: `Volume a minute over the last ${paceMinutes} minutes against the minutes before`,
    },
    { name: "Turnover", value: money(turnover, currency) },
    { name: "Bid", value: price(bid), before: `${formatSize(quote?.bidSize)} ×` },
    { name: "Ask", value: price(ask), before: `${formatSize(quote?.askSize)} ×` },
    { name: "Spread", value: `${formatDecimal(quote ? spreadBps(quote) : null, 1)} bp` },
    {
      name: "Price band",
      value: band(session, price),
      title:
        "Prices between which it may trade now; it pauses for five minutes when it stays there",
    },
    { name: "Last size", value: formatSize(quote?.lastSize) },
    { name: "Trades", value: formatInteger(trades) },
    { name: "Average trade", value: average === null ? noFigure : formatSize(round(average)) },
    { name: "Tick size", value: tickSize === null ? noFigure : formatPrice(tickSize, tickSize) },
    { name: "Market cap", value: money(quote?.marketCap, currency) },
  ];
  return figures;
}

const band = (
  session: Partial<Row<"sessions">> | null,
  price: (value?: number | null) => string,
) =>
  session?.lowerBand == null ? noFigure : `${price(session.lowerBand)}–${price(session.upperBand)}`;

const money = (value: number | null | undefined, currency: string) =>
  value == null ? noFigure : `${formatCompact(value)} ${currency}`;

/** To whole units where there are many, else to four decimals, as coins are traded. */
const round = (size: number) => (size >= 10 ? Math.round(size) : Math.round(size * 1e4) / 1e4);
