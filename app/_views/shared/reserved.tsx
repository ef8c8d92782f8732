import type { ReactNode } from "react";
import { noFigure } from "../../../lib/domain/format.ts";

/** Where a figure will stand: a dash of the figure's width, so that its coming moves nothing. */
export function ReservedFigure({ width, className = "" }: { width: string; className?: string }) {
  return (
    <span
      className={`figures inline-block text-right text-ink-faint ${className}`}
      style={{ width }}
    >
      {noFigure}
    </span>
  );
}

interface ReservedBoxProps {
  /** px */
  height: number;
  className?: string;
  children?: ReactNode;
}

/** Keeps a height for what is not there yet, a chart for instance. Shows nothing, blinks never. */
export function ReservedBox({ height, className = "", children }: ReservedBoxProps) {
  return (
    <div className={className} style={{ height }}>
      {children}
    </div>
  );
}
