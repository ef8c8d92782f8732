"use client";

import { type ReactNode, useMemo } from "react";
import type { Selection } from "../../lib/mirror/selection.ts";
import { useMirror } from "./live-context.ts";
import { type PackedSnapshot, unpacked } from "./packed.ts";

export interface SeedProps {
  readonly selection: Selection;
  /** What the server drew from. */
  readonly snapshot: PackedSnapshot;
  readonly children: ReactNode;
}

/**
 * Puts server-drawn values into the mirror before its children are drawn, so that the browser's
 * first drawing equals the server's.
 */
export function Seed({ selection, snapshot, children }: SeedProps): ReactNode {
  const mirror = useMirror();
  // While drawing and not in an effect: effects run after the children. Doing it twice does nothing.
  useMemo(() => mirror.seed([unpacked(snapshot)], [selection]), [mirror, selection, snapshot]);
  return children;
}
