"use client";
import type { Arrangement } from "./arrangement.ts";
import { type ColumnId, marketColumns } from "./columns.ts";
import styles from "./market-table.module.css";

interface TableHeadProps {
  readonly arrangement: Arrangement;
  readonly onSort: (column: ColumnId) => void;
}

/** The names of the columns; a click sorts by one, another turns the order round. */
export function TableHead({ arrangement, onSort }: TableHeadProps) {
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1} className={styles.line}>
        <th className={styles.heading} scope="col">
          <span className="sr-only">Watched</span>
        </th>
        {marketColumns.map(({ id, label, title, words, sortValue }) => {
          const sorted = arrangement.sort === id;
          const order = arrangement.descending ? "descending" : "ascending";
          return (
            <th
              aria-sort={sorted ? order : undefined}
              className={`${styles.heading} ${words ? styles.headingWords : ""} ${sortValue ? "" : styles.headingStill}`}
              data-column={id}
              key={id}
              scope="col"
              title={title}
            >
              {sortValue ? (
                <button onClick={() => onSort(id)} type="button">
                  {!words && sorted && <SortMark descending={arrangement.descending} />}
                  {label}
                  {words && sorted && <SortMark descending={arrangement.descending} />}
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
}

function SortMark({ descending }: { descending: boolean }) {
  return (
    <svg aria-hidden="true" className="size-2 shrink-0 fill-current text-brand" viewBox="0 0 8 8">
      <path d={descending ? "M4 7 .5 1.5h7z" : "M4 1.5 7.5 7h-7z"} />
    </svg>
  );
}
