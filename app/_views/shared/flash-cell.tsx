"use client";
import type { CSSProperties, ReactNode } from "react";
import { useFlash } from "./flash.ts";

interface FlashCellProps {
  /** Whose change washes the cell. */
  value: number | string | null | undefined;
  /** What the value belongs to; see `useFlash`. */
  subject?: string;
  /** Whether the figures end at the right edge, as in columns. */
  end?: boolean;
  /** Whether it has a width and a height: a new text then lays out nothing around it. */
  boxed?: boolean;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

/**
 * Figures that wash when their value changes. Give it a width: its box should not follow its text.
 * Boxed it has to stand in a block: browsers lay out what stands in a flex or a grid box with it.
 */
export function FlashCell({
  value,
  subject = "",
  end = true,
  boxed = false,
  className = "",
  style,
  children,
}: FlashCellProps) {
  return (
    <span
      ref={useFlash(value, subject)}
      style={style}
      className={`figures ${boxed ? "block [contain:size_layout]" : "inline-block"} rounded-sm px-1 ${end ? "figures-end" : ""} ${className}`}
    >
      {children}
    </span>
  );
}
