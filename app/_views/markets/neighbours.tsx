"use client";
import Link from "next/link";
import { memo } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { ChangePercent, Price } from "../shared/figures.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { Panel } from "../shared/panel.tsx";
import type { Listed } from "./instruments.ts";
import { instrumentPath, neighboursSelection } from "./selections.ts";

interface NeighboursProps {
  readonly listed: Listed;
  readonly symbols: readonly string[];
}

/** The largest of the same sector, live. */
export const Neighbours = memo(function Neighbours({ listed, symbols }: NeighboursProps) {
  const rows = useRows(symbols.length > 0 ? topics.quotes : null, neighboursSelection(symbols));
  const byKey = new Map(rows.map(({ key, row }) => [key, row]));
  const columns =
    listed.kind === "index"
      ? "grid-cols-[150px_minmax(0,1fr)_96px_84px]"
      : "grid-cols-[88px_minmax(0,1fr)_96px_84px]";
  const title = listed.kind === "index" ? "Other indices" : (listed.sector ?? "Others");
  return (
    <Panel aside={listed.kind === "equity" ? "by market cap" : undefined} title={title}>
      <ul className="text-[13px]">
        {symbols.map((symbol) => {
          const row = byKey.get(symbol);
          return (
            <li
              className={`hairline-b relative grid h-(--row) items-center hover:bg-raised ${columns}`}
              key={symbol}
            >
              <Link
                className="truncate pr-2 font-semibold after:absolute after:inset-0"
                href={instrumentPath(symbol)}
                prefetch={false}
              >
                {symbol}
              </Link>
              <span className="truncate pr-3 text-ink-soft">{row?.name}</span>
              <FlashCell className="w-full" subject={symbol} value={row?.last}>
                <Price className="figures-end" tickSize={row?.tickSize} value={row?.last} />
              </FlashCell>
              <ChangePercent
                className="figures-end pr-1"
                reference={row?.previousClose}
                value={row?.last}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
});
