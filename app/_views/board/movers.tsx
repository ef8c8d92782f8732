"use client";
import Link from "next/link";
import { memo } from "react";
import { formatCompact, formatPrice } from "../../../lib/domain/format.ts";
import { type MoverList, topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { Percent } from "../shared/figures.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { Panel } from "../shared/panel.tsx";
import { belongs } from "./belongs.ts";

/** Ranks of each list; the board keeps as many. */
const ranks = [1, 2, 3, 4, 5, 6] as const;

/**
 * The day's gainers, losers and most active. Ranks stand still; who holds them changes.
 * @param wide gives prices more room, for instruments whose grids are fine
 */
export function Movers({ wide, className = "" }: { wide: boolean; className?: string }) {
  return (
    <Panel
      title="Movers"
      className={className}
      aside={
        <Link href="/markets" className="hover:text-ink">
          All instruments
        </Link>
      }
    >
      <div
        className={`grid gap-x-6 gap-y-2 sm:grid-cols-2 sm:gap-y-0 ${wide ? "[--last:104px]" : "[--last:78px]"}`}
      >
        <MoverTable list="gainers" title="Gainers" />
        <MoverTable list="losers" title="Losers" />
        <MoverTable list="active" title="Most active" named className="sm:col-span-2" />
      </div>
    </Panel>
  );
}

interface MoverTableProps {
  list: MoverList;
  title: string;
  /** Whether there is room for the name and the turnover. */
  named?: boolean;
  className?: string;
}

function MoverTable({ list, title, named = false, className = "" }: MoverTableProps) {
  return (
    <table className={`w-full table-fixed text-[13px] ${className}`}>
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="label h-8 text-left">
          <th scope="col" className="font-medium">
            {title}
          </th>
          {named && (
            <th scope="col" className="w-[76px] text-right font-medium">
              Turnover
            </th>
          )}
          <th scope="col" className="w-(--last) text-right font-medium">
            Last
          </th>
          <th scope="col" className="w-[76px] text-right font-medium">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {ranks.map((rank) => (
          <Mover key={rank} list={list} rank={rank} named={named} />
        ))}
      </tbody>
    </table>
  );
}

interface MoverProps {
  list: MoverList;
  rank: number;
  named: boolean;
}

const Mover = memo(function Mover({ list, rank, named }: MoverProps) {
  const ranked = useRow(topics.movers, `${list}.${rank}`);
  const mover = ranked !== null && belongs(list, ranked.change) ? ranked : null;
  return (
    <tr className="hairline-t h-[calc(var(--row)-6px)]">
      <th scope="row" className="text-left font-normal">
        {/* Another name lays out nothing around it. */}
        <div className="h-5 [contain:size_layout]">
          {mover?.symbol != null && (
            <Name symbol={mover.symbol} name={mover.name ?? ""} named={named} />
          )}
        </div>
      </th>
      {named && (
        <td>
          <span className="figures figures-end block h-5 text-ink-soft [contain:size_layout]">
            {formatCompact(mover?.turnover)}
          </span>
        </td>
      )}
      <td className="text-right">
        <FlashCell
          value={mover?.last}
          subject={mover?.symbol ?? ""}
          boxed
          className="-mr-1 ml-auto h-5 w-[calc(var(--last)-4px)]"
        >
          {mover === null ? "" : formatPrice(mover.last, mover.tickSize)}
        </FlashCell>
      </td>
      <td className="text-right">
        {mover !== null && (
          <Percent
            ratio={mover.change}
            arrow
            className="figures-end block h-5 [contain:size_layout]"
          />
        )}
      </td>
    </tr>
  );
});

interface NameProps {
  symbol: string;
  name: string;
  named: boolean;
}

const Name = memo(function Name({ symbol, name, named }: NameProps) {
  return (
    <Link
      href={`/markets/${encodeURIComponent(symbol)}`}
      prefetch={false}
      title={name}
      className="flex gap-2 hover:underline"
    >
      <span className={`font-medium ${named ? "min-w-14 shrink-0 whitespace-nowrap" : "truncate"}`}>
        {symbol}
      </span>
      {named && <span className="truncate text-ink-soft max-sm:hidden">{name}</span>}
    </Link>
  );
});
