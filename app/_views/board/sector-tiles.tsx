"use client";
import { memo, useCallback } from "react";
import type { HeatPainter } from "./heat-painter.ts";
import { squarified } from "./squarified.ts";
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

/** How much wider than high a tile is at its best: words are. */
const aspect = 1.2;

/**
 * The tiles of one sector, drawn and written without React: there are hundreds, and what is in them
 * is the painter's.
 */
export const SectorTiles = memo(function SectorTiles(props: SectorTilesProps) {
  const { body, leaves, painter, registry } = props;
  const { sector, x, y, width, height } = body;
  const draw = useCallback(
    (box: HTMLDivElement) => {
      const rects = squarified(
        leaves.map(({ value }) => value),
        width,
        height,
        aspect,
      );
      const picture = svg("svg", { width, height });
      const forgets = leaves.map(({ name: symbol }, place) => {
        const rect = rects[place] ?? { x: 0, y: 0, width: 0, height: 0 };
        const { node, text } = tileOf(symbol, rect);
        picture.append(node);
        const tile = { ...rect, symbol, x: x + rect.x, y: y + rect.y };
        registry.set(symbol, tile);
        const forget = painter.add({ symbol, group: sector, node, text, short: rect.width < 72 });
        return () => {
          forget();
          if (registry.get(symbol) === tile) registry.delete(symbol);
        };
      });
      box.replaceChildren(picture);
      return () => {
        for (const forget of forgets) forget();
      };
    },
    [leaves, sector, x, y, width, height, painter, registry],
  );
  if (width <= 0 || height <= 0) return null;
  return <div ref={draw} className={styles.group} style={{ left: x, top: y, width, height }} />;
});

/** A tile with its symbol, and the text of its change where there is room. */
function tileOf(symbol: string, { x, y, width, height }: Omit<Tile, "symbol">) {
  const label = tileLabel(width, height, symbol);
  const node = svg("g", { class: styles.tile ?? "" });
  // A pixel of the ground on two sides parts it from its neighbours.
  node.append(
    svg("rect", { x, y, width: Math.max(0, width - 1), height: Math.max(0, height - 1) }),
  );
  if (label === null) return { node, text: null };
  const middle = x + width / 2;
  const base = y + height / 2 + label.size * 0.36;
  const name = svg("text", {
    x: middle,
    y: label.change ? base - 7 : base,
    "font-size": label.size,
  });
  name.textContent = symbol;
  node.append(name);
  if (!label.change) return { node, text: null };
  const text = svg("text", { x: middle, y: base - 7 + changeSize + 4 });
  node.append(text);
  return { node, text };
}

function svg<Name extends "svg" | "g" | "rect" | "text">(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    node.setAttribute(attribute, String(value));
  }
  return node;
}
