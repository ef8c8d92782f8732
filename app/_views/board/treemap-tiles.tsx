"use client";
/**
 * The tiles of the treemap, laid out a sector at a time, and again only when the box, the set of
 * instruments or their sizes change. What ticks change is painted.
 */
import { type RefObject, useEffect, useMemo, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { type LiveTable, useKeys } from "../../_live/hooks.ts";
import { HeatPainter } from "./heat-painter.ts";
import { SectorTiles, type TileRegistry } from "./sector-tiles.tsx";
import { tileColumns } from "./selections.ts";
import { TileCursor } from "./tile-cursor.tsx";
import { hasMoved, type TileLeaf, tileGroups } from "./tile-groups.ts";
import { useBodies } from "./use-bodies.ts";

interface TreemapTilesProps {
  /** The map, with the sectors' boxes in it. */
  box: RefObject<HTMLElement | null>;
  table: LiveTable<"quotes">;
  /** As in TreemapContents. */
  symbols: readonly string[] | null;
}

/** A turn draws sectors until it has drawn about so many tiles. */
const turnTiles = 12;
/** How often sizes are compared with those that were drawn, ms. */
const compareEveryMs = 60_000;

export default function TreemapTiles({ box, table, symbols }: TreemapTilesProps) {
  const part = { ...(symbols && { rows: symbols }), columns: tileColumns };
  const keys = useKeys(topics.quotes, part);
  const groups = useGroups(table, keys);
  const painter = useMemo(() => new HeatPainter((symbol) => table.get(symbol)), [table]);
  const registry: TileRegistry = useMemo(() => new Map(), []);
  useEffect(() => {
    const forget = table.onChange((changed) => painter.touch(changed));
    return () => {
      forget();
      painter.stop();
    };
  }, [painter, table]);

  const bodies = useBodies(box);
  // A large sector or a few small ones a turn, so that no turn is long.
  const [drawn, setDrawn] = useState(0);
  const known = keys.length > 0;
  useEffect(() => {
    if (!known || drawn >= bodies.length) return;
    const timer = setTimeout(() => {
      let next = drawn;
      for (let tiles = 0; next < bodies.length && tiles < turnTiles; next += 1) {
        tiles += groups.get(bodies[next]?.sector ?? "")?.length ?? 0;
      }
      setDrawn(next);
    }, 0);
    return () => clearTimeout(timer);
  }, [known, drawn, bodies, groups]);

  return (
    <TileCursor registry={registry} part={part} ready={drawn > 0 && drawn >= bodies.length}>
      {bodies.slice(0, drawn).map((body) => (
        <SectorTiles
          key={body.sector}
          body={body}
          leaves={groups.get(body.sector) ?? none}
          painter={painter}
          registry={registry}
        />
      ))}
    </TileCursor>
  );
}

const none: readonly TileLeaf[] = [];

/** What is drawn; another object only when one would see the difference. */
function useGroups(table: LiveTable<"quotes">, keys: readonly string[]) {
  const [held, setHeld] = useState(() => ({ keys, groups: tileGroups(table.rows()) }));
  if (held.keys !== keys) setHeld({ keys, groups: tileGroups(table.rows()) });
  useEffect(
    () =>
      systemClock.every(compareEveryMs, () =>
        setHeld((drawn) => {
          const groups = tileGroups(table.rows());
          return hasMoved(drawn.groups, groups) ? { ...drawn, groups } : drawn;
        }),
      ),
    [table],
  );
  return held.groups;
}
