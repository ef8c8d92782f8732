"use client";
/**
 * All instruments in one live table. Only the rows in sight are in the page; their cells are
 * written directly, and React draws when rows come, go or change places.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStatus } from "../../_frame/live-state.ts";
import { useKeyHints } from "../../_frame/shortcuts/registry.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { ageTitle } from "./age-words.ts";
import type { Arrangement } from "./arrangement.ts";
import { isDefault } from "./column-choice.ts";
import { placeRules } from "./column-places.ts";
import type { ColumnId } from "./columns.ts";
import { gridRoles } from "./grid-roles.ts";
import { MarketRow } from "./market-row.tsx";
import styles from "./market-table.module.css";
import { NothingToShow } from "./nothing-to-show.tsx";
import { keepPlace, keptPlace } from "./place.ts";
import { rowsFirst } from "./rows-first.ts";
import { rowsDrawn } from "./sight.ts";
import { TableHead } from "./table-head.tsx";
import { useAges } from "./use-ages.ts";
import { useGridWalk } from "./use-grid-walk.ts";
import { useLine } from "./use-line.ts";
import type { Ordered } from "./use-order.ts";
import { useRowWriter } from "./use-row-writer.ts";
import { useRowsInSight } from "./use-rows-in-sight.ts";

/** Rows kept ready above and below what is in sight. */
const overscan = 6;
/** Height of a row until it has been measured, px. */
const lineFirst = 34;

const hints = [
  { keys: ["↑", "↓", "←", "→"], label: "Walk the cells" },
  { keys: ["Enter"], label: "Open the instrument" },
  { keys: ["s"], label: "Watch it, or no longer" },
];

interface MarketTableProps {
  readonly arrangement: Arrangement;
  readonly quotes: LiveTable<"quotes">;
  readonly ordered: Ordered;
  readonly onSort: (column: ColumnId) => void;
  readonly onHold: (held: boolean) => void;
  readonly watched: ReadonlySet<string>;
  /** Symbols of the rows that the server drew; their sessions are in the page. */
  readonly first: readonly string[];
  /** How many rows there are until the table is there. */
  readonly total: number;
}

/** The table, in a box that scrolls. */
export function MarketTable(props: MarketTableProps) {
  const { arrangement, quotes, ordered, onSort, onHold, watched, first, total } = props;
  const { columns } = arrangement;
  const { order } = ordered;
  const frame = useRef<HTMLDivElement>(null);
  const line = useLine(frame, lineFirst);
  const walk = useGridWalk(frame, order, line);
  useKeyHints("Table of instruments", hints);

  const sight = useRowsInSight(frame, order.length, line, rowsFirst - overscan);
  const { source, writer } = useRowWriter(quotes, columns, first, order, sight);
  const ageOf = useAges(quotes, writer, columns.includes("age"));
  const { stale, text } = useStatus();

  /** Says under the pointer how old a row's figures are, and why: asked for, since ages change. */
  const explain = ({ target }: React.PointerEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-symbol]") : null;
    const symbol = row?.dataset.symbol;
    // The link lies over the whole row.
    const link = row?.querySelector("a");
    if (!link || symbol === undefined) return;
    link.title = ageTitle(quotes.get(symbol)?.status, stale ? text : null, ageOf(symbol));
  };

  // Another order is read from its top.
  const asked = `${arrangement.sort} ${arrangement.descending} ${arrangement.sector} ${arrangement.query} ${arrangement.watchedOnly}`;
  const arranged = useRef(asked);
  useLayoutEffect(() => {
    if (arranged.current !== asked) frame.current?.scrollTo(0, 0);
    arranged.current = asked;
  }, [asked]);

  // In braces: newer browsers return a promise from scrolling, which is no way to undo an effect.
  useLayoutEffect(() => {
    frame.current?.scrollTo(0, keptPlace());
  }, []);

  const rules = useMemo(() => placeRules(columns, `.${styles.frame}`), [columns]);
  const held = useRef({ pointer: false, focus: false });
  const hold = (part: Partial<{ pointer: boolean; focus: boolean }>) => {
    Object.assign(held.current, part);
    onHold(held.current.pointer || held.current.focus);
  };
  const alive = useAlive();
  // Until the table is there, all that the server counted: the scroll bar then keeps its size.
  const rowCount = quotes.size === 0 ? Math.max(total, order.length) : order.length;

  return (
    <div className={`${styles.frame} ${isDefault(columns) ? "" : styles.chosen}`} ref={frame}>
      <style>{rules}</style>
      <table
        aria-colcount={columns.length + 1}
        aria-label="Instruments"
        aria-rowcount={rowCount + 1}
        className={styles.table}
        onFocus={walk.onFocus}
        onKeyDown={walk.onKeyDown}
        {...gridRoles.grid}
      >
        <TableHead
          columns={columns}
          descending={arrangement.descending}
          onSort={onSort}
          sort={arrangement.sort}
        />
        <tbody
          className={styles.body}
          onBlur={() => hold({ focus: false })}
          onClickCapture={() => keepPlace(frame.current?.scrollTop ?? 0)}
          onFocus={({ target }) => hold({ focus: target.matches(":focus-visible") })}
          onPointerEnter={({ pointerType }) => hold({ pointer: pointerType === "mouse" })}
          onPointerOver={explain}
          onPointerLeave={() => hold({ pointer: false })}
          {...gridRoles.group}
          style={{ "--count": rowCount } as React.CSSProperties}
        >
          {/* The row with the focus stays in the page: else the focus would be lost with it. */}
          {rowsDrawn(sight, overscan, order.length, walk.row).map((index) => {
            const symbol = order[index] ?? "";
            return (
              <MarketRow
                columns={columns}
                index={index}
                key={symbol}
                source={source}
                symbol={symbol}
                writer={writer}
              />
            );
          })}
        </tbody>
      </table>
      {alive && order.length === 0 && quotes.size > 0 && (
        <NothingToShow watchlistEmpty={arrangement.watchedOnly && watched.size === 0} />
      )}
    </div>
  );
}

/** Whether the page has come alive. */
function useAlive(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive;
}
