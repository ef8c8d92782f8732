"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { addressOf, type Filter, filterOf } from "./address.ts";

/** What the address bar says is shown, and how to have it say something else. */
export function useFilter(): readonly [Filter, (change: Partial<Filter>) => void] {
  const filter = filterOf(useSearchParams());
  const address = addressOf(filter);
  const change = useCallback(
    (wanted: Partial<Filter>) => {
      const now = filterOf(new URL(address, window.location.origin).searchParams);
      goTo(addressOf({ ...now, ...wanted }));
    },
    [address],
  );
  return [filter, change];
}

/** Shows another part of the scores; everything for it is in the page, so nothing is asked for. */
export function goTo(address: string): void {
  window.history.pushState(null, "", address);
}
