import { directionOf } from "../../../lib/domain/format.ts";
import { directionColor } from "../shared/direction.ts";
import { sparkPaths } from "../shared/spark-path.ts";

/** The drawing's own units; the box is as wide as its place, strokes keep their width. */
const width = 100;
const height = 40;

interface DayShapeProps {
  /** The day so far, oldest first. */
  points: readonly number[] | null;
  /** Where the line ends: the value of this moment. */
  last: number | null;
  /** Previous close: the dotted line, and what makes the area rise or fall. */
  reference: number | null;
}

/** The day as a small area: plain SVG, since a dozen live charts would cost the page its calm. */
export function DayShape({ points, last, reference }: DayShapeProps) {
  const values = last === null ? (points ?? []) : [...(points ?? []), last];
  const { line, referenceY } = sparkPaths(values, width, height, reference);
  const color =
    directionColor[directionOf(last === null || reference === null ? null : last - reference)];
  const base = (referenceY ?? height).toFixed(1);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="dims h-9 min-w-0 grow"
    >
      {line !== "" && <path d={`${line}V${base}H1.5Z`} fill={color} fillOpacity={0.14} />}
      {referenceY !== null && (
        <path
          d={`M0 ${base}H${width}`}
          stroke="var(--edge)"
          strokeDasharray="1 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={line}
        fill="none"
        stroke={color}
        strokeWidth={1.25}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
