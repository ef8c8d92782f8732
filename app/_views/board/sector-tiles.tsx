"use client";
import { memo, useCallback } from "react";
import { Treemap, type TreemapNode } from "recharts";
import type { HeatPainter } from "./heat-painter.ts";
import type { TileLeaf } from "./tile-groups.ts";
import { changeSize, tileLabel } from "./tile-label.ts";
import type { Tile } from "./tile-neighbour.ts";
import styles from "./treemap.module.css";
import type { Body } from "./use-bodies.ts";

/** The tiles that are drawn, by symbol, where they are in the map. */
export type TileRegistry = Map<string, Tile>;

interface SectorTilesProps {
  body: Body;
  /** The largest first. */
  leaves: readonly TileLeaf[];
  painter: HeatPainter;
  registry: TileRegistry;
}

/** The tiles of one sector, laid out by Recharts and written by the painter from then on. */
export const SectorTiles = memo(function SectorTiles(props: SectorTilesProps) {
  const { body, leaves, painter, registry } = props;
  const { sector, x, y, width, height } = body;
  const content = useCallback(
    (node: TreemapNode) =>
      node.depth === 0 ? (
        <g />
      ) : (
        <OneTile
          tile={{
            symbol: node.name,
            x: x + node.x,
            y: y + node.y,
            width: node.width,
            height: node.height,
          }}
          sector={sector}
          left={node.x}
          top={node.y}
          painter={painter}
          registry={registry}
        />
      ),
    [sector, x, y, painter, registry],
  );
  if (width <= 0 || height <= 0) return null;
  return (
    <div className={styles.group} style={{ left: x, top: y, width, height }}>
      <Treemap
        width={width}
        height={height}
        data={leaves as TileLeaf[] & { [key: string]: unknown }[]}
        dataKey="value"
        nameKey="name"
        aspectRatio={1.2}
        content={content}
        isAnimationActive={false}
      />
    </div>
  );
});

interface OneTileProps {
  tile: Tile;
  sector: string;
  /** Within its sector, px. */
  left: number;
  top: number;
  painter: HeatPainter;
  registry: TileRegistry;
}

function OneTile({ tile, sector, left, top, painter, registry }: OneTileProps) {
  const { symbol, width, height } = tile;
  const label = tileLabel(width, height, symbol);
  const ref = useCallback(
    (node: SVGGElement) => {
      registry.set(symbol, tile);
      const text = node.querySelector("text + text");
      const forget = painter.add({ symbol, group: sector, node, text, short: width < 72 });
      return () => {
        forget();
        if (registry.get(symbol) === tile) registry.delete(symbol);
      };
    },
    [painter, registry, sector, symbol, tile, width],
  );
  const middle = left + width / 2;
  const base = top + height / 2 + (label?.size ?? 0) * 0.36;
  return (
    <g ref={ref} className={styles.tile}>
      {/* A pixel of the ground on two sides parts it from its neighbours. */}
      <rect x={left} y={top} width={Math.max(0, width - 1)} height={Math.max(0, height - 1)} />
      {label !== null && (
        <text x={middle} y={label.change ? base - 7 : base} fontSize={label.size}>
          {symbol}
        </text>
      )}
      {label?.change && <text x={middle} y={base - 7 + changeSize + 4} />}
    </g>
  );
}
