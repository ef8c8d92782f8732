"use client";
import { memo } from "react";
import { formatPrice, formatSize, formatTime } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { Arrow } from "../shared/arrow.tsx";
import { Panel } from "../shared/panel.tsx";
import { useTimeZone } from "../shared/time.tsx";

/** Prints in sight: as many as the ladder beside them has lines. */
const shown = 22;
const places = Array.from({ length: shown }, (_, index) => index);
const line =
  "grid h-[21px] grid-cols-[58px_minmax(0,1.5fr)_minmax(0,1fr)_44px] items-center gap-x-1.5 px-1";

interface TimeAndSalesProps {
  readonly symbol: string;
  readonly tickSize: number | null;
}

/**
 * The newest prints, newest first. Places stand still and what they show moves down, so that a
 * print costs text and no layout.
 */
export const TimeAndSales = memo(function TimeAndSales({ symbol, tickSize }: TimeAndSalesProps) {
  const prints = useRows(topics.trades(symbol));
  const zone = useTimeZone();
  return (
    <Panel title="Time and sales">
      <table className="block text-[13px]">
        <thead className="block">
          <tr className={`${line} label`}>
            <th className="text-left font-medium" scope="col">
              Time
            </th>
            <th className="text-right font-medium" scope="col">
              Price
            </th>
            <th className="text-right font-medium" scope="col">
              Size
            </th>
            <th className="text-left font-medium" scope="col">
              Side
            </th>
          </tr>
        </thead>
        <tbody className="block">
          {places.map((place) => {
            const print = prints[prints.length - 1 - place]?.row;
            const buy = print?.side === "buy";
            return (
              <tr className={line} key={place}>
                <td className="figures text-left text-ink-faint">
                  {print ? formatTime(print.time, zone) : place === 0 && "None yet"}
                </td>
                <td className="figures figures-end">
                  {print && formatPrice(print.price, tickSize)}
                </td>
                <td className="figures figures-end">{print && formatSize(print.size)}</td>
                <td className={`text-xs whitespace-nowrap ${buy ? "text-up" : "text-down"}`}>
                  {print?.side && (
                    <>
                      <Arrow direction={buy ? "up" : "down"} />
                      {buy ? "Buy" : "Sell"}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
});
