"use client";
import { memo } from "react";
import { formatInteger, formatPrice, formatSize } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { spreadBps } from "./figures.ts";

const levels = 10;
const askKeys = Array.from({ length: levels }, (_, index) => `a${levels - index}`);
const bidKeys = Array.from({ length: levels }, (_, index) => `b${index + 1}`);

interface DepthLadderProps {
  readonly symbol: string;
  readonly tickSize: number | null;
}

/** Ten levels of asks over ten of bids, best ones in the middle; bars compare the sizes. */
export const DepthLadder = memo(function DepthLadder({ symbol, tickSize }: DepthLadderProps) {
  const rows = useRows(topics.depth(symbol));
  const byKey = new Map(rows.map(({ key, row }) => [key, row]));
  const largest = rows.reduce((most, { row }) => Math.max(most, row.size ?? 0), 0);
  const ask = byKey.get("a1")?.price ?? null;
  const bid = byKey.get("b1")?.price ?? null;
  const spread = ask === null || bid === null ? null : ask - bid;
  const bps = spreadBps({ bid, ask });

  const level = (key: string) => (
    <Level
      key={key}
      level={byKey.get(key) ?? null}
      share={largest > 0 ? (byKey.get(key)?.size ?? 0) / largest : 0}
      side={key.startsWith("a") ? "ask" : "bid"}
      tickSize={tickSize}
    />
  );
  return (
    <Panel title="Depth">
      <table className="block text-[13px]">
        <thead className="block">
          <tr className={`${line} label`}>
            <th className="text-left font-medium" scope="col">
              {rows.some(({ row }) => row.orders != null) ? "Orders" : ""}
            </th>
            <th className="text-right font-medium" scope="col">
              Size
            </th>
            <th className="text-right font-medium" scope="col">
              Price
            </th>
          </tr>
        </thead>
        <tbody className="block">{askKeys.map(level)}</tbody>
        <tbody className="block">
          <tr className="hairline-t hairline-b my-1 flex h-7 items-center justify-between px-1 text-ink-soft">
            <th className="text-xs font-medium" scope="row">
              Spread
            </th>
            <td className="figures">
              <span className="figures-end">{formatPrice(spread, tickSize)}</span>
              <span className="figures-end inline-block w-16 text-ink-faint">
                {bps === null ? "" : `${bps.toFixed(1)} bp`}
              </span>
            </td>
          </tr>
        </tbody>
        <tbody className="block">{bidKeys.map(level)}</tbody>
      </table>
    </Panel>
  );
});

const line = "relative grid h-[21px] grid-cols-[52px_1fr_1fr] items-center px-1";

interface LevelProps {
  readonly level: Row<"depth"> | null;
  readonly side: "bid" | "ask";
  /** Its size against the largest, 0 to 1. */
  readonly share: number;
  readonly tickSize: number | null;
}

const Level = memo(function Level({ level, side, share, tickSize }: LevelProps) {
  const ask = side === "ask";
  return (
    <tr className={line}>
      <td className="figures text-left text-ink-faint">
        {level?.orders == null ? "" : formatInteger(level.orders)}
      </td>
      <td className="figures text-right">
        <span
          aria-hidden="true"
          className={`dims absolute inset-y-px right-0 left-0 origin-right ${ask ? "bg-down" : "bg-up"} opacity-18`}
          style={{ transform: `scaleX(${share.toFixed(3)})` }}
          suppressHydrationWarning
        />
        <span className="figures-end relative">{formatSize(level?.size)}</span>
      </td>
      <td className={`figures relative text-right font-medium ${ask ? "text-down" : "text-up"}`}>
        <span className="sr-only">{ask ? "ask " : "bid "}</span>
        <span className="figures-end">{formatPrice(level?.price, tickSize)}</span>
      </td>
    </tr>
  );
});
