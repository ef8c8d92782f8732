"use client";
import { memo, useRef } from "react";
import {
  formatDecimal,
  formatInteger,
  formatPrice,
  formatSize,
} from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import { bookOf, type LevelView, ladderKeys } from "./depth-book.ts";
import { manners } from "./instrument-manners.ts";

interface DepthLadderProps {
  readonly symbol: string;
  readonly tickSize: number | null;
}

/** Cells of one height that nothing outside depends on: a figure is written without a layout. */
const cell = "figures h-[21px] leading-[21px] [contain:size_layout]";

/** Ten levels of asks over ten of bids, best ones in the middle; bars compare the sizes. */
export const DepthLadder = memo(function DepthLadder({ symbol, tickSize }: DepthLadderProps) {
  const depth = useTable(topics.depth(symbol));
  const table = useRef<HTMLTableElement>(null);

  useWriting(
    depth,
    () => {
      const book = bookOf((key) => depth.get(key));
      const rows = table.current?.querySelectorAll<HTMLElement>("[data-level]") ?? [];
      for (const [index, level] of book.levels.entries()) {
        const row = rows[index];
        if (row !== undefined) writeLevel(row, level, tickSize);
      }
      writeText(
        table.current?.querySelector("[data-part=spread]"),
        formatPrice(book.spread, tickSize),
      );
      writeText(table.current?.querySelector("[data-part=bps]"), bpsWords(book.bps));
    },
    manners.depth,
  );

  const first = bookOf((key) => depth.get(key));
  const level = (view: LevelView) => (
    <tr className="relative" data-level={view.key} key={view.key}>
      <td className="p-0">
        <div className={`${cell} pl-1 text-ink-faint`} data-part="orders" suppressHydrationWarning>
          {ordersWords(view)}
        </div>
      </td>
      <td className="p-0">
        <span
          aria-hidden="true"
          className={`dims absolute inset-x-0 inset-y-px -z-1 origin-right ${view.side === "ask" ? "bg-down" : "bg-up"} opacity-18 in-data-[theme=light]:opacity-12 in-data-[stale=true]:opacity-8! forced-colors:bg-[GrayText]`}
          data-part="bar"
          style={{ transform: scaled(view.share) }}
          suppressHydrationWarning
        />
        <div className={`${cell} figures-end`} data-part="size" suppressHydrationWarning>
          {formatSize(view.size)}
        </div>
      </td>
      <td className={`p-0 font-medium ${view.side === "ask" ? "text-down" : "text-up"}`}>
        <div className={`${cell} figures-end pr-1`} data-part="price" suppressHydrationWarning>
          {formatPrice(view.price, tickSize)}
        </div>
      </td>
    </tr>
  );
  return (
    <Panel aside="10 levels" title="Depth">
      {/* Bars lie under the figures, not each figure over its bar: that would be a layer each. */}
      <table className="isolate w-full table-fixed border-collapse text-[13px]" ref={table}>
        <caption className="sr-only">Asks from the highest, then bids from the highest</caption>
        <colgroup>
          <col className="w-[52px]" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr className="label h-[21px]">
            <th className="p-0 pl-1 text-left font-medium" scope="col">
              Orders
            </th>
            <th className="p-0 text-right font-medium" scope="col">
              Size
            </th>
            <th className="p-0 pr-1 text-right font-medium" scope="col">
              Price
            </th>
          </tr>
        </thead>
        <tbody aria-label="Asks">{first.levels.slice(0, ladderKeys.length / 2).map(level)}</tbody>
        <tbody className="hairline-t hairline-b">
          <tr className="text-ink-soft">
            <th className="p-0 pl-1 text-left text-xs font-medium" scope="row">
              Spread
            </th>
            <td className="p-0">
              <div className={`${cell} figures-end`} data-part="spread" suppressHydrationWarning>
                {formatPrice(first.spread, tickSize)}
              </div>
            </td>
            <td className="p-0 text-ink-faint">
              <div className={`${cell} figures-end pr-1`} data-part="bps" suppressHydrationWarning>
                {bpsWords(first.bps)}
              </div>
            </td>
          </tr>
        </tbody>
        <tbody aria-label="Bids">{first.levels.slice(ladderKeys.length / 2).map(level)}</tbody>
      </table>
    </Panel>
  );
});

function writeLevel(row: HTMLElement, level: LevelView, tickSize: number | null): void {
  writeText(row.querySelector("[data-part=orders]"), ordersWords(level));
  writeText(row.querySelector("[data-part=size]"), formatSize(level.size));
  writeText(row.querySelector("[data-part=price]"), formatPrice(level.price, tickSize));
  const bar = row.querySelector<HTMLElement>("[data-part=bar]");
  const transform = scaled(level.share);
  if (bar !== null && bar.style.transform !== transform) bar.style.transform = transform;
}

const scaled = (share: number) => `scaleX(${share.toFixed(3)})`;
const ordersWords = ({ orders }: LevelView) => (orders === null ? "" : formatInteger(orders));
const bpsWords = (bps: number | null) => (bps === null ? "" : `${formatDecimal(bps, 1)} bp`);
