"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { directionOf, formatPrice } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { toggleWatched } from "../markets/watchlist.ts";
import { directionColor } from "../shared/direction.ts";
import { ChangePercent } from "../shared/figures.tsx";
import { FlashCell } from "../shared/flash-cell.tsx";
import { sparkPaths } from "../shared/spark-path.ts";

const columns = ["name", "tickSize", "previousClose", "last", "status"] as const;

interface WatchRowProps {
  symbol: string;
  /** Those of all rows: they share one subscription. */
  symbols: readonly string[];
  /** Called when the star has been taken away here. */
  onRemove: () => void;
}

/** A watched instrument: its session as a line, last, change, and the star that takes it off. */
export function WatchRow({ symbol, symbols, onRemove }: WatchRowProps) {
  return (
    <tr className="hairline-t h-(--row)">
      <WatchFigures symbol={symbol} symbols={symbols} />
      <td>
        <button
          type="button"
          aria-label={`Stop watching ${symbol}`}
          title="Take the star away"
          onClick={() => {
            toggleWatched(symbol);
            onRemove();
          }}
          className="ml-auto grid size-6 place-items-center rounded-sm text-brand hover:text-ink"
        >
          <Star aria-hidden="true" size={15} fill="currentColor" />
        </button>
      </td>
    </tr>
  );
}

interface WatchFiguresProps {
  symbol: string;
  symbols: readonly string[];
}

const WatchFigures = memo(function WatchFigures({ symbol, symbols }: WatchFiguresProps) {
  const quote = useRow(topics.quotes, symbol, { rows: symbols, columns });
  const last = quote?.last ?? null;
  return (
    <>
      <th scope="row" className="text-left font-normal">
        <WatchName symbol={symbol} name={quote?.name ?? ""} halted={quote?.status === "halted"} />
      </th>
      <td>
        <Session symbol={symbol} symbols={symbols} reference={quote?.previousClose ?? null} />
      </td>
      <td className="text-right">
        <FlashCell
          value={last}
          subject={symbol}
          boxed
          className="-mr-1 ml-auto h-5 w-[80px] max-sm:w-[74px]"
        >
          {formatPrice(last, quote?.tickSize)}
        </FlashCell>
      </td>
      <td className="text-right">
        <ChangePercent
          value={last}
          reference={quote?.previousClose}
          arrow
          className="figures-end block h-5 [contain:size_layout]"
        />
      </td>
    </>
  );
});

interface WatchNameProps {
  symbol: string;
  name: string;
  halted: boolean;
}

const WatchName = memo(function WatchName({ symbol, name, halted }: WatchNameProps) {
  return (
    <Link
      href={`/markets/${encodeURIComponent(symbol)}`}
      prefetch={false}
      title={name}
      className="flex min-w-0 gap-2 hover:underline"
    >
      <span className="min-w-12 shrink-0 font-medium whitespace-nowrap">{symbol}</span>
      <span className={`truncate max-sm:sr-only ${halted ? "text-warning" : "text-ink-soft"}`}>
        {halted ? "halted" : name}
      </span>
    </Link>
  );
});

/** The drawing's own units; it is as wide as its place, strokes keep their width. */
const lineWidth = 76;
const lineHeight = 20;

interface SessionProps extends WatchFiguresProps {
  reference: number | null;
}

/** The session so far; drawn anew only when a point has come. */
const Session = memo(function Session({ symbol, symbols, reference }: SessionProps) {
  const points = useRow(topics.sparklines, symbol, { rows: symbols })?.points ?? [];
  const { line, referenceY } = sparkPaths(points, lineWidth, lineHeight, reference);
  const last = points.at(-1);
  const direction = directionOf(last === undefined || reference === null ? null : last - reference);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${lineWidth} ${lineHeight}`}
      preserveAspectRatio="none"
      className="dims block h-5 w-[calc(100%-16px)]"
    >
      {referenceY !== null && (
        <path
          d={`M0 ${referenceY.toFixed(1)}H${lineWidth}`}
          stroke="var(--edge)"
          strokeDasharray="1 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={line}
        fill="none"
        stroke={directionColor[direction]}
        strokeWidth={1.25}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
});
