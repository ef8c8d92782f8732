"use client";
/**
 * All that a chart holds, small, under the part that it shows: handles choose the part, a button
 * leads back to the newest.
 */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import { formatTime } from "../../../lib/domain/format.ts";
import { LazyCode, useLazyCode } from "../shared/lazy.ts";
import { useTimeZone } from "../shared/time.tsx";
import { padded, rangeOver } from "./domain.ts";
import { areaPath, edgeToEdge, linePath, plotSize } from "./paths.ts";
import type { PointSource } from "./points.ts";
import { placeOfSlot, slotCount, slotsOf, spanOfSlots } from "./slots.ts";
import { spanOf, type Viewport, viewportOf } from "./span.ts";
import { inTurn } from "./turns.ts";
import { useWidth } from "./use-width.ts";

const code = new LazyCode(() => import("./brush.tsx"));
/** Height of the strip, and how far its line stands off from the edges: half a handle. px */
export const stripHeight = 40;
const inset = 12;
/** ms between two drawings of the line. */
const drawMs = 1_000;

interface RangeStripProps {
  readonly source: PointSource;
  /** px that the chart keeps free for its value axis; the button stands there. */
  readonly right: number;
  /** How many points are in sight for so many px when nobody chose. */
  readonly usual: (pixels: number) => number;
  /** Null follows the newest points. */
  readonly viewport: Viewport | null;
  readonly onViewport: (viewport: Viewport | null) => void;
  /** Whether Recharts may come. */
  readonly ready: boolean;
}

interface Handles {
  /** Counts how often they were put back. */
  readonly epoch: number;
  readonly slots: readonly [number, number];
  /** What stands at each slot. */
  readonly names: readonly string[];
}

export function RangeStrip(props: RangeStripProps) {
  const { source, right, usual, viewport, onViewport } = props;
  const { points } = source;
  const zone = useTimeZone();
  const strip = useRef<HTMLDivElement>(null);
  const area = useRef<SVGPathElement>(null);
  const line = useRef<SVGPathElement>(null);
  const width = useWidth(strip, 600);
  const Brush = useLazyCode(code, props.ready)?.default;
  // Where the handles stand when the brush comes anew; from then on they are the viewer's.
  const [handles, setHandles] = useState<Handles | null>(null);
  const liveSlots = () => slotsOf(spanOf(points, null, usual(width)), points.count);
  const putBack = () => putAt(liveSlots());
  const putAt = (slots: readonly [number, number]) => {
    const names = Array.from({ length: slotCount }, (_, slot) =>
      formatTime(points.times[placeOfSlot(slot, points)], zone),
    );
    setHandles({ epoch: (handles?.epoch ?? 0) + 1, slots, names });
  };

  const draw = useEffectEvent(() => {
    const span = { start: 0, end: points.count };
    const range = rangeOver(points.series, span);
    const path =
      range === null || points.count < 2
        ? ""
        : linePath(
            points.series[0] ?? [],
            { ...padded(range, null), span, edges: edgeToEdge(points.count) },
            width - 2 * inset,
          );
    line.current?.setAttribute("d", path);
    area.current?.setAttribute("d", areaPath(path));
    // While there is room for more points those in sight become a smaller part of all.
    if (viewport === null && points.count > 0 && liveSlots()[0] !== handles?.slots[0]) putBack();
  });
  useEffect(() => {
    let waiting: Cancel | null = null;
    const soon = (afterMs: number) => {
      waiting ??= systemClock.after(afterMs, () => {
        waiting = inTurn(() => {
          waiting = null;
          draw();
        });
      });
    };
    soon(0);
    const stop = source.listen(() => soon(drawMs));
    return () => {
      stop();
      waiting?.();
    };
  }, [source]);

  const choose = (from: number, to: number) =>
    onViewport(viewportOf(points, spanOfSlots(from, to, points.count)));

  return (
    <div className="relative mt-1" style={{ height: stripHeight }}>
      <div
        className="absolute inset-y-0 left-0 touch-none rounded-sm bg-surface"
        ref={strip}
        style={{ right }}
      >
        <svg
          aria-hidden="true"
          className="absolute inset-y-0 h-full text-ink-faint"
          preserveAspectRatio="none"
          style={{ left: inset, width: `calc(100% - ${2 * inset}px)` }}
          viewBox={`0 0 ${plotSize} ${plotSize}`}
        >
          <path fill="currentColor" fillOpacity={0.14} ref={area} />
          <path fill="none" ref={line} stroke="currentColor" vectorEffect="non-scaling-stroke" />
        </svg>
        {Brush !== undefined && handles !== null && (
          <div className="absolute inset-0">
            <Brush
              from={handles.slots[0]}
              height={stripHeight}
              key={`${handles.epoch} ${width}`}
              names={handles.names}
              onChange={choose}
              // The arrow keys move a handle from slot to slot: it has to stand at one.
              onLetGo={(from, to) => putAt([from, to])}
              to={handles.slots[1]}
              width={width}
            />
          </div>
        )}
      </div>
      <button
        aria-disabled={viewport === null}
        className="absolute top-1/2 right-0 flex h-6 -translate-y-1/2 items-center justify-end rounded-sm text-[11px] font-medium whitespace-nowrap text-brand hover:underline aria-disabled:text-ink-faint aria-disabled:no-underline"
        onClick={() => {
          if (viewport === null) return;
          onViewport(null);
          putBack();
        }}
        style={{ width: right }}
        type="button"
      >
        {viewport === null ? "Live" : "Back to live"}
      </button>
    </div>
  );
}
