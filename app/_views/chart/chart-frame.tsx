"use client";
/**
 * What stands around every chart: a box of reserved height, a summary for those who cannot see the
 * picture, and a quiet button that shows the same data as a table.
 */
import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Spoken } from "../shared/spoken.tsx";
import { ChartTable, type TableData } from "./chart-table.tsx";

export type { TableData } from "./chart-table.tsx";

interface ChartFrameProps {
  /** What is shown, such as `S&P 500, by the minute`; names the figure. */
  readonly label: string;
  /** What the chart says, in a sentence. Not announced when it changes. */
  readonly summary: string;
  /** px, or a length in CSS, all of it: the button is inside. */
  readonly height: number | string;
  /** The chart's data as text. Read when the table is opened, then once a second at most. */
  readonly table: () => TableData;
  /**
   * Where the button stands: in the lower right corner, where two axes leave room, or in a row of
   * its own (24 px of the height) under a chart that fills its box.
   */
  readonly toggle?: "corner" | "below";
  /** The chart, drawn while the table is not; it gets the height, less the row of the button. */
  readonly children: ReactNode;
}

/** Height of the button, px. */
export const toggleSize = 24;

export function ChartFrame(props: ChartFrameProps) {
  const { label, summary, height, table, toggle = "corner", children } = props;
  const [asTable, setAsTable] = useState(false);
  const whole = typeof height === "number" ? `${height}px` : height;
  const inner = toggle === "below" ? `calc(${whole} - ${toggleSize}px)` : whole;
  const Icon = asTable ? ChartLine : Table2;
  const action = asTable ? "Show as a chart" : "Show as a table";
  return (
    <figure
      aria-label={label}
      className="group/chart relative m-0 w-full min-w-0 overflow-hidden"
      style={{ height }}
    >
      <figcaption>
        <Spoken>{summary}</Spoken>
      </figcaption>
      <div className="relative w-full" style={{ height: inner }}>
        {asTable ? <ChartTable label={label} read={table} /> : children}
      </div>
      <button
        aria-label={`${action}: ${label}`}
        className="absolute right-0 bottom-0 z-3 grid size-6 place-items-center rounded-sm text-ink-faint -outline-offset-2 hover:bg-raised hover:text-ink"
        onClick={() => setAsTable(!asTable)}
        title={action}
        type="button"
      >
        <Icon aria-hidden="true" size={14} />
      </button>
    </figure>
  );
}
