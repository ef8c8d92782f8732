import { directionOf } from "../../../lib/domain/format.ts";
import { directionColor } from "./direction.ts";
import { sparkPaths } from "./spark-path.ts";

interface SparklineProps {
  /** Values, oldest first. */
  points: readonly number[] | null | undefined;
  /** Drawn as a dotted line; the colour says on which side of it the last value is. */
  reference?: number | null;
  /** px */
  width?: number;
  /** px */
  height?: number;
  /** For screen readers; without it the line is decoration beside figures that say the same. */
  label?: string;
  className?: string;
}

/** A day in a few pixels: one SVG path, drawn on the server as well. */
export function Sparkline({
  points,
  reference = null,
  width = 96,
  height = 24,
  label,
  className = "",
}: SparklineProps) {
  const { line, referenceY } = sparkPaths(points ?? [], width, height, reference);
  const last = points?.at(-1);
  const from = reference ?? points?.[0];
  const direction = directionOf(last === undefined || from === undefined ? null : last - from);
  return (
    <svg
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={`dims block shrink-0 ${className}`}
    >
      {referenceY !== null && (
        <path
          d={`M0 ${referenceY.toFixed(1)}H${width}`}
          stroke="var(--edge)"
          strokeDasharray="1 3"
        />
      )}
      <path
        d={line}
        fill="none"
        stroke={directionColor[direction]}
        strokeWidth={1.25}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
