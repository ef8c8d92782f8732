import { headers } from "next/headers";
import type { ReactNode } from "react";
import { normalized, type Selection } from "../../lib/mirror/selection.ts";
import { boardSeam, documentHeader } from "../../lib/seam.ts";
import { packed } from "./packed.ts";
import { Seed, type SeedProps } from "./seed.tsx";

/** Some rows of a selection that names none, enough to draw the page from until all come. */
export interface PartSeed {
  readonly selection: Selection;
  readonly rows: readonly string[];
}

export interface PageSeedProps {
  readonly selections: readonly Selection[];
  readonly parts?: readonly PartSeed[];
  readonly children: ReactNode;
}

/**
 * Gives a page the board's values to be drawn from, when it is loaded as a document. When it is
 * navigated to, it carries none: the connection is there already and brings them.
 */
export async function PageSeed(props: PageSeedProps): Promise<ReactNode> {
  const { selections, parts = [], children } = props;
  const seeds = (await isDocument())
    ? [...selections.flatMap((selection) => seedOf(selection)), ...parts.flatMap(partSeedOf)]
    : [];
  // One around the other: the browser may do something else after each.
  let seeded = children;
  for (const seed of seeds.reverse()) seeded = <Seed {...seed}>{seeded}</Seed>;
  return seeded;
}

/** Whether the page is loaded as a document, and so brings values. */
export async function isDocument(): Promise<boolean> {
  return (await headers()).get(documentHeader) === "1";
}

type SeedData = Omit<SeedProps, "children">;

function seedOf(wanted: Selection): SeedData[] {
  const selection = normalized(wanted);
  const { topic, ...part } = selection;
  const snapshot = boardSeam().snapshot(topic, part);
  return snapshot === null ? [] : [{ selection, snapshot: packed(snapshot) }];
}

function partSeedOf({ selection: wanted, rows }: PartSeed): SeedData[] {
  const selection = normalized(wanted);
  const { topic, ...part } = selection;
  const snapshot = boardSeam().snapshot(topic, { ...part, rows });
  return snapshot === null ? [] : [{ selection, snapshot: packed({ ...snapshot, partial: true }) }];
}
