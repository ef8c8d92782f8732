"use client";
import { memo } from "react";
import type { Arrangement } from "./arrangement.ts";
import { type ColumnId, columnOf } from "./columns.ts";
import { gridRoles } from "./grid-roles.ts";
import styles from "./market-table.module.css";

interface TableHeadProps extends Pick<Arrangement, "sort" | "descending" | "columns"> {
  readonly onSort: (column: ColumnId) => void;
}

/** The names of the columns; a click sorts by one, another turns the order round. */
export const TableHead = memo(function TableHead(props: TableHeadProps) {
  const { sort, descending, columns, onSort } = props;
  return (
    <thead className={styles.head} {...gridRoles.group}>
      <tr aria-rowindex={1} className={styles.line} data-head="" {...gridRoles.row}>
        <th
          aria-colindex={1}
          className={styles.heading}
          data-column="star"
          {...gridRoles.columnHeader}
          scope="col"
          tabIndex={-1}
        >
          <span className="sr-only">Watched</span>
        </th>
        {columns.map((id, at) => {
          const { label, title, words, sortValue } = columnOf(id);
          const sorted = sort === id;
          const order = descending ? "descending" : "ascending";
          return (
            <th
              aria-colindex={at + 2}
              aria-sort={sorted ? order : undefined}
              className={`${styles.heading} ${words ? styles.headingWords : ""} ${sortValue ? "" : styles.headingStill}`}
              data-column={id}
              key={id}
              {...gridRoles.columnHeader}
              scope="col"
              tabIndex={sortValue ? undefined : -1}
              title={title}
            >
              {sortValue ? (
                <button
                  onClick={() => onSort(id)}
                  tabIndex={id === "symbol" ? 0 : -1}
                  type="button"
                >
                  {!words && sorted && <SortMark descending={descending} />}
                  {label}
                  {words && sorted && <SortMark descending={descending} />}
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
});

function SortMark({ descending }: { descending: boolean }) {
  return (
    <svg aria-hidden="true" className="size-2 shrink-0 fill-current text-brand" viewBox="0 0 8 8">
      <path d={descending ? "M4 7 .5 1.5h7z" : "M4 1.5 7.5 7h-7z"} />
    </svg>
  );
}
