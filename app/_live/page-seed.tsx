import { headers } from "next/headers";
import type { ReactNode } from "react";
import { normalized, type Selection } from "../../lib/mirror/selection.ts";
import { boardSeam, documentHeader } from "../../lib/seam.ts";
import { type PackedSnapshot, packed } from "./packed.ts";
import { Seed } from "./seed.tsx";

export interface PageSeedProps {
  readonly selections: readonly Selection[];
  readonly children: ReactNode;
}

/**
 * Gives a page the board's values to be drawn from, when it is loaded as a document. When it is
 * navigated to, it carries none: the connection is there already and brings them.
 */
export async function PageSeed({ selections, children }: PageSeedProps): Promise<ReactNode> {
  const document = (await headers()).get(documentHeader) === "1";
  const seeded: Selection[] = [];
  const snapshots: PackedSnapshot[] = [];
  for (const selection of document ? selections.map(normalized) : []) {
    const { topic, ...part } = selection;
    const snapshot = boardSeam().snapshot(topic, part);
    if (snapshot === null) continue;
    seeded.push(selection);
    snapshots.push(packed(snapshot));
  }
  return (
    <Seed snapshots={snapshots} selections={seeded}>
      {children}
    </Seed>
  );
}
