"use client";

import type { ReactNode } from "react";

/**
 * Records what is watched inside it, so that it can be looked at as it was; under it all hooks of
 * app/_live/hooks.ts give the moment that a ScrubBar leads to.
 */
export function PastProvider({ children }: { children: ReactNode }): ReactNode {
  return children;
}
