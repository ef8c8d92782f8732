"use client";
import Link from "next/link";
import { memo, useEffect, useLayoutEffect, useRef } from "react";
import { type ColumnId, changeDirection, columnOf } from "./columns.ts";
import { gridRoles } from "./grid-roles.ts";
import styles from "./market-table.module.css";
import { rangeDrawing, sessionHeight, sessionPaths, sessionWidth } from "./row-drawings.ts";
import type { RowSource } from "./row-source.ts";
import type { RowWriter } from "./row-writer.ts";
import { instrumentPath } from "./selections.ts";
import { statusTag } from "./trading-status.ts";
import { WatchStar } from "./watch-star.tsx";

interface MarketRowProps {
  readonly symbol: string;
  /** From 0; where the row stands. */
  readonly index: number;
  readonly columns: readonly ColumnId[];
  readonly source: RowSource;
  readonly writer: RowWriter;
}

/** A row in its place. React draws its cells once; from then on the writer does. */
export const MarketRow = memo(function MarketRow(props: MarketRowProps) {
  const { symbol, index, columns, source, writer } = props;
  const element = useRef<HTMLTableRowElement>(null);
  const place = useRef(index);
  useEffect(() => {
    place.current = index;
    writer.moved(symbol, index);
  }, [writer, symbol, index]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns are other cells to write into
  useLayoutEffect(
    () =>
      element.current === null ? undefined : writer.attach(symbol, place.current, element.current),
    [writer, symbol, columns],
  );
  return (
    <tr
      aria-rowindex={index + 2}
      className={`${styles.row} ${styles.line}`}
      data-status={tagged(source, symbol)}
      data-symbol={symbol}
      ref={element}
      {...gridRoles.row}
      // Not by a variable that its cells inherit: they would all be styled anew when it moves.
      style={{ transform: `translateY(calc(var(--line) * ${index}))` }}
      suppressHydrationWarning
    >
      <MarketCells columns={columns} source={source} symbol={symbol} />
    </tr>
  );
});

function tagged(source: RowSource, symbol: string): string | undefined {
  const status = source.quote(symbol)?.status;
  return statusTag(status) === null ? undefined : (status ?? undefined);
}

type MarketCellsProps = Pick<MarketRowProps, "symbol" | "columns" | "source">;

const MarketCells = memo(function MarketCells({ symbol, columns, source }: MarketCellsProps) {
  const named = columns.includes("name");
  return (
    <>
      <td aria-colindex={1} className={styles.star} data-column="star" {...gridRoles.cell}>
        <WatchStar className="size-full" symbol={symbol} tabIndex={-1} />
      </td>
      {columns.map((id, at) => (
        <MarketCell
          at={at}
          id={id}
          key={id}
          source={source}
          symbol={symbol}
          tag={id === (named ? "name" : "symbol")}
        />
      ))}
    </>
  );
});

interface MarketCellProps {
  readonly id: ColumnId;
  readonly symbol: string;
  readonly source: RowSource;
  /** Place among the columns, from 0. */
  readonly at: number;
  /** Whether the tag of what is not traded stands here. */
  readonly tag: boolean;
}

function MarketCell({ id, symbol, source, at, tag }: MarketCellProps) {
  const quote = source.quote(symbol) ?? {};
  const { text, words, direction } = columnOf(id);
  // Of one blank where there is nothing: the writer needs a text to write into.
  const mark = tag && (
    <span className={styles.tag} data-tag="" suppressHydrationWarning>
      {statusTag(quote.status) ?? " "}
    </span>
  );
  if (id === "symbol") {
    return (
      <th
        aria-colindex={at + 2}
        className={styles.symbol}
        data-column={id}
        {...gridRoles.rowHeader}
        scope="row"
      >
        <Link className={styles.link} href={instrumentPath(symbol)} prefetch={false} tabIndex={-1}>
          {symbol}
        </Link>
        {mark}
      </th>
    );
  }
  const cell = { "aria-colindex": at + 2, "data-column": id, ...gridRoles.cell, tabIndex: -1 };
  if (id === "name") {
    return (
      <td {...cell} className={styles.name}>
        <span suppressHydrationWarning>{quote.name || " "}</span>
        {mark}
      </td>
    );
  }
  if (text === undefined) {
    return (
      <td
        {...cell}
        className={styles.drawn}
        data-direction={drawnDirection(id, quote)}
        suppressHydrationWarning
      >
        <Drawing id={id} source={source} symbol={symbol} />
      </td>
    );
  }
  return (
    <td
      {...cell}
      className={words ? styles.words : styles.figure}
      data-direction={direction?.(quote)}
      suppressHydrationWarning
    >
      {text(quote)}
    </td>
  );
}

const drawnDirection = (id: ColumnId, quote: Parameters<typeof changeDirection>[0]) =>
  id === "session" ? changeDirection(quote) : undefined;

function Drawing({ id, symbol, source }: Pick<MarketCellProps, "id" | "symbol" | "source">) {
  const quote = source.quote(symbol) ?? {};
  const range = rangeDrawing(id);
  if (range !== null) {
    const place = range.place(quote);
    return (
      <div
        aria-label={range.words(quote)}
        className={styles.track}
        hidden={place === null}
        role="img"
        style={{ "--place": place === null ? "0.5" : place.toFixed(3) } as React.CSSProperties}
        suppressHydrationWarning
      />
    );
  }
  const { line } = sessionPaths(source.session(symbol)?.points, quote.previousClose ?? null);
  return (
    <svg aria-hidden="true" height={sessionHeight} width={sessionWidth}>
      <path d={line} suppressHydrationWarning />
    </svg>
  );
}
