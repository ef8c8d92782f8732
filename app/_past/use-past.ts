"use client";

import { createContext, useContext } from "react";

/** The moment that a part of the page shows; see past-provider.tsx. */
export interface Shown {
  /** ms since the epoch by the server's clock; null while it shows what is now. */
  readonly at: number | null;
}

const live: Shown = { at: null };

export const ShownContext = createContext<Shown>(live);

/** Which moment the part of the page around the caller shows; outside of a PastProvider, now. */
export function usePast(): Shown {
  return useContext(ShownContext);
}
