"use client";
/**
 * All instruments in one live table. React draws the box and the head. The rows in sight are in the
 * page, drawn by the server and from then on written without React: see row-pool.ts.
 */
import { useRouter } from "next/navigation";
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
import styles from "./market-table.module.css";
import { NothingToShow } from "./nothing-to-show.tsx";
import { keepPlace, keptPlace } from "./place.ts";
import { rowHtml } from "./row-html.ts";
import type { RowSource } from "./row-source.ts";
import { rowsFirst } from "./rows-first.ts";
import { instrumentPath } from "./selections.ts";
import type { Sight } from "./sight.ts";
import { TableHead } from "./table-head.tsx";
import { useAges } from "./use-ages.ts";
import { useGridWalk, useTabStop } from "./use-grid-walk.ts";
import { useLine } from "./use-line.ts";
import type { Ordered } from "./use-order.ts";
import { useRowPool } from "./use-row-pool.ts";
import { useRowWriter } from "./use-row-writer.ts";
import { toggleWatched } from "./watchlist.ts";

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
  /** With which the server draws a style sheet; the browser knows its own. */
  readonly nonce: string | undefined;
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

  const [rested, setRested] = useState<Sight>({ first: 0, last: rowsFirst - 1 });
  const { source, writer } = useRowWriter(quotes, columns, first, order, rested);
  const ageOf = useAges(quotes, writer, columns.includes("age"));
  const { stale, text } = useStatus();

  /** Says under the pointer how old a row's figures are, and why: asked for, since ages change. */
  const explain = (event: React.PointerEvent) => {
    const row = closest(event, "[data-symbol]");
    const symbol = row?.dataset.symbol;
    const link = row?.querySelector("a");
    if (!link || !symbol) return;
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

  // Browsers hide it from all but scripts, so it is not in any attribute; the server is told it.
  const nonce = globalThis.document?.querySelector("script")?.nonce ?? props.nonce;
  const rules = useMemo(() => placeRules(columns, `.${styles.frame}`), [columns]);
  const held = useRef({ pointer: false, focus: false });
  const hold = (part: Partial<{ pointer: boolean; focus: boolean }>) => {
    Object.assign(held.current, part);
    onHold(held.current.pointer || held.current.focus);
  };
  const router = useRouter();
  const press = (event: React.MouseEvent) => {
    keepPlace(frame.current?.scrollTop ?? 0);
    const symbol = closest(event, "[data-symbol]")?.dataset.symbol;
    if (!symbol) return;
    if (closest(event, "button")) return toggleWatched(symbol);
    // With one of these a link is opened elsewhere, which is the browser's to do.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    // Who has marked a text with the pointer lets go of it, and does not press.
    if (closest(event, "a") || getSelection()?.isCollapsed) {
      event.preventDefault();
      router.push(instrumentPath(symbol));
    }
  };
  const [html] = useState(() => ({ __html: firstHtml(order, columns, source) }));
  const body = useRef<HTMLTableSectionElement>(null);
  useRowPool({ frame, body, columns, writer, order, kept: walk.row, line, onRest: setRested });
  useTabStop(frame, walk.stop, columns);
  useLayoutEffect(() => writer.writeWatched(watched), [writer, watched]);
  const alive = useAlive();
  // Until the table is there, all that the server counted: the scroll bar then keeps its size.
  const rowCount = quotes.size === 0 ? Math.max(total, order.length) : order.length;

  return (
    <div className={`${styles.frame} ${isDefault(columns) ? "" : styles.chosen}`} ref={frame}>
      <style nonce={nonce} suppressHydrationWarning>
        {rules}
      </style>
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
          onClickCapture={press}
          onFocus={({ target }) => hold({ focus: target.matches(":focus-visible") })}
          onPointerEnter={({ pointerType }) => hold({ pointer: pointerType === "mouse" })}
          onPointerOver={explain}
          onPointerLeave={() => hold({ pointer: false })}
          {...gridRoles.group}
          ref={body}
          style={{ "--count": rowCount } as React.CSSProperties}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made of values that row-html.ts escapes
          dangerouslySetInnerHTML={html}
          suppressHydrationWarning
        />
      </table>
      {alive && order.length === 0 && quotes.size > 0 && (
        <NothingToShow watchlistEmpty={arrangement.watchedOnly && watched.size === 0} />
      )}
    </div>
  );
}

/** The rows that the server draws. In the page they are there already, or `useRowPool` makes them. */
function firstHtml(order: readonly string[], columns: readonly ColumnId[], source: RowSource) {
  if (typeof document !== "undefined") return "";
  return order
    .slice(0, rowsFirst)
    .map((symbol, index) => rowHtml(symbol, index, columns, source))
    .join("");
}

/** What of a kind something happened in. */
const closest = ({ target }: React.SyntheticEvent, kind: string) =>
  target instanceof Element ? target.closest<HTMLElement>(kind) : null;

/** Whether the page has come alive. */
function useAlive(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive;
}
