"use client";

import { useContext, useMemo } from "react";
import { View } from "../../lib/mirror/view.ts";
import { PastContext } from "../_past/past-context.ts";
import { useMirror } from "./live-context.ts";

interface Part {
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** A view of a selection, the same while the selection says the same; under a PastProvider, as it was. */
export function useView(topic: string | null, part: Part = {}): View | null {
  const mirror = useMirror();
  const past = useContext(PastContext);
  // Options are mostly written where they are used and so are new each time: compared by content.
  const wanted = topic === null ? null : JSON.stringify([topic, part.rows, part.columns]);
  return useMemo(() => {
    if (wanted === null) return null;
    const [name, rows, columns] = JSON.parse(wanted) as [string, string[] | null, string[] | null];
    const selection = { topic: name, ...(rows && { rows }), ...(columns && { columns }) };
    return new View(mirror, selection, past);
  }, [mirror, past, wanted]);
}
