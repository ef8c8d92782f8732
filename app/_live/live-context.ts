"use client";

import { createContext, useContext } from "react";
import type { Mirror } from "../../lib/mirror/mirror.ts";

/** The one mirror of the page; see live-provider.tsx. */
export const MirrorContext = createContext<Mirror | null>(null);

/** @throws Error outside of LiveProvider. */
export function useMirror(): Mirror {
  const mirror = useContext(MirrorContext);
  if (mirror === null) throw new Error("live data is only to be had inside <LiveProvider>");
  return mirror;
}
