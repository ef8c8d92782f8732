"use client";

import { type ReactNode, useEffect } from "react";
import { LazyCode, useLazyCode, whenIdle } from "../_views/shared/lazy.ts";

/** A moment worth finding, such as a goal. */
export interface ScrubMark {
  /** ms since the epoch by the server's clock. */
  readonly at: number;
  readonly label: string;
}

export interface ScrubBarProps {
  /** Moments to be marked, of which those are shown that can be looked at. */
  readonly marks?: readonly ScrubMark[];
}

const code = new LazyCode(() => import("./scrub-panel.tsx"));

/**
 * Leads the PastProvider around it through what the browser has seen, and back to now. Its place is
 * there from the start; its code comes after the page's, when there is something to look back at.
 */
export function ScrubBar({ marks }: ScrubBarProps): ReactNode {
  const Panel = useLazyCode(code, false)?.ScrubPanel;
  useEffect(() => whenIdle(code.preload), []);
  return (
    <div className="min-h-7 max-sm:min-h-[52px]">
      {Panel !== undefined && <Panel {...(marks && { marks })} />}
    </div>
  );
}
