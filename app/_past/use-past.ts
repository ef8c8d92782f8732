"use client";

import { useContext, useSyncExternalStore } from "react";
import { PastContext } from "./past-context.ts";

/** The moment that a part of the page shows. */
export interface Shown {
  /** ms since the epoch by the server's clock; null while it shows what is now. */
  readonly at: number | null;
}

const never = () => () => undefined;

/** Which moment the part of the page around the caller shows; outside of a PastProvider, now. */
export function usePast(): Shown {
  const past = useContext(PastContext);
  const at = useSyncExternalStore(
    past?.onMove.listen ?? never,
    () => past?.at ?? null,
    () => null,
  );
  return { at };
}
