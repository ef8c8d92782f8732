"use client";
import { createContext } from "react";
import type { ColumnId } from "./columns.ts";

/** Which columns are shown, for what chooses them. */
export interface ColumnChoice {
  readonly columns: readonly ColumnId[];
  readonly choose: (columns: readonly ColumnId[]) => void;
}

export const ColumnsContext = createContext<ColumnChoice>({
  columns: [],
  choose: () => undefined,
});
