"use client";

import { type ReactNode, useState } from "react";
import { Past } from "../../lib/mirror/past.ts";
import { useMirror } from "../_live/live-context.ts";
import { useOpenPast } from "./open-past.ts";
import { PastContext } from "./past-context.ts";

/**
 * Records what is watched inside it, so that it can be looked at as it was; under it all hooks of
 * app/_live/hooks.ts give the moment that a ScrubBar leads to. One on a page; give it a key where
 * another page takes its place, so that the new one begins anew.
 */
export function PastProvider({ children }: { children: ReactNode }): ReactNode {
  const mirror = useMirror();
  const [past] = useState(() => new Past(mirror));
  useOpenPast(past);
  return <PastContext value={past}>{children}</PastContext>;
}
