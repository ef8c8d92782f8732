"use client";
import type { CSSProperties } from "react";
import {
  changeRatioOf,
  formatChangePercent,
  formatCompact,
  formatPrice,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRow, type WatchOptions } from "../../_live/hooks.ts";
import { Change, ChangePercent, Price } from "../shared/figures.tsx";
import { Spoken } from "../shared/spoken.tsx";
import styles from "./treemap.module.css";

interface TileFactsProps {
  symbol: string;
  part: WatchOptions;
}

/** What a tile is called by who cannot see it. */
export function TileName({ symbol, part }: TileFactsProps) {
  const quote = useRow(topics.quotes, symbol, part);
  const change = formatChangePercent(changeRatioOf(quote?.last, quote?.previousClose));
  return (
    <Spoken>
      {`${quote?.name ?? symbol}, ${symbol}: ${formatPrice(quote?.last, quote?.tickSize)}, ${change}`}
    </Spoken>
  );
}

/** Name, price and change of a tile, beside it. The link says the same. */
export function TileTip({ symbol, part, style }: TileFactsProps & { style: CSSProperties }) {
  const quote = useRow(topics.quotes, symbol, part);
  return (
    <div aria-hidden="true" className={`${styles.tip} text-[13px] leading-[18px]`} style={style}>
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate">{quote?.name ?? symbol}</span>
        <span className="shrink-0 text-xs text-ink-soft">{symbol}</span>
      </span>
      <span className="flex items-baseline gap-2 font-medium">
        <Price
          value={quote?.last}
          tickSize={quote?.tickSize}
          className="text-[15px] font-semibold"
        />
        <ChangePercent value={quote?.last} reference={quote?.previousClose} arrow />
        <Change
          value={quote?.last}
          reference={quote?.previousClose}
          tickSize={quote?.tickSize}
          className="ml-auto text-xs"
        />
      </span>
      <span className="block text-xs leading-3 text-ink-soft">
        Market cap <span className="figures">{formatCompact(quote?.marketCap)}</span>
      </span>
    </div>
  );
}
