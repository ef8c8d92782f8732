"use client";
/** The data of a chart as a table, for who would rather read figures than a picture. */
import { useEffect, useEffectEvent, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";

/** A table as text; the first column heads its rows. */
export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartTableProps {
  readonly label: string;
  readonly read: () => TableData;
}

/** ms between two readings. */
const periodMs = 1_000;
/** Rows shown, at most: what is read is the caller's, and a document must stay small. */
const rowsMax = 600;

/** Fills its box and scrolls in it. */
export function ChartTable({ label, read }: ChartTableProps) {
  const [data, setData] = useState(read);
  const reread = useEffectEvent(() => setData(read()));
  useEffect(() => systemClock.every(periodMs, () => reread()), []);
  return (
    <section
      aria-label={`${label}, as a table`}
      className="h-full overflow-auto overscroll-contain pr-7 -outline-offset-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
    >
      <table className="figures w-full border-collapse text-xs leading-5">
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th
                className={`sticky top-0 bg-ground py-1 font-medium text-ink-faint ${index === 0 ? "text-left" : "pl-4 text-right"}`}
                key={column}
                scope="col"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.slice(0, rowsMax).map((row) => (
            <tr className="hairline-t" key={row[0]}>
              {row.map((text, index) =>
                index === 0 ? (
                  <th
                    className="py-0.5 text-left font-normal text-ink-soft"
                    key={data.columns[index]}
                    scope="row"
                  >
                    {text}
                  </th>
                ) : (
                  <td className="py-0.5 pl-4 text-right" key={data.columns[index]}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
