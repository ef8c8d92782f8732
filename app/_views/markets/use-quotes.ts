"use client";
import { useEffect, useState } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { type LiveTable, useTable } from "../../_live/hooks.ts";
import type { Arrangement } from "./arrangement.ts";
import { tableSelection } from "./table-selection.ts";

/**
 * The quotes with the columns that are chosen. While a newly chosen column is on its way, the table
 * is still that of before: better a column without figures for a moment than none at all.
 */
export function useQuotes({ columns, sort }: Arrangement): LiveTable<"quotes"> {
  const wanted = tableSelection(columns, sort).columns.join();
  const [shown, setShown] = useState(wanted);
  const now = useTable(topics.quotes, { columns: shown.split(",") });
  const next = useTable(topics.quotes, { columns: wanted.split(",") });
  useEffect(() => {
    if (shown === wanted) return;
    const come = () => {
      if (next.size > 0) setShown(wanted);
    };
    come();
    return next.onChange(come);
  }, [shown, wanted, next]);
  return now;
}
