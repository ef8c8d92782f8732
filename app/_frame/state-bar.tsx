"use client";
import { type ReactNode, useEffect } from "react";
import { LazyCode, useLazyCode, whenIdle } from "../_views/shared/lazy.ts";

const code = new LazyCode(() => import("./state-panel.tsx"));

/**
 * Says so where the page does not simply show what is now: paused, in the past, offline, stalled.
 * Fixed over the page's lower edge, so that its coming and going moves nothing. Once, in the root
 * layout. Its code comes while the line still stands: without one it could not be had.
 */
export function StateBar(): ReactNode {
  const Panel = useLazyCode(code, false)?.StatePanel;
  useEffect(() => whenIdle(code.preload), []);
  return Panel !== undefined && <Panel />;
}
