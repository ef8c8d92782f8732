"use client";

import type { ReactNode } from "react";

/**
 * Says so where the page is not simply live: paused, in the past, offline, stalled. Fixed over the
 * page's lower edge, so that its coming and going moves nothing. Once, in the root layout.
 */
export function StateBar(): ReactNode {
  return null;
}
