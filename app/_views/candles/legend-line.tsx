"use client";
/** The line over the candles: open, high, low, close, change and volume of the one pointed at. */
import { type Ref, useImperativeHandle, useRef } from "react";
import { directionText } from "../shared/direction.ts";
import { Roomy, writeRoomy } from "../shared/roomy.tsx";
import { type Legend, type LegendPart, legendNames, legendParts } from "./legend.ts";

/** Writes the line without React: it changes as fast as a pointer moves. */
export interface LegendWriter {
  write(legend: Legend): void;
}

/** How wide a figure is at least, so that what stands after it keeps its place. */
const widths: Readonly<Record<LegendPart, string>> = {
  open: "min-w-[6ch]",
  high: "min-w-[6ch]",
  low: "min-w-[6ch]",
  close: "min-w-[6ch]",
  change: "min-w-[15ch]",
  volume: "min-w-[5ch]",
};

interface LegendLineProps {
  /** What stands there until the first writing. */
  readonly first: Legend;
  readonly ref: Ref<LegendWriter>;
}

/** Fills its box; in a narrow container in two lines. */
export function LegendLine({ first, ref }: LegendLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => {
    let shown = first;
    return {
      write(legend) {
        const spans = line.current?.querySelectorAll<HTMLElement>("[data-part]") ?? [];
        for (const [index, part] of legendParts.entries()) {
          writeRoomy(spans[index], legend.texts[part]);
        }
        if (legend.direction === shown.direction) return;
        shown = legend;
        for (const span of spans) recolour(span, legend);
      },
    };
  }, [first]);
  return (
    <div
      className="figures flex flex-wrap bg-ground pr-2 items-baseline gap-x-2.5 text-xs leading-[18px] text-ink-faint @max-[480px]:gap-x-2 @max-[480px]:text-[11px]"
      ref={line}
    >
      {legendParts.map((part) => (
        <span key={part}>
          {legendNames[part] !== "" && <span aria-hidden="true">{legendNames[part]} </span>}
          <Roomy
            className={widths[part]}
            textClass={directionText[first.direction]}
            part={part}
            text={first.texts[part]}
          />
        </span>
      ))}
    </div>
  );
}

function recolour(span: HTMLElement, { direction }: Legend): void {
  for (const name of Object.values(directionText)) span.classList.remove(name);
  span.classList.add(directionText[direction]);
}
