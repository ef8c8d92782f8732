import { headers } from "next/headers";
import type { ReactNode } from "react";
import { normalized, type Selection } from "../../lib/mirror/selection.ts";
import { boardSeam, documentHeader } from "../../lib/seam.ts";
import { packed } from "./packed.ts";
import { Seed, type SeedProps } from "./seed.tsx";

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
  const seeds: Omit<SeedProps, "children">[] = [];
  for (const selection of document ? selections.map(normalized) : []) {
    const { topic, ...part } = selection;
    const snapshot = boardSeam().snapshot(topic, part);
    if (snapshot === null) continue;
    seeds.push({ selection, snapshot: packed(snapshot) });
  }
  // One around the other: the browser may do something else after each.
  let seeded = children;
  for (const seed of seeds.reverse()) seeded = <Seed {...seed}>{seeded}</Seed>;
  return seeded;
}
