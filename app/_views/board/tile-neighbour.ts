/** Tiles of the treemap as places: what lies under the pointer, and beside what has the focus. */

/** A tile's place in the whole treemap, px. */
export interface Tile {
  readonly symbol: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Way = "left" | "right" | "up" | "down";

/** Tiles overlap by rounding; what overlaps less than this is beside, px. */
const slack = 1;

/** The tile at a point, or null. */
export function tileAt(tiles: Iterable<Tile>, x: number, y: number): Tile | null {
  for (const tile of tiles) {
    const inside =
      x >= tile.x && x < tile.x + tile.width && y >= tile.y && y < tile.y + tile.height;
    if (inside) return tile;
  }
  return null;
}

/**
 * The next tile in a direction: of those that begin beyond the edge, one that lies straight ahead
 * before one that does not, then the nearest, then the one nearest to the middle. Null at the end.
 */
export function neighbourOf(tiles: Iterable<Tile>, from: Tile, way: Way): Tile | null {
  let best: Tile | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    if (tile.symbol === from.symbol || tile.width <= 0 || tile.height <= 0) continue;
    const cost = costOf(from, tile, way);
    if (cost < least) {
      least = cost;
      best = tile;
    }
  }
  return best;
}

/** How far off a tile is in a direction; infinite where it does not lie there. */
function costOf(from: Tile, to: Tile, way: Way): number {
  const level = way === "left" || way === "right";
  const ahead = gapAhead(from, to, way);
  if (ahead < -slack) return Number.POSITIVE_INFINITY;
  const [start, end, otherStart, otherEnd] = level
    ? [from.y, from.y + from.height, to.y, to.y + to.height]
    : [from.x, from.x + from.width, to.x, to.x + to.width];
  const beside = Math.max(otherStart - end, start - otherEnd);
  const middle = (start + end) / 2;
  const aside = Math.max(otherStart - middle, middle - otherEnd, 0);
  // Straight ahead counts before all: what is only beside costs more than any box is wide.
  const off = beside >= -slack ? 100_000 + beside * 100 : 0;
  return off + Math.max(0, ahead) * 10 + aside;
}

function gapAhead(from: Tile, to: Tile, way: Way): number {
  switch (way) {
    case "left":
      return from.x - (to.x + to.width);
    case "right":
      return to.x - (from.x + from.width);
    case "up":
      return from.y - (to.y + to.height);
    case "down":
      return to.y - (from.y + from.height);
  }
}
