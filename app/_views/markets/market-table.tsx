"use client";
/**
 * All instruments in one live table. Only the rows in sight are in the page; their cells are
 * written directly, and React draws when rows come, go or change places.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { Search } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useKnown, useTable } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import type { Arrangement } from "./arrangement.ts";
import type { ColumnId } from "./columns.ts";
import { MarketRow } from "./market-row.tsx";
import styles from "./market-table.module.css";
import { keepPlace, keptPlace } from "./place.ts";
import { RowWriter } from "./row-writer.ts";
import { rowsFirst } from "./rows-first.ts";
import { sparklinesSelection, tableSelection } from "./selections.ts";
import { TableHead } from "./table-head.tsx";
import { useOrder } from "./use-order.ts";

/** Rows kept ready above and below what is in sight. */
const overscan = 6;
/** Height of a row until it has been measured, px. */
const lineFirst = 34;

interface MarketTableProps {
  readonly arrangement: Arrangement;
  readonly onSort: (column: ColumnId) => void;
  readonly watched: ReadonlySet<string>;
  /** Symbols of the rows that the server drew; their sessions are in the page. */
  readonly first: readonly string[];
}

/** The table, in a box that scrolls. */
export function MarketTable({ arrangement, onSort, watched, first }: MarketTableProps) {
  const quotes = useTable(topics.quotes, tableSelection);
  // All sessions come over the connection once the page has come alive: one subscription, which
  // all viewers share.
  const firstSession = useKnown(topics.sparklines, sparklinesSelection(first));
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const sessions = useTable(alive ? topics.sparklines : null);

  const source = useMemo(
    () => ({
      quote: (symbol: string) => quotes.get(symbol),
      session: (symbol: string) => sessions.get(symbol) ?? firstSession(symbol),
    }),
    [quotes, sessions, firstSession],
  );
  const writer = useMemo(() => new RowWriter(source), [source]);
  useEffect(() => quotes.onChange((changed) => writer.writeQuotes(changed)), [quotes, writer]);
  useEffect(
    () => sessions.onChange((changed) => writer.writeSessions(changed)),
    [sessions, writer],
  );

  const held = useRef({ pointer: false, focus: false });
  const order = useOrder(
    quotes,
    arrangement,
    watched,
    () => held.current.pointer || held.current.focus,
  );

  const frame = useRef<HTMLDivElement>(null);
  const line = useLine(frame);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => frame.current,
    estimateSize: () => line,
    getItemKey: (index) => order[index] ?? index,
    initialRect: { width: 0, height: (rowsFirst - overscan) * lineFirst },
    overscan,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are asked anew when a row's height has changed
  useLayoutEffect(() => rows.measure(), [line]);

  // Another order is read from its top.
  const arranged = useRef(arrangement);
  useLayoutEffect(() => {
    if (arranged.current !== arrangement) frame.current?.scrollTo(0, 0);
    arranged.current = arrangement;
  }, [arrangement]);

  // In braces: newer browsers return a promise from scrolling, which is no way to undo an effect.
  useLayoutEffect(() => {
    frame.current?.scrollTo(0, keptPlace());
  }, []);

  return (
    <div className={styles.frame} ref={frame}>
      <table aria-label="Instruments" aria-rowcount={order.length + 1} className={styles.table}>
        <TableHead arrangement={arrangement} onSort={onSort} />
        <tbody
          className={styles.body}
          onBlur={() => {
            held.current.focus = false;
          }}
          onClickCapture={() => keepPlace(frame.current?.scrollTop ?? 0)}
          onFocus={() => {
            held.current.focus = true;
          }}
          onPointerEnter={({ pointerType }) => {
            held.current.pointer = pointerType === "mouse";
          }}
          onPointerLeave={() => {
            held.current.pointer = false;
          }}
          style={{ "--count": order.length } as React.CSSProperties}
        >
          {rows.getVirtualItems().map(({ index, key }) => (
            <MarketRow
              index={index}
              key={key}
              source={source}
              symbol={String(key)}
              writer={writer}
            />
          ))}
        </tbody>
      </table>
      {alive && order.length === 0 && quotes.size > 0 && (
        <EmptyState icon={<Search size={20} />} title="No instrument to show">
          {arrangement.watchedOnly && watched.size === 0
            ? "Your watchlist is empty: a star beside a symbol puts it here."
            : "None fits the filters. Another text, or all sectors, may find some."}
        </EmptyState>
      )}
    </div>
  );
}

/** The height of a row as the style sheet has it, px: it follows density and the window's width. */
function useLine(frame: React.RefObject<HTMLDivElement | null>): number {
  const [line, setLine] = useState(lineFirst);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const read = () => {
      const height = Number.parseFloat(getComputedStyle(element).getPropertyValue("--line"));
      if (height > 0) setLine(height);
    };
    read();
    const resized = new ResizeObserver(read);
    resized.observe(element);
    const restyled = new MutationObserver(read);
    restyled.observe(document.documentElement, { attributeFilter: ["data-density"] });
    return () => {
      resized.disconnect();
      restyled.disconnect();
    };
  }, [frame]);
  return line;
}
