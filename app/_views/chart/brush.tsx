"use client";
/** Recharts' brush over the strip of a chart: two handles and what lies between them. */
import { useMemo } from "react";
import { Brush, LineChart } from "recharts";

/** Width of a handle, px: wide enough for a finger. */
export const handleWidth = 24;

interface BrushLayerProps {
  /** px */
  readonly width: number;
  readonly height: number;
  /** What stands at each slot, for screen readers. */
  readonly names: readonly string[];
  /** First and last slot of the part that is chosen when the brush comes. */
  readonly from: number;
  readonly to: number;
  readonly onChange: (from: number, to: number) => void;
  /** A handle or what lies between them was let go. */
  readonly onLetGo: (from: number, to: number) => void;
}

/** A new `key` puts the handles back to `from` and `to`. */
export default function BrushLayer(props: BrushLayerProps) {
  const { width, height, names, from, to, onChange, onLetGo } = props;
  // Other data put the handles back: they must stay the same array.
  const data = useMemo(() => names.map((name) => ({ name })), [names]);
  return (
    <LineChart
      accessibilityLayer={false}
      data={data}
      height={height}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      width={width}
    >
      <Brush
        endIndex={to}
        fill="transparent"
        height={height}
        onChange={({ startIndex, endIndex }) => onChange(startIndex ?? from, endIndex ?? to)}
        onDragEnd={({ startIndex, endIndex }) => onLetGo(startIndex ?? from, endIndex ?? to)}
        startIndex={from}
        stroke="var(--edge)"
        tickFormatter={() => ""}
        traveller={<Handle />}
        travellerWidth={handleWidth}
        width={width}
        x={0}
        y={0}
      />
    </LineChart>
  );
}

/** Recharts adds where it stands. */
function Handle({ x = 0, y = 0, width = 0, height = 0 }) {
  const middle = x + width / 2;
  return (
    <g>
      <rect fill="transparent" height={height} width={width} x={x} y={y} />
      <path d={`M${middle} ${y}v${height}`} stroke="var(--edge)" />
      <rect
        fill="var(--ink-soft)"
        height={16}
        rx={2.5}
        width={5}
        x={middle - 2.5}
        y={y + height / 2 - 8}
      />
    </g>
  );
}
