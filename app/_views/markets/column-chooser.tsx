"use client";
/**
 * Which columns the table shows, and in which order. Loaded when it is opened, and with it
 * TanStack's table, which keeps order and visibility: the page's first load carries neither.
 */
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, use } from "react";
import { moved, offered } from "./chosen-columns.ts";
import { columnsDefault, isDefault } from "./column-choice.ts";
import { type ColumnId, columnOf, isColumn, marketColumns } from "./columns.ts";
import { ColumnsContext } from "./columns-context.ts";

const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature });
const definitions = marketColumns.map(({ id, label }) => ({
  id,
  header: label,
  enableHiding: id !== "symbol",
}));
/** Rows are the page's own affair: here are columns only. */
const noRows: Record<string, never>[] = [];

export default function ColumnChooser(): ReactNode {
  const { columns, choose } = use(ColumnsContext);
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state: {
      columnOrder: offered(columns),
      columnVisibility: Object.fromEntries(
        marketColumns.map(({ id }) => [id, columns.includes(id)]),
      ),
    },
    onColumnVisibilityChange: (change) => {
      const now = Object.fromEntries(marketColumns.map(({ id }) => [id, columns.includes(id)]));
      const next = typeof change === "function" ? change(now) : change;
      choose(offered(columns).filter((id) => next[id]));
    },
    onColumnOrderChange: (change) => {
      const next = typeof change === "function" ? change(offered(columns)) : change;
      choose(next.filter(isColumn).filter((id) => columns.includes(id)));
    },
  });
  const move = (id: ColumnId, by: -1 | 1) => table.setColumnOrder(offered(moved(columns, id, by)));
  return (
    <>
      <ul className="max-h-[min(60dvh,480px)] overflow-y-auto overscroll-contain">
        {table.getAllLeafColumns().map((column) => {
          const { id } = column;
          if (!isColumn(id)) return null;
          const { label, title } = columnOf(id);
          const shown = column.getIsVisible();
          return (
            <li
              className="flex h-8 items-center gap-1 rounded-sm pr-1 pl-2 text-[13px] hover:bg-raised"
              key={id}
            >
              <label className="flex min-w-0 grow items-center gap-2 leading-8" title={title}>
                <input
                  checked={shown}
                  className="size-4 shrink-0 accent-[var(--brand)]"
                  disabled={!column.getCanHide()}
                  onChange={() => column.toggleVisibility()}
                  type="checkbox"
                />
                <span className={`truncate ${shown ? "text-ink" : "text-ink-soft"}`}>{label}</span>
              </label>
              {shown && id !== "symbol" && (
                <>
                  <Move by={-1} columns={columns} id={id} label={label} onMove={move} />
                  <Move by={1} columns={columns} id={id} label={label} onMove={move} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <button
        className="mt-2 ml-2 h-8 text-[13px] font-medium text-brand underline-offset-2 hover:underline disabled:text-ink-faint disabled:no-underline"
        disabled={isDefault(columns)}
        onClick={() => choose(columnsDefault)}
        type="button"
      >
        Back to the usual columns
      </button>
    </>
  );
}

interface MoveProps {
  readonly id: ColumnId;
  readonly label: string;
  readonly by: -1 | 1;
  readonly columns: readonly ColumnId[];
  readonly onMove: (id: ColumnId, by: -1 | 1) => void;
}

/** Moves a column by one place: up in the list is left in the table. */
function Move({ id, label, by, columns, onMove }: MoveProps) {
  const Icon = by < 0 ? ChevronUp : ChevronDown;
  return (
    <button
      aria-disabled={moved(columns, id, by) === columns}
      aria-label={`Move ${label} ${by < 0 ? "left" : "right"}`}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-soft hover:bg-surface hover:text-ink aria-disabled:text-ink-faint aria-disabled:opacity-50"
      onClick={() => onMove(id, by)}
      type="button"
    >
      <Icon aria-hidden="true" size={14} />
    </button>
  );
}
