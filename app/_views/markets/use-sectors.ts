"use client";
import { useEffect, useState } from "react";
import type { LiveTable } from "../../_live/hooks.ts";
import { type SectorCount, sectorsOf } from "./arrangement.ts";

/** The sectors of a table's instruments, counted anew when instruments come or go. */
export function useSectors(table: LiveTable<"quotes">): readonly SectorCount[] {
  const [sectors, setSectors] = useState(() => sectorsOf(table.rows()));
  useEffect(() => {
    let keys = table.keys();
    const count = () => {
      keys = table.keys();
      setSectors(sectorsOf(table.rows()));
    };
    count();
    return table.onChange(() => {
      if (table.keys() !== keys) count();
    });
  }, [table]);
  return sectors;
}
