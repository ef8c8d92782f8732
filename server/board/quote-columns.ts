import type { Place } from "./board.ts";

/** Column numbers of `quotes`, looked up once. */
export function quoteColumns(place: Place<"quotes">) {
  const index = (name: string) => place.table.columnIndex(name);
  return {
    kind: index("kind"),
    previousClose: index("previousClose"),
    open: index("open"),
    high: index("high"),
    low: index("low"),
    last: index("last"),
    lastSize: index("lastSize"),
    bid: index("bid"),
    bidSize: index("bidSize"),
    ask: index("ask"),
    askSize: index("askSize"),
    volume: index("volume"),
    vwap: index("vwap"),
    trades: index("trades"),
    marketCap: index("marketCap"),
    low52w: index("low52w"),
    high52w: index("high52w"),
    status: index("status"),
    reason: index("reason"),
    time: index("time"),
  };
}

export type QuoteColumns = ReturnType<typeof quoteColumns>;
