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
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

/**
 * Figures that wash when their value changes. Give it a width: its box should not follow its text.
 * With a height and `contain-strict` besides, a new text lays out nothing but itself.
 */
export function FlashCell({
  value,
  subject = "",
  end = true,
  className = "",
  style,
  children,
}: FlashCellProps) {
  return (
    <span
      ref={useFlash(value, subject)}
      style={style}
      className={`figures inline-block rounded-sm px-1 ${end ? "figures-end" : ""} ${className}`}
    >
      {children}
    </span>
  );
}
