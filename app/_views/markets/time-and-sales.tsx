"use client";
import { memo, useRef } from "react";
import { formatPrice, formatSize, formatTime } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { useTimeZone } from "../shared/time.tsx";
import { writeText } from "../shared/write-text.ts";
import { useWriting } from "../shared/writing.ts";
import { manners } from "./instrument-manners.ts";

/** Prints in sight: as many as the ladder beside them has lines. */
const shown = 21;
const places = Array.from({ length: shown }, (_, index) => index);
const parts = ["time", "price", "size", "side"] as const;
type Part = (typeof parts)[number];

type Print = Row<"trades"> | null | undefined;

/** Cells of one height that nothing outside depends on: a print is written without a layout. */
const cell = "figures h-[21px] leading-[21px] [contain:size_layout]";
const looks: Readonly<Record<Part, string>> = {
  time: `${cell} pl-1 text-ink-faint`,
  price: `${cell} figures-end font-medium group-data-[side=buy]/print:text-up group-data-[side=sell]/print:text-down`,
  size: `${cell} figures-end`,
  side: `${cell} pl-2 text-xs group-data-[side=buy]/print:text-up group-data-[side=sell]/print:text-down`,
};

interface TimeAndSalesProps {
  readonly symbol: string;
  readonly tickSize: number | null;
}

/**
 * The newest prints, newest first. Places stand still and what they show moves down, so that a
 * print costs text and no layout.
 */
export const TimeAndSales = memo(function TimeAndSales({ symbol, tickSize }: TimeAndSalesProps) {
  const trades = useTable(topics.trades(symbol));
  const zone = useTimeZone();
  const body = useRef<HTMLTableSectionElement>(null);
  const printAt = (place: number): Print => {
    const rows = trades.rows();
    return rows[rows.length - 1 - place]?.row;
  };

  useWriting(
    trades,
    () => {
      const rows = body.current?.rows ?? [];
      for (const place of places) {
        const row = rows[place];
        if (row === undefined) continue;
        const print = printAt(place);
        const texts = textsOf(print, place, tickSize, zone);
        for (const [index, part] of parts.entries()) {
          writeText(row.cells[index]?.firstElementChild, texts[part]);
        }
        row.dataset.side = print?.side ?? "";
      }
    },
    manners.prints,
  );

  return (
    <Panel aside="coloured by aggressor" title="Time and sales">
      <table className="w-full table-fixed border-collapse text-[13px]">
        <caption className="sr-only">
          The newest prints, newest first, with the aggressor’s side
        </caption>
        <colgroup>
          <col className="w-[62px]" />
          <col />
          <col className="w-[26%]" />
          <col className="w-[52px]" />
        </colgroup>
        <thead>
          <tr className="label h-[21px]">
            <th className="p-0 pl-1 text-left font-medium" scope="col">
              Time
            </th>
            <th className="p-0 text-right font-medium" scope="col">
              Price
            </th>
            <th className="p-0 text-right font-medium" scope="col">
              Size
            </th>
            <th className="p-0 pl-2 text-left font-medium" scope="col">
              Side
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {places.map((place) => {
            const print = printAt(place);
            const texts = textsOf(print, place, tickSize, zone);
            return (
              <tr
                className="group/print"
                data-side={print?.side ?? ""}
                key={place}
                suppressHydrationWarning
              >
                {parts.map((part) => (
                  <td className="p-0" key={part}>
                    <div className={looks[part]} suppressHydrationWarning>
                      {texts[part]}
                    </div>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
});

const sides = { buy: "▲ Buy", sell: "▼ Sell" } as const;

function textsOf(
  print: Print,
  place: number,
  tickSize: number | null,
  zone: string,
): Readonly<Record<Part, string>> {
  if (print == null) return { time: place === 0 ? "None yet" : "", price: "", size: "", side: "" };
  return {
    time: formatTime(print.time, zone),
    price: formatPrice(print.price, tickSize),
    size: formatSize(print.size),
    side: print.side === null ? "" : sides[print.side],
  };
}
