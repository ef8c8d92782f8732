"use client";
import Link from "next/link";
import { memo, useLayoutEffect, useRef } from "react";
import { changeDirection, figureColumns } from "./columns.ts";
import { placeBetween } from "./figures.ts";
import styles from "./market-table.module.css";
import { rangeWords, sessionHeight, sessionPaths, sessionWidth } from "./row-drawings.ts";
import type { RowSource, RowWriter } from "./row-writer.ts";
import { instrumentPath } from "./selections.ts";
import { WatchStar } from "./watch-star.tsx";

interface MarketRowProps {
  readonly symbol: string;
  /** From 0; where the row stands. */
  readonly index: number;
  readonly source: RowSource;
  readonly writer: RowWriter;
}

/** A row in its place. React draws its cells once; from then on the writer does. */
export const MarketRow = memo(function MarketRow(props: MarketRowProps) {
  const { symbol, index, source, writer } = props;
  const element = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(
    () => (element.current === null ? undefined : writer.attach(symbol, element.current)),
    [writer, symbol],
  );
  return (
    <tr
      aria-rowindex={index + 2}
      className={`${styles.row} ${styles.line}`}
      ref={element}
      style={{ "--index": index } as React.CSSProperties}
    >
      <MarketCells source={source} symbol={symbol} />
    </tr>
  );
});

const MarketCells = memo(function MarketCells({
  symbol,
  source,
}: Pick<MarketRowProps, "symbol" | "source">) {
  const quote = source.quote(symbol) ?? {};
  const points = source.session(symbol)?.points;
  const place = placeBetween(quote.last, quote.low, quote.high);
  const words = rangeWords(quote);
  const reference = quote.previousClose ?? null;
  return (
    <>
      <td className={styles.star}>
        <WatchStar className="size-full" symbol={symbol} />
      </td>
      <th className={styles.symbol} scope="row">
        <Link className={styles.link} href={instrumentPath(symbol)} prefetch={false}>
          {symbol}
        </Link>
      </th>
      <td className={styles.name}>{quote.name ?? ""}</td>
      {figureColumns.map(({ id, text, direction }) => (
        <td
          className="figures figures-end"
          data-column={id}
          data-direction={direction?.(quote)}
          key={id}
          suppressHydrationWarning
        >
          {text(quote)}
        </td>
      ))}
      <td className="dims" data-column="range">
        <div
          aria-label={words}
          className={styles.track}
          hidden={place === null}
          role="img"
          style={{ "--place": place === null ? "0.5" : place.toFixed(3) } as React.CSSProperties}
          suppressHydrationWarning
        />
      </td>
      <td
        className="dims"
        data-column="session"
        data-direction={changeDirection(quote)}
        suppressHydrationWarning
      >
        <svg aria-hidden="true" height={sessionHeight} width={sessionWidth}>
          <path d={sessionPaths(points, reference).line} suppressHydrationWarning />
        </svg>
      </td>
    </>
  );
});
