"use client";
import type { ReactNode } from "react";
import { useStatus } from "./live-state.ts";
import { useNumberFormat } from "./use-number-format.ts";

/**
 * The page's own part. Its values dim while they may be out of date, and all of it is drawn anew
 * when the viewer wants figures written in another way.
 */
export function MainArea({ children }: { children: ReactNode }) {
  const { stale } = useStatus();
  return (
    <main
      key={useNumberFormat()}
      id="main"
      tabIndex={-1}
      data-stale={stale}
      className="mx-auto w-full max-w-[3840px] px-4 pt-4 pb-[calc(var(--places)+16px)] outline-none sm:px-6 min-[150rem]:px-[38.4px] min-[225rem]:px-[57.6px]"
    >
      {children}
    </main>
  );
}
