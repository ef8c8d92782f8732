"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Past } from "../../lib/mirror/past.ts";
import { Signal } from "../../lib/mirror/signal.ts";

/** The page's past, for what stands outside of it, such as the frame; a page has at most one. */
let open: Past | null = null;
const onChange = new Signal();

/** Makes a past known to the frame while it is on the page. */
export function useOpenPast(past: Past): void {
  useEffect(() => {
    open = past;
    const stop = past.onMove.listen(() => onChange.tell());
    onChange.tell();
    return () => {
      stop();
      if (open === past) open = null;
      past.close();
      onChange.tell();
    };
  }, [past]);
}

/** The moment that the page shows, ms since the epoch by the server's clock; null for what is now. */
export function useShownMoment(): number | null {
  return useSyncExternalStore(
    onChange.listen,
    () => open?.at ?? null,
    () => null,
  );
}

/** Has the page show what is now. */
export function leavePast(): void {
  open?.move(null);
}
